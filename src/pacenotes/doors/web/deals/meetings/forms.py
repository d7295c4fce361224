"""What is asked for to plan a meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from pacenotes.doors.web.rows_field import RowsField
from pacenotes.rooms.deals.models import Contact, Deal, Meeting
from pacenotes.rooms.people.models import Person


class ColleaguesField(RowsField):
    """Colleagues, each shown with the position they play on the deal."""

    played: dict[int, str]

    def label_from_instance(self, obj: Any) -> str:
        """Name and position on the deal; for who has left the team, that they have."""
        return f"{obj.name}, {self.played.get(obj.pk) or say('no longer on the team')}"


class GuestsField(RowsField):
    """Contacts, each shown with their title."""

    def label_from_instance(self, obj: Any) -> str:
        """Name and title."""
        return f"{obj.name}, {obj.title}" if obj.title else str(obj.name)


class MeetingForm(forms.Form):
    """A meeting: what it is about, when, and who is invited."""

    title = forms.CharField(label=_("What it is about"), max_length=200)
    held_on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    contacts = GuestsField(
        label=_("From the account"),
        queryset=Contact.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    colleagues = ColleaguesField(
        label=_("From the team"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, deal: Deal, meeting: Meeting | None = None, **kwargs: Any
    ) -> None:
        invited = [p.pk for p in meeting.colleagues.all()] if meeting else []
        if meeting is not None:
            kwargs["initial"] = {
                "title": meeting.title,
                "held_on": meeting.held_on,
                "colleagues": invited,
                "contacts": [contact.pk for contact in meeting.contacts.all()],
                "version": meeting.version,
            }
        super().__init__(*args, **kwargs)
        played = {m.person_id: say(m.position.name) for m in deal.team.all()}
        colleagues, contacts = self.fields["colleagues"], self.fields["contacts"]
        if isinstance(colleagues, ColleaguesField) and isinstance(contacts, GuestsField):
            colleagues.played = played
            colleagues.queryset = Person.objects.filter(pk__in={*played, *invited})
            contacts.queryset = Contact.objects.filter(account=deal.account_id or 0)

    def told(self) -> dict[str, Any]:
        """What it says of the meeting, without the version that was read."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
