"""Planning meetings, whose introduction sheet says who is who."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.checking import check_row
from pacenotes.rooms.deals.actions.conflicts import hold, locked
from pacenotes.rooms.deals.actions.search_index import drop_rows, index_row
from pacenotes.rooms.deals.models import Contact, Deal, Meeting
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


@transaction.atomic
def plan_meeting(
    *,
    deal: Deal,
    title: str,
    held_on: dt.date,
    colleagues: Sequence[Person],
    contacts: Sequence[Contact],
    by: Person,
) -> Meeting:
    """Plan a meeting of colleagues on the team and contacts of the account."""
    rules.check_may_contribute(by, deal)
    _check_invited(deal, colleagues, contacts)
    meeting = Meeting(deal=deal, title=title.strip(), held_on=held_on)
    _keep(meeting, colleagues, contacts)
    record("planned", meeting, by=by, after=_told(meeting), deal_id=deal.pk)
    return meeting


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    title: str,
    held_on: dt.date,
    colleagues: Sequence[Person],
    contacts: Sequence[Contact],
    by: Person,
    version: int,
) -> Meeting:
    """Change a meeting's day, title or people; who is invited already may have left since.

    Conflict where somebody else changed it since `version`.
    """
    rules.check_may_contribute(by, meeting.deal)
    current = locked(meeting, version)
    before = _told(current)
    there = set(before["colleagues"])
    _check_invited(current.deal, [p for p in colleagues if p.pk not in there], contacts)
    current.title, current.held_on = title.strip(), held_on
    _keep(current, colleagues, contacts)
    after = _told(current)
    changes = {name for name, value in after.items() if before[name] != value}
    if changes:
        current.version += 1
        current.save(update_fields=["version"])
        was, now = ({n: told[n] for n in sorted(changes)} for told in (before, after))
        record("changed", current, by=by, before=was, after=now, deal_id=current.deal_id)
    return current


@transaction.atomic
def call_off_meeting(*, meeting: Meeting, by: Person) -> None:
    """Call a meeting off; history keeps that it was planned, and who with."""
    rules.check_may_contribute(by, meeting.deal)
    hold(meeting.deal_id)
    if not Meeting.objects.filter(pk=meeting.pk).exists():
        return  # somebody else was quicker
    record("called_off", meeting, by=by, before=_told(meeting), deal_id=meeting.deal_id)
    drop_rows(Meeting, [meeting.pk])
    meeting.delete()


def _check_invited(deal: Deal, colleagues: Sequence[Person], contacts: Sequence[Contact]) -> None:
    team = set(deal.team.values_list("person_id", flat=True))
    strangers = [p.name for p in colleagues if p.pk not in team]
    strangers += [c.name for c in contacts if c.account_id != deal.account_id]
    if strangers:
        raise ValidationError(
            _("%(names)s: neither on the deal's team nor at its account."),
            params={"names": ", ".join(strangers)},
        )


def _keep(meeting: Meeting, colleagues: Sequence[Person], contacts: Sequence[Contact]) -> None:
    check_row(meeting, exclude=("deal",))
    meeting.save()
    meeting.colleagues.set(colleagues)
    meeting.contacts.set(contacts)
    index_row(meeting)


def _told(meeting: Meeting) -> dict[str, Any]:
    """A meeting as history keeps it."""
    return {
        "title": meeting.title,
        "day": meeting.held_on.isoformat(),
        "colleagues": sorted(meeting.colleagues.values_list("pk", flat=True)),
        "contacts": sorted(meeting.contacts.values_list("pk", flat=True)),
    }
