"""What a session was, as one reader may know it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Prefetch, Q, Value, When
from django.utils import timezone

from pacenotes.core.demo_record import Planned, Shown, StepTime, compare
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals.models import TeamMember
from pacenotes.rooms.demos.models import (
    Capture,
    Cue,
    DemoSession,
    DemoSessionQuerySet,
    Feedback,
    Handover,
    Hold,
    ParkedQuestion,
    ShownStep,
)
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person

DROPPED_OFF, CAME_BACK = "dropped_off", "came_back"
"""What is on the record of a driver's line, beside the hold that it is about."""
MOST_FEEDBACK = 200
"""Feedback that a page shows, the newest."""
MOST_CALLS = 20
"""Calls of the deal that can be joined, those of the session's day first."""


@dataclass(frozen=True, slots=True)
class Record:
    """A session up to `until`, its end or now. `line` is when drivers dropped off it and came back,
    by event; `cues` are those that the reader gave or had before them; `feedback` what they may
    read."""

    session: DemoSession
    until: dt.datetime
    holds: tuple[Hold, ...]
    handovers: tuple[Handover, ...]
    line: tuple[Event, ...]
    steps: tuple[StepTime, ...]
    shown: tuple[ShownStep, ...]
    cues: tuple[Cue, ...]
    captures: tuple[Capture, ...]
    questions: tuple[ParkedQuestion, ...]
    feedback: tuple[Feedback, ...]

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.at(self.until)

    def at(self, moment: dt.datetime) -> float:
        """A moment as seconds from the session's beginning."""
        return (moment - self.session.started_at).total_seconds()


@dataclass(frozen=True, slots=True)
class DemoOfCall:
    """The demo that a call was, as one reader may know it: who had the wheel, what was planned and
    shown, the cues that the reader gave or had before them."""

    session: DemoSession
    until: dt.datetime
    holds: tuple[Hold, ...]
    steps: tuple[StepTime, ...]
    cues: tuple[Cue, ...]

    def at(self, moment: dt.datetime) -> float:
        """A moment as seconds from the call's beginning."""
        offset = self.session.call_offset or 0.0
        return (moment - self.session.started_at).total_seconds() + offset


def sessions_of(person: Person) -> DemoSessionQuerySet:
    """The sessions this person may see, with demo, deal and team, in two queries."""
    team = TeamMember.objects.select_related("person")
    rows = DemoSession.objects.visible_to(person).select_related(
        "demo__deal__account", "demo__deal__unit", "demo__demoer", "call"
    )
    return rows.prefetch_related(Prefetch("demo__deal__team", queryset=team))


def record_of(session: DemoSession, person: Person) -> Record:
    """What a session was, in nine queries however much happened."""
    until = session.ended_at or timezone.now()
    holds = tuple(session.holds.select_related("person"))
    shown = tuple(session.shown.all())
    feedback = Feedback.objects.visible_to(person).filter(session=session)
    given = list(feedback.select_related("given_by", "given_to", "went_well_in", "to_try_in"))
    questions = session.questions.select_related("asked_by", "parked_by", "technical_question")
    parked = list(questions)
    # With the demo, deal and team that are loaded already.
    for one in given:
        one.session = session
    for question in parked:
        question.session = session
    return Record(
        session,
        until,
        holds,
        tuple(session.handovers.select_related("made_by", "wanted_by", "settled_by")),
        _line(holds),
        _step_times(session, shown, until),
        shown,
        _own_cues(session, person),
        tuple(session.captures.select_related("heard_by", "contact", "evidence")),
        tuple(parked),
        tuple(given),
    )


def demo_of_call(call: Call, person: Person) -> DemoOfCall | None:
    """The demo that a call was, None where it was none or this person may not see it; in five
    queries however much happened, one where it was none."""
    rows = DemoSession.objects.visible_to(person).select_related("demo")
    session = rows.filter(call=call).first()
    if session is None:
        return None
    until = session.ended_at or timezone.now()
    return DemoOfCall(
        session,
        until,
        tuple(session.holds.select_related("person")),
        _step_times(session, session.shown.all(), until),
        _own_cues(session, person),
    )


def _line(holds: Iterable[Hold]) -> tuple[Event, ...]:
    """When drivers dropped off the line and came back, in the order of it."""
    told = Event.objects.filter(
        about_type="hold",
        about_id__in=[hold.pk for hold in holds],
        verb__in=[DROPPED_OFF, CAME_BACK],
    )
    return tuple(told.order_by("pk"))


def _step_times(
    session: DemoSession, shown: Iterable[ShownStep], until: dt.datetime
) -> tuple[StepTime, ...]:
    planned = [Planned(s.pk, s.shows, s.minutes) for s in session.demo.steps.all()]
    stretches = [
        Shown(s.step_id, s.shows, ((s.ended_at or until) - s.began_at).total_seconds())
        for s in shown
    ]
    return compare(planned, stretches)


def _own_cues(session: DemoSession, person: Person) -> tuple[Cue, ...]:
    """The cues that this person gave, or had before them while they drove."""
    own = session.cues.filter(Q(given_by=person) | Q(driver=person))
    return tuple(own.select_related("given_by", "driver"))


def feedback_of(person: Person) -> tuple[list[Feedback], list[Feedback]]:
    """What somebody was given and what they gave, the newest first, each with its deal's team, in
    four queries."""
    team = TeamMember.objects.select_related("person")
    rows = Feedback.objects.select_related(
        "given_by", "given_to", "went_well_in", "to_try_in", "session__demo__deal"
    ).prefetch_related(Prefetch("session__demo__deal__team", queryset=team))
    newest = rows.order_by("-pk")
    received = newest.filter(given_to=person)[:MOST_FEEDBACK]
    return list(received), list(newest.filter(given_by=person)[:MOST_FEEDBACK])


def calls_to_join(session: DemoSession) -> list[Call]:
    """The deal's calls that are nobody's yet, those of the session's day first, in one query."""
    free = session.demo.deal.calls.filter(demo_session__isnull=True)
    rows = free.only("title", "held_on", "deal").order_by(*same_day_first(session))
    return list(rows[:MOST_CALLS])


def same_day_first(session: DemoSession) -> tuple[Any, ...]:
    """An order of calls: those of the session's day, then the newest."""
    day = timezone.localdate(session.started_at)
    is_another = Case(When(held_on=day, then=Value(0)), default=Value(1))
    return (is_another, F("held_on").desc(nulls_last=True), "-pk")
