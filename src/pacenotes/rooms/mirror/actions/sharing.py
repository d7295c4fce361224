"""Share out of one's mirror with one other person, for a time, and take it back."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.mirror.shared import MOST_DAYS, Copy
from pacenotes.core.wording import words
from pacenotes.rooms.mirror import rules
from pacenotes.rooms.mirror.actions.keys import locked
from pacenotes.rooms.mirror.models import MirrorKey, MirrorShare, shared_between
from pacenotes.rooms.mirror.models.padded_value import to_padded
from pacenotes.rooms.mirror.models.sealing import seal, seal_for
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden


@transaction.atomic
def share(*, copy: Copy, receiver: Person, days: int, key: bytes, by: Person) -> MirrorShare:
    """Share a copy with one colleague for so many days; what is over goes with it.

    Forbidden with oneself, with who has no mirror to open it in, and of a remark with who may not
    see its call. ValidationError for more days than `MOST_DAYS`."""
    rules.check_may_share(by, receiver, copy)
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError(_("For %(most)d days at most."), params={"most": MOST_DAYS})
    locked(by, key)
    theirs = MirrorKey.objects.visible_to(receiver).first()
    if theirs is None:
        raise Forbidden(words(rules.THEY_HAVE_NONE, name=receiver.name))
    _forget_what_is_over()
    plain, about = to_padded(copy), shared_between(by.pk, receiver.pk)
    return MirrorShare.objects.create(
        giver=by,
        receiver=receiver,
        until=timezone.now() + dt.timedelta(days=days),
        for_giver=seal(key, plain, about),
        for_receiver=seal_for(theirs.public_key, plain, about),
    )


@transaction.atomic
def take_back(*, share: MirrorShare, by: Person) -> None:
    """Take a share back, or as its receiver put it away: the copy is deleted."""
    rules.check_may_take_back(by, share)
    _forget_what_is_over()
    share.delete()


def _forget_what_is_over() -> None:
    MirrorShare.objects.filter(until__lte=timezone.now()).delete()
