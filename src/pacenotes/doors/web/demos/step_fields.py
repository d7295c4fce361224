"""What the form of a step asks for, in a plan as in a playbook."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.contact_roles import CONTACT_ROLES
from pacenotes.doors.web.changed_meanwhile import RememberingForm
from pacenotes.doors.web.suggesting import Suggesting
from pacenotes.rooms.demos.models import MOST_MINUTES, PlanStep, PlaybookStep
from pacenotes.rooms.landscape.queries.naming import suggested_capabilities

WRITTEN = ("shows", "how", "roles", "differentiator", "minutes", "if_short", "agenda")


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class StepFieldsForm(RememberingForm):
    """A step."""

    shows = forms.CharField(label=_("What is shown"), max_length=200)
    how = forms.CharField(
        label=_("Notes for the driver"),
        required=False,
        max_length=4000,
        widget=_text(4),
        help_text=_("What you want at hand while you show it."),
    )
    roles = forms.MultipleChoiceField(
        label=_("For whom"),
        required=False,
        choices=lambda: [(role.key, _(role.name)) for role in CONTACT_ROLES],
        widget=forms.CheckboxSelectMultiple,
    )
    differentiator = forms.CharField(
        label=_("Differentiator it proves"),
        required=False,
        max_length=200,
        widget=Suggesting(suggested_capabilities),
        help_text=_("A capability of the landscape, or other words."),
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=MOST_MINUTES, initial=5, localize=False
    )
    if_short = forms.CharField(
        label=_("If time is short, say"), required=False, max_length=1000, widget=_text(2)
    )
    agenda = forms.CharField(
        label=_("Line on the agenda"),
        required=False,
        max_length=120,
        help_text=_("What the audience sees of this step. Empty: nothing."),
    )

    def __init__(
        self, data: Any = None, *, step: PlanStep | PlaybookStep | None, version: int
    ) -> None:
        told: dict[str, Any] = {"version": version}
        if step is not None:
            told |= {name: getattr(step, name) for name in WRITTEN}
        super().__init__(data, initial=told, auto_id=f"step-{step.pk if step else 'new'}-%s")
