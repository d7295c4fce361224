"""What to say of a capability: the owner's sentences on a battlecard or a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.capability import Capability
from pacenotes.rooms.landscape.models.product import Product
from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def _long(label: StrPromise) -> models.TextField[str, str]:
    return models.TextField(label, max_length=600, validators=[MaxLengthValidator(600)], blank=True)


class TalkTrackQuerySet(LandscapeQuerySet["TalkTrack"]):
    """Talk tracks: everybody sees them."""


class TalkTrack(models.Model):
    """Sentences on a capability of `ours`: in general, or against one product (`against`).

    `standing` is what they were worded for, on `worded_on`; where it has changed since, they are
    struck through until their owner rewords them.
    """

    ours = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    capability = models.ForeignKey(Capability, on_delete=models.PROTECT, related_name="talk_tracks")
    against = models.ForeignKey(
        Product, null=True, blank=True, on_delete=models.PROTECT, related_name="talk_tracks"
    )
    say = models.TextField(_("say"), max_length=600, validators=[MaxLengthValidator(600)])
    ask = _long(_("ask the customer"))
    proof = _long(_("proof"))
    trap = _long(_("trap to avoid"))
    show = _long(_("for the driver: where to show it"))
    standing = models.CharField(max_length=12)
    worded_on = models.IntegerField()
    worded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = TalkTrackQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["ours", "capability", "against"], name="one_talk_track_a_claim"
            ),
            models.UniqueConstraint(
                fields=["ours", "capability"],
                condition=models.Q(against=None),
                name="one_general_talk_track",
            ),
            models.CheckConstraint(condition=~models.Q(say=""), name="talk_track_says_something"),
        ]
        ordering: ClassVar[list[str]] = ["capability", "pk"]

    def __str__(self) -> str:
        return self.say
