"""What the pages about the five questions ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.validators import validate_comma_separated_integer_list
from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from pacenotes.core.qualification import Decision
from pacenotes.doors.web.deals.evidence_rows import occasion
from pacenotes.doors.web.deals.whom import WhomForm, whom_field
from pacenotes.doors.web.rows_field import RowsField
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.models import BusinessCase, Contact, Deadline, Deal, Evidence, Pitfall
from pacenotes.rooms.people.models import Person


class EvidenceDecisionForm(WhomForm):
    """What the owner makes of a piece of evidence, and who was met where it says that."""

    decision = forms.ChoiceField(
        choices=[*((d.value, d.value) for d in Decision), ("odds", "odds")]
    )

    def decided(self) -> tuple[Decision, bool]:
        """The decision, and whether it goes against what was answered before."""
        chosen = self.cleaned_data["decision"]
        return (Decision.ACCEPTED, True) if chosen == "odds" else (Decision(chosen), False)


class EvidenceField(RowsField):
    """Pieces of evidence to rest on, each shown by its words and where they stand."""

    def label_from_instance(self, obj: Any) -> str:
        """The words, shortened, and who said them when."""
        said = Truncator(obj.words).chars(140)
        day = f", {PAGE.day(obj.said_on)}" if obj.said_on else ""
        return f"“{said}” ({obj.speaker or obj.get_source_display()}{day})"


class RestingForm(forms.Form):
    """Something that rests on evidence; `version` is what was read, so that nobody's edit is
    lost."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    evidence = EvidenceField(
        label=_("Rests on"),
        queryset=Evidence.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _(
                "An answer rests on words that were really said: choose some, or cite some from a "
                "call, a note or a mail first."
            )
        },
    )

    def __init__(self, *args: Any, pieces: Sequence[Evidence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["evidence"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = Evidence.objects.filter(pk__in=[p.pk for p in pieces]).order_by(
                "-said_on", "-pk"
            )


class AnswerForm(RestingForm):
    """An answer to a part of a question."""

    text = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    contact = forms.ModelChoiceField(
        label=_("Who at the account"), required=False, queryset=Contact.objects.none()
    )
    seen = forms.CharField(
        widget=forms.HiddenInput, required=False, validators=[validate_comma_separated_integer_list]
    )
    field_order = ("text", "contact", "evidence", "version", "seen")

    def __init__(self, *args: Any, deal: Deal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _contacts(self, deal)

    def ids_seen(self) -> list[int] | None:
        """The ids of the accepted evidence that was there to be read; None where it isn't said."""
        if "seen" not in self.data:
            return None
        return [int(pk) for pk in self.cleaned_data["seen"].split(",") if len(pk) in range(1, 19)]

    def add_seen(self, pieces: Iterable[Evidence], sent: QueryDict) -> None:
        """Let it be sent again with what it is being shown now, chosen so that it stays."""
        told = sent.copy()
        keys = [str(piece.pk) for piece in pieces]
        told["seen"] = ",".join([*filter(None, [told.get("seen", "")]), *keys])
        told.setlist("evidence", [*told.getlist("evidence"), *keys])
        self.data = told


class OccasionField(EvidenceField):
    """Pieces of evidence that somebody was met, each shown with the occasion it is of."""

    def label_from_instance(self, obj: Any) -> str:
        """The occasion first, then the words, shortened, and who said them."""
        said = f"{occasion(obj)}: “{Truncator(obj.words).chars(120)}”"
        return f"{said} ({obj.speaker})" if obj.speaker else said


class MetForm(AnswerForm):
    """An answer to whether somebody was met: which contact, and on which occasion."""

    def __init__(self, *args: Any, deal: Deal, pieces: Sequence[Evidence], **kwargs: Any) -> None:
        super().__init__(*args, deal=deal, pieces=pieces, **kwargs)
        nobody = _("Choose which contact was met. Who isn't there yet is added to the deal first.")
        self.fields["contact"] = whom_field(deal, error_messages={"required": nobody})
        rests_on = self.fields["evidence"]
        self.fields["evidence"] = OccasionField(
            label=_("On which occasion"),
            queryset=Evidence.objects.filter(pk__in=[p.pk for p in pieces]).order_by(
                "-said_on", "-pk"
            ),
            widget=forms.CheckboxSelectMultiple,
            help_text=_("By what was said there. A mail isn't a meeting."),
            error_messages=rests_on.error_messages,
        )
        self.order_fields(["contact", "evidence", "text", "version", "seen"])


class DeadlineForm(forms.Form):
    """A deadline."""

    what = forms.CharField(label=_("What is due"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Deadline.Kind.choices)
    first = forms.DateField(
        label=_("Day, or first day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    last = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty where it is one day."),
    )
    contact = forms.ModelChoiceField(
        label=_("Who set it"), required=False, queryset=Contact.objects.none()
    )
    set_by = forms.CharField(label=_("Or whoever else set it"), required=False, max_length=160)
    state = forms.ChoiceField(
        label=_("What became of it"), choices=Deadline.State.choices, initial=Deadline.State.OPEN
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, deal: Deal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _contacts(self, deal)

    def clean(self) -> dict[str, Any]:
        """One day where no last day is given."""
        told = super().clean() or {}
        told["last"] = told.get("last") or told.get("first")
        if told.get("first") and told["last"] < told["first"]:
            self.add_error("last", _("The last day is before the first."))
        return told


class NewDeadlineForm(RestingForm, DeadlineForm):
    """A deadline written down on evidence."""

    field_order = ("what", "kind", "first", "last", "contact", "set_by", "state", "evidence")


class PitfallForm(forms.Form):
    """A pitfall."""

    what = forms.CharField(label=_("What may stop it"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=Pitfall.Kind.choices)
    severity = forms.TypedChoiceField(
        label=_("Severity"), choices=Pitfall.Level.choices, coerce=int, initial=2
    )
    likelihood = forms.TypedChoiceField(
        label=_("Likelihood"), choices=Pitfall.Level.choices, coerce=int, initial=2
    )
    minded_by = forms.ModelChoiceField(
        label=_("Who minds it"), required=False, queryset=Person.objects.none()
    )
    mitigation = forms.CharField(
        label=_("What is done about it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    state = forms.ChoiceField(
        label=_("What became of it"), choices=Pitfall.State.choices, initial=Pitfall.State.OPEN
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, deal: Deal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["minded_by"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Person.objects.active().filter(memberships__deal=deal)


class NewPitfallForm(RestingForm, PitfallForm):
    """A pitfall written down on evidence."""

    field_order = (
        "what", "kind", "severity", "likelihood", "minded_by", "mitigation", "state", "evidence",
    )  # fmt: skip


class BusinessCaseForm(forms.Form):
    """The business case."""

    metric = forms.CharField(
        label=_("Metric"),
        required=False,
        max_length=200,
        help_text=_("What is counted, such as hours lost a month."),
    )
    today = forms.CharField(label=_("Today"), required=False, max_length=200)
    target = forms.CharField(label=_("Target"), required=False, max_length=200)
    value = forms.DecimalField(
        label=_("Worth"), required=False, max_digits=16, decimal_places=2, min_value=0
    )
    currency = forms.RegexField(
        label=_("Currency"),
        regex=r"^[A-Za-z]{3}$",
        required=False,
        error_messages={"invalid": _("Three letters, such as EUR.")},
    )
    period = forms.ChoiceField(
        label=_("Period"), required=False, choices=[("", "–"), *BusinessCase.Period.choices]
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """A value says its currency."""
        told = super().clean() or {}
        if told.get("value") is not None and not told.get("currency"):
            self.add_error("currency", _("Say in which currency, such as EUR."))
        return told


def _contacts(form: forms.Form, deal: Deal) -> None:
    field = form.fields["contact"]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = Contact.objects.filter(account=deal.account_id or 0)
