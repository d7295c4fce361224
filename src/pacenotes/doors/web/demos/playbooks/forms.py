"""What the pages about playbooks ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.doors.web.changed_meanwhile import RememberingForm
from pacenotes.doors.web.demos.step_fields import StepFieldsForm
from pacenotes.rooms.demos.actions import PlaybookStepFields
from pacenotes.rooms.demos.models import Playbook, PlaybookStep


class PlaybookForm(RememberingForm):
    """A playbook's name, and what it is for."""

    name = forms.CharField(label=_("Name"), max_length=160)
    about = forms.CharField(
        label=_("What it is for"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None, *, playbook: Playbook | None = None) -> None:
        told: dict[str, Any] = {}
        if playbook is not None:
            told = {"name": playbook.name, "about": playbook.about, "version": playbook.version}
        super().__init__(data, initial=told, auto_id="playbook-%s")


class PlaybookStepForm(StepFieldsForm):
    """A step of a playbook; it proves a capability by its name."""

    capability = forms.CharField(
        label=_("Capability it proves"),
        required=False,
        max_length=160,
        help_text=_("A plan proves it where its deal requires a capability of this name."),
    )
    field_order = (
        "shows",
        "how",
        "minutes",
        "roles",
        "capability",
        "differentiator",
        "if_short",
        "agenda",
    )

    def __init__(self, data: Any = None, *, playbook: Playbook, step: PlaybookStep | None) -> None:
        super().__init__(data, step=step, version=playbook.version)
        if step is not None:
            self.initial["capability"] = step.capability

    def fields_sent(self) -> PlaybookStepFields:
        """All fields, for a step that is new."""
        return {n: v for n, v in self.cleaned_data.items() if n != "version"}  # type: ignore[return-value]  # the form's fields are the action's

    def fields_touched(self) -> PlaybookStepFields:
        """The fields that were changed, of a step that is there."""
        return self.touched()  # type: ignore[return-value]  # the form's fields are the action's
