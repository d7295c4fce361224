"""What the pages about a demo's plan ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.doors.web.changed_meanwhile import RememberingForm
from pacenotes.doors.web.demos.step_fields import StepFieldsForm
from pacenotes.doors.web.rows_field import RowsField
from pacenotes.rooms.deals.models import Deal, Meeting, RequiredCapability
from pacenotes.rooms.demos.actions import StepFields
from pacenotes.rooms.demos.models import MOST_PLANNED_MINUTES, Demo, PlanStep, Playbook
from pacenotes.rooms.demos.rules.plans import plays_technical
from pacenotes.rooms.people.models import Person


class PlaybookField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """A playbook, shown by its name and whose it is."""

    def label_from_instance(self, obj: Any) -> str:
        """Name and owner."""
        return f"{obj.name} ({obj.owner.name})"


class PlanForm(forms.Form):
    """A demo to plan."""

    title = forms.CharField(label=_("Title"), max_length=160)
    playbook = PlaybookField(
        label=_("Begin with a playbook"),
        required=False,
        queryset=Playbook.objects.none(),
        empty_label=_("an empty plan"),
    )

    def __init__(self, data: Any = None, *, deal: Deal, person: Person) -> None:
        named = deal.account.name if deal.account else deal.name
        super().__init__(data, initial={"title": _("Demo for %(name)s") % {"name": named}})
        field = self.fields["playbook"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Playbook.objects.visible_to(person).select_related("owner")


class DemoForm(RememberingForm):
    """A demo's title, day, minutes and meeting."""

    title = forms.CharField(label=_("Title"), max_length=160)
    meeting = forms.ModelChoiceField(
        label=_("Meeting"),
        required=False,
        queryset=Meeting.objects.none(),
        empty_label=_("none yet"),
        help_text=_("It says who is there, and on which day."),
    )
    held_on = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("With a meeting, that is the meeting's."),
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=MOST_PLANNED_MINUTES, localize=False
    )

    def __init__(self, data: Any = None, *, demo: Demo) -> None:
        names = ("title", "held_on", "minutes", "version")
        told = {name: getattr(demo, name) for name in names} | {"meeting": demo.meeting_id}
        super().__init__(data, initial=told)
        field = self.fields["meeting"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = demo.deal.meetings.all()


class StepForm(StepFieldsForm):
    """A step of a plan; it proves what its deal requires."""

    proves = RowsField(
        label=_("Required capabilities it proves"),
        required=False,
        queryset=RequiredCapability.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = (
        "shows",
        "how",
        "minutes",
        "roles",
        "proves",
        "differentiator",
        "if_short",
        "agenda",
    )

    def __init__(self, data: Any = None, *, demo: Demo, step: PlanStep | None) -> None:
        super().__init__(data, step=step, version=demo.version)
        if step is not None:
            self.initial["proves"] = [one.pk for one in step.proves.all()]
        field = self.fields["proves"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = demo.deal.capabilities.all()

    def fields_sent(self) -> StepFields:
        """All fields, for a step that is new."""
        names = set(self.cleaned_data) - {"proves", "version"}
        return {name: self.cleaned_data[name] for name in names}  # type: ignore[return-value]  # the form's fields are the action's

    def fields_touched(self) -> StepFields:
        """The fields that were changed, of a step that is there."""
        told = self.touched()
        return {name: told[name] for name in told if name != "proves"}  # type: ignore[return-value]  # the form's fields are the action's


class HandForm(forms.Form):
    """The colleague to whom a demo is handed."""

    to = forms.ModelChoiceField(
        label=_("To"), queryset=Person.objects.none(), empty_label=_("choose a colleague")
    )

    def __init__(self, data: Any = None, *, demo: Demo) -> None:
        super().__init__(data, auto_id="hand-%s")
        able = [
            member.person_id
            for member in demo.deal.team.all()
            if member.person_id != demo.demoer_id and plays_technical(member.person, demo.deal)
        ]
        field = self.fields["to"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Person.objects.active().filter(pk__in=able)


class NameForm(forms.Form):
    """The name of a playbook that is made or copied."""

    name = forms.CharField(label=_("Name of the playbook"), max_length=160)

    def __init__(self, data: Any = None, *, name: str = "") -> None:
        super().__init__(data, initial={"name": name[:160]}, auto_id="playbook-%s")
