"""What the pages about calls ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.qualification import Decision
from pacenotes.core.roster import Party
from pacenotes.doors.web.deals.sources.forms import CitationForm
from pacenotes.doors.web.deals.whom import WhomForm
from pacenotes.rooms.calls.models import Speaker
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.people.models import Person

MOST_FILES = 10
"""Files dropped in one go."""


class FilesInput(forms.ClearableFileInput):
    """A plain file input that takes several files."""

    allow_multiple_selected = True


class TranscriptsField(forms.FileField):
    """Several files; each has a name and may be empty, which the action refuses with its name."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files, at least one and at most `MOST_FILES`."""
        files = [super(TranscriptsField, self).clean(one, initial) for one in data or [None]]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("At most %(most)s files at once. None was added."), params={"most": MOST_FILES}
            )
        return files


class DropForm(forms.Form):
    """Transcripts of calls, and the day they were held where the files don't say it."""

    transcripts = TranscriptsField(
        label=_("Transcripts"),
        widget=FilesInput(attrs={"multiple": True}),
        allow_empty_file=True,
        help_text=_(
            "WebVTT, SRT, SBV, Google Meet, Teams, Otter, Gong, Fireflies, Deepgram, AssemblyAI, "
            "AWS Transcribe, Whisper, Markdown or text; up to 10 MB each."
        ),
    )
    held_on = forms.DateField(
        label=_("Held on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Deadlines are counted from this day. Leave it empty where the file says it."),
    )


class ReplacementForm(forms.Form):
    """Another file in the place of one that can't be read."""

    file = forms.FileField(label=_("Another file"), allow_empty_file=True)


class CallCitationForm(CitationForm):
    """Words of a call to cite as evidence: they stand in one utterance, whose number is `place`."""

    place = forms.IntegerField(
        label=_("Number of the utterance"),
        min_value=0,
        max_value=10_000_000,
        help_text=_("Filled in when you mark words in the text; else the number in its address."),
    )


class DayForm(forms.Form):
    """The day on which a call was held."""

    held_on = forms.DateField(
        label=_("Held on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class DecisionForm(WhomForm):
    """What the owner makes of a proposal, and who was met where it says that."""

    decision = forms.TypedChoiceField(
        choices=[(d.value, d.value) for d in Decision], coerce=Decision
    )


class SeatForm(forms.Form):
    """Whose side a speaker is on, or which colleague it is."""

    seat = forms.ChoiceField(label=_("Who is this?"))

    def __init__(self, *args: Any, deal: Deal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._team = {str(m.person_id): m for m in deal.team.all()}
        field = self.fields["seat"]
        if isinstance(field, forms.ChoiceField):
            field.choices = seat_choices(deal)

    def seated(self) -> tuple[Party, Person | None]:
        """The side, and the colleague where it is one of the team."""
        chosen = self.cleaned_data["seat"]
        if chosen in self._team:
            return Party.OURS, self._team[chosen].person
        return Party(chosen), None


def seat_choices(deal: Deal) -> list[tuple[str, object]]:
    """Everybody on the deal's team, and the sides."""
    return [
        *((str(m.person_id), f"{m.person.name}, {_(m.position.name)}") for m in deal.team.all()),
        (Party.OURS.value, _("somebody else of ours")),
        (Party.THEIRS.value, _("the customer's")),
        (Party.UNKNOWN.value, _("not known")),
    ]


def seat_of(speaker: Speaker) -> str:
    """The choice that says where a speaker sits now."""
    return str(speaker.person_id) if speaker.person_id else str(speaker.party)
