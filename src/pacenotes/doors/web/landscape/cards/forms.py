"""What is asked for where a capability is worded."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.landscape.standing import STANDING_NAMES, Standing
from pacenotes.rooms.landscape.actions import Worded
from pacenotes.rooms.landscape.models import Product, TalkTrack

MOST = 600


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class TalkTrackForm(forms.Form):
    """The owner's sentences; `standing` is what the page showed, `version` what was read."""

    say = forms.CharField(label=_("Say"), max_length=MOST, widget=_text(2))
    ask = forms.CharField(
        label=_("Ask the customer"),
        required=False,
        max_length=MOST,
        widget=_text(2),
        help_text=_("A question that brings it out."),
    )
    proof = forms.CharField(label=_("Proof"), required=False, max_length=MOST, widget=_text(2))
    trap = forms.CharField(
        label=_("Trap to avoid"), required=False, max_length=MOST, widget=_text(2)
    )
    show = forms.CharField(
        label=_("For the driver: where to show it"),
        required=False,
        max_length=MOST,
        widget=_text(2),
    )
    standing = forms.ChoiceField(
        choices=lambda: list(STANDING_NAMES.items()), widget=forms.HiddenInput
    )
    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    ours = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    against = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        ours: Product,
        against: Product | None,
        standing: Standing,
        track: TalkTrack | None,
    ) -> None:
        told: dict[str, Any] = {
            "standing": standing.value,
            "ours": ours.pk,
            "against": against.pk if against else None,
            "version": track.version if track else 0,
        }
        if track is not None:
            told |= {name: getattr(track, name) for name in WRITTEN}
        place = against.pk if against else 0
        super().__init__(data, initial=told, auto_id=f"words-{place}-%s")

    def worded(self) -> Worded:
        """The sentences."""
        return {name: self.cleaned_data[name] for name in WRITTEN}  # type: ignore[return-value]  # the form's fields are the action's


WRITTEN = ("say", "ask", "proof", "trap", "show")
