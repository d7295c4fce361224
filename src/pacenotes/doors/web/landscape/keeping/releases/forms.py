"""What the pages about releases ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.doors.web.changed_meanwhile import RememberingForm
from pacenotes.doors.web.landscape.keeping.in_words import day_or_none
from pacenotes.rooms.landscape.models import Release, ReleaseVersion


class MoveForm(RememberingForm):
    """How far a release is, and its day."""

    state = forms.ChoiceField(label=_("State"), choices=ReleaseVersion.State.choices)
    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day it shipped, or the day it is planned for. What has shipped has one."),
    )
    source = forms.CharField(label=_("Source"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, now: ReleaseVersion | None = None) -> None:
        told: dict[str, Any] = {}
        if now is not None:
            told = {"state": now.state, "day": day_or_none(now.day)}
            told["version"] = now.release.version
        super().__init__(data, initial=told)


class ReleaseNameForm(RememberingForm):
    """Another name for a release."""

    name = forms.CharField(label=_("Release"), max_length=80)

    def __init__(self, data: Any = None, *, now: Release) -> None:
        super().__init__(data, initial={"name": now.name, "version": now.version})


class ReleaseForm(MoveForm):
    """A release that is new."""

    name = forms.CharField(label=_("Release"), max_length=80)
    field_order = ("name", "state", "day", "source")
