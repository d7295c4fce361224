"""The introduction sheet of a meeting, from what the deal knows of its people."""

from __future__ import annotations

from django.utils.translation import gettext

from pacenotes.core.contact_roles import ContactRole
from pacenotes.core.introductions import Colleague, Guest, Sheet, as_text, introduced
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.models import Meeting


def sheet_of(meeting: Meeting) -> Sheet:
    """Everybody who is invited, as core introduces them; three queries beside the deal's team.

    A colleague plays their position on this deal; who has left its team the one at home.
    """
    played = {member.person_id: member.position for member in meeting.deal.team.all()}
    roles: dict[int, list[ContactRole]] = {}
    for given in meeting.deal.contact_roles.all():
        if given.means is not None:
            roles.setdefault(given.contact_id, []).append(given.means)
    return introduced(
        [Colleague(p.name, played.get(p.pk) or p.position) for p in meeting.colleagues.all()],
        [
            Guest(contact.name, contact.title, contact.decides, tuple(roles.get(contact.pk, ())))
            for contact in meeting.contacts.all()
        ],
    )


def text_of(meeting: Meeting, sheet: Sheet) -> str:
    """The sheet as the text of an invitation, in the reader's language."""
    account = meeting.deal.account.name if meeting.deal.account else ""
    return as_text(sheet, meeting.title, PAGE.day(meeting.held_on), account, gettext)
