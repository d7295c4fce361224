"""Planning meetings, whose introduction sheet says who is who."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.deals import rules
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
    meeting = Meeting(deal=deal, title=title.strip(), held_on=held_on)
    _keep(meeting, colleagues, contacts)
    record("planned", meeting, by=by, after={"day": held_on.isoformat()}, deal_id=deal.pk)
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
) -> Meeting:
    """Change a meeting's day, title or people."""
    rules.check_may_contribute(by, meeting.deal)
    before = {"day": meeting.held_on.isoformat()}
    meeting.title, meeting.held_on = title.strip(), held_on
    _keep(meeting, colleagues, contacts)
    after = {"day": held_on.isoformat()}
    record("changed", meeting, by=by, before=before, after=after, deal_id=meeting.deal_id)
    return meeting


def _keep(meeting: Meeting, colleagues: Sequence[Person], contacts: Sequence[Contact]) -> None:
    team = set(meeting.deal.team.values_list("person_id", flat=True))
    strangers = [p.name for p in colleagues if p.pk not in team]
    strangers += [c.name for c in contacts if c.account_id != meeting.deal.account_id]
    if strangers:
        raise ValidationError(
            _("%(names)s: neither on the deal's team nor at its account."),
            params={"names": ", ".join(strangers)},
        )
    meeting.full_clean(exclude=["deal"])
    meeting.save()
    meeting.colleagues.set(colleagues)
    meeting.contacts.set(contacts)
