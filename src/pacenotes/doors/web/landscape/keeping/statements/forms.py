"""What the pages about statements ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.doors.web.changed_meanwhile import RememberingForm
from pacenotes.doors.web.landscape.keeping.in_words import day_or_none
from pacenotes.rooms.landscape.models import StatementVersion


def _day(label: Any, *, is_required: bool) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=is_required, widget=widget)


class StatementForm(RememberingForm):
    """What sets the company apart, its proof, and since when it is so."""

    text = forms.CharField(label=_("Statement"), max_length=300)
    proof = forms.CharField(
        label=_("Proof"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    link = forms.URLField(
        label=_("Link"), max_length=500, required=False, assume_scheme="https"
    )  # fmt: skip
    since = _day(_("So since"), is_required=True)
    until = _day(_("So until"), is_required=False)

    def __init__(self, data: Any = None, *, now: StatementVersion | None = None) -> None:
        told: dict[str, Any] = {}
        if now is not None:
            told = {name: getattr(now, name) for name in ("text", "proof", "link")}
            told["version"] = now.pk
            told["since"] = day_or_none(now.held_from)
            told["until"] = day_or_none(now.held_until)
        super().__init__(data, initial=told)
