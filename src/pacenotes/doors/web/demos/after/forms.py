"""What the pages after a demo ask for."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.axis import clock
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.demos.actions import FeedbackFields
from pacenotes.rooms.demos.models import DemoSession, Feedback, PlanStep
from pacenotes.rooms.demos.queries.record import calls_to_join, same_day_first
from pacenotes.rooms.people.models import Person

_CLOCK = re.compile(r"(-?)(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)", re.ASCII)


class StepField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """A step of the plan, or the whole of it."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            PlanStep.objects.none(), label=label, required=False, empty_label=_("the whole demo")
        )


class FeedbackForm(forms.Form):
    """What went well, and one thing to try."""

    went_well = forms.CharField(
        label=_("What went well"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    went_well_in = StepField(_("in"))
    to_try = forms.CharField(
        label=_("One thing to try"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One, and small enough for the next demo."),
    )
    to_try_in = StepField(_("in"))

    def __init__(
        self, data: Any = None, *, session: DemoSession, given: Feedback | None = None
    ) -> None:
        initial = {name: getattr(given, name) for name in self.base_fields if given is not None}
        super().__init__(data, initial=initial, auto_id="feedback-%s")
        for name in ("went_well_in", "to_try_in"):
            field = self.fields[name]
            if isinstance(field, StepField):
                field.queryset = session.demo.steps.all()

    def told(self) -> FeedbackFields:
        """What it says."""
        data = self.cleaned_data
        return {
            "went_well": data["went_well"],
            "went_well_in": data["went_well_in"],
            "to_try": data["to_try"],
            "to_try_in": data["to_try_in"],
        }


class GivingForm(FeedbackForm):
    """The same, and to whom."""

    to = forms.ModelChoiceField(
        label=_("To"), queryset=Person.objects.none(), empty_label=_("choose a colleague")
    )
    field_order = ("to",)

    def __init__(self, data: Any = None, *, session: DemoSession, by: Person) -> None:
        super().__init__(data, session=session)
        team = [m.person_id for m in session.demo.deal.team.all() if m.person_id != by.pk]
        field = self.fields["to"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Person.objects.active().filter(pk__in=team).order_by("name")


class CallForm(forms.Form):
    """Which call the session was, and when in it the demo began."""

    call = forms.ModelChoiceField(
        label=_("Call"), queryset=Call.objects.none(), empty_label=_("choose a call")
    )
    began_at = forms.CharField(
        label=_("The demo began at"),
        initial="0:00",
        max_length=10,
        help_text=_("Minutes and seconds into the call, such as 4:30."),
    )

    def __init__(self, data: Any = None, *, session: DemoSession) -> None:
        initial = {}
        if session.call_id is not None:
            initial = {"call": session.call_id, "began_at": clock(session.call_offset or 0)}
        super().__init__(data, initial=initial, auto_id="join-%s")
        keys = [call.pk for call in calls_to_join(session)]
        keys += [session.call_id] if session.call_id else []
        field = self.fields["call"]
        if isinstance(field, forms.ModelChoiceField):
            rows = Call.objects.filter(pk__in=keys)
            field.queryset = rows.order_by(*same_day_first(session))

    def clean_began_at(self) -> float:
        """Seconds into the call."""
        written = self.cleaned_data["began_at"].strip().replace("−", "-")
        found = _CLOCK.fullmatch(written)
        if found is None:
            raise forms.ValidationError(_("Write minutes and seconds, such as 4:30."))
        sign, hours, minutes, seconds = found.groups()
        whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        return float(-whole if sign else whole)
