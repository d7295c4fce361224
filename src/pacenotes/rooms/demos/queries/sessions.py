"""Reads of a session: all that the screens of it show, at once."""

from __future__ import annotations

from functools import cached_property

from django.db.models import Prefetch
from django.utils import timezone

from pacenotes.core.cueing import Cueing, is_open
from pacenotes.core.policy import LivePolicy
from pacenotes.rooms.deals.models import TeamMember
from pacenotes.rooms.deals.queries.house import policy
from pacenotes.rooms.demos.models import (
    Capture,
    Cue,
    DemoSession,
    Handover,
    Hold,
    ParkedQuestion,
    PlanStep,
    ShownStep,
)
from pacenotes.rooms.demos.queries.call_sheet import CallSheet, call_sheet_of
from pacenotes.rooms.demos.queries.wheel import has_lapsed

MOST_CAPTURES = 50
"""Captures that a screen shows, the newest first; the session's page shows all."""


class SessionState:
    """A session as of `now`, with its demo, deal and team; the rest is read once, when something
    that is shown first asks for it."""

    def __init__(self, session: DemoSession, live: LivePolicy) -> None:
        self.session = session
        self.now = timezone.now()
        self.live = live

    @cached_property
    def hold(self) -> Hold | None:
        """Who has the wheel, None where nobody drives."""
        return self.session.holds.filter(released_at=None).select_related("person").first()

    @cached_property
    def handovers(self) -> tuple[Handover, ...]:
        """The open ones."""
        open_ones = self.session.handovers.filter(state=Handover.State.OPEN)
        return tuple(open_ones.select_related("made_by", "wanted_by"))

    @cached_property
    def steps(self) -> tuple[PlanStep, ...]:
        """The plan's."""
        return tuple(self.session.demo.steps.all())

    @cached_property
    def current(self) -> ShownStep | None:
        """The step that is shown, None where none is."""
        return self.session.shown.filter(ended_at=None).first()

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """All of the session's."""
        return tuple(self.session.cues.select_related("given_by"))

    @cached_property
    def captures(self) -> tuple[Capture, ...]:
        """The newest `MOST_CAPTURES`."""
        rows = self.session.captures.select_related("heard_by", "contact").order_by("-pk")
        return tuple(rows[:MOST_CAPTURES])

    @cached_property
    def questions(self) -> tuple[ParkedQuestion, ...]:
        """Those that were parked."""
        rows = self.session.questions
        return tuple(rows.select_related("parked_by", "asked_by", "technical_question"))

    @cached_property
    def sheet(self) -> CallSheet:
        """The call sheet as the deal stands now, in five queries."""
        return call_sheet_of(self.session.demo)

    @property
    def is_over(self) -> bool:
        """Whether the session has ended."""
        return self.session.ended_at is not None

    @property
    def driver_id(self) -> int | None:
        """Who drives, None where nobody does."""
        return self.hold.person_id if self.hold else None

    @property
    def has_lapsed(self) -> bool:
        """Whether the driver dropped off the line."""
        return self.hold is not None and has_lapsed(self.hold, self.now)

    @property
    def place(self) -> int | None:
        """The shown step's place in the plan, from 0; None where none is, or it was taken out."""
        shown = self.current.step_id if self.current else None
        return next((at for at, step in enumerate(self.steps) if step.pk == shown), None)

    def is_open(self, cue: Cue) -> bool:
        """Whether a cue stands before the driver and hasn't folded away."""
        return is_open(Cueing(cue.state), cue.sent_at, self.now, self.live.fold)


def session_state(session_id: int) -> SessionState:
    """A session's state, in two queries, and thirteen at most by the time that all of it is shown;
    DoesNotExist where there is none."""
    team = TeamMember.objects.select_related("person")
    rows = DemoSession.objects.select_related("demo__deal__unit", "demo__deal__account")
    rows = rows.select_related("demo__demoer", "demo__meeting")
    rows = rows.prefetch_related(Prefetch("demo__deal__team", queryset=team))
    return SessionState(rows.get(pk=session_id), policy().live)
