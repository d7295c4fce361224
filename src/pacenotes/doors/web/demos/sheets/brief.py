"""What the driver takes to a demo: who is there, the business case, deadlines and landmines."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.utils import timezone

from pacenotes.core.briefing import BusinessCase, first_known, paragraph
from pacenotes.core.introductions import Sheet
from pacenotes.core.names import fold
from pacenotes.core.wording import Words
from pacenotes.doors.web.deals.meetings.sheet import sheet_of
from pacenotes.rooms.deals.models import (
    BusinessCase as WrittenCase,
)
from pacenotes.rooms.deals.models import (
    Competitor,
    ContactRole,
    Deadline,
    Deal,
    Meeting,
    Pitfall,
)
from pacenotes.rooms.demos.models import Demo

MOST_ROWS = 6
"""Deadlines, and pitfalls, on one sheet of paper."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The driver's brief; `people` is None where the demo has no meeting."""

    people: Sheet | None
    business_case: tuple[Words, ...]
    deadlines: tuple[Deadline, ...]
    pitfalls: tuple[Pitfall, ...]
    blockers: tuple[ContactRole, ...]
    competitors: tuple[Competitor, ...]

    @property
    def has_landmines(self) -> bool:
        """Whether anything is known that one could step on."""
        return bool(self.pitfalls or self.blockers or self.competitors)


def brief_of(demo: Demo) -> Brief:
    """A demo's brief, in ten queries at most."""
    deal, today = demo.deal, timezone.localdate()
    due = deal.deadlines.standing().filter(state=Deadline.State.OPEN, last__gte=today)
    pitfalls = deal.pitfalls.standing().filter(state=Pitfall.State.OPEN)
    blockers = deal.contact_roles.filter(role="blocker").select_related("contact")
    competitors = tuple(deal.competitors.all())
    named = {fold(one.name) for one in competitors}
    return Brief(
        _people(demo),
        paragraph(_business_case(deal)),
        tuple(due.select_related("contact")[:MOST_ROWS]),
        tuple(one for one in pitfalls if fold(one.what) not in named)[:MOST_ROWS],
        tuple(blockers[:MOST_ROWS]),
        competitors[:MOST_ROWS],
    )


def _people(demo: Demo) -> Sheet | None:
    if demo.meeting_id is None:
        return None
    found = Meeting.objects.prefetch_related("colleagues", "contacts").get(pk=demo.meeting_id)
    found.deal = demo.deal
    return sheet_of(found)


def _business_case(deal: Deal) -> BusinessCase:
    """What the sales side wrote down of it, filled up with its answers on the parts."""
    row = WrittenCase.objects.standing().filter(deal=deal).first()
    answers = deal.answers.standing().filter(question="business-case")
    told = {answer.part: answer.text for answer in answers}
    answered = BusinessCase(
        told.get("metric", ""), told.get("today", ""), told.get("target", ""), told.get("value", "")
    )
    if row is None:
        return answered
    value = ""
    if row.value is not None:
        period = row.get_period_display() if row.period else ""
        value = f"{floatformat(row.value, '-2g')} {row.currency} {period}".strip()
    return first_known(BusinessCase(row.metric, row.today, row.target, value), answered)
