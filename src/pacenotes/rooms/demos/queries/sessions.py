"""Reads of a session: all that the screens of it show, at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

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
from pacenotes.rooms.demos.queries.wheel import has_lapsed

MOST_CAPTURES = 50
"""Captures that a screen shows, the newest first; the session's page shows all."""


@dataclass(frozen=True, slots=True)
class SessionState:
    """A session as of `now`, with its demo, deal and team. `hold` is None where nobody drives,
    `current` where no step is shown."""

    session: DemoSession
    now: dt.datetime
    live: LivePolicy
    hold: Hold | None
    handovers: tuple[Handover, ...]
    steps: tuple[PlanStep, ...]
    current: ShownStep | None
    cues: tuple[Cue, ...]
    captures: tuple[Capture, ...]
    questions: tuple[ParkedQuestion, ...]

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
    """A session's state, in nine queries; DoesNotExist where there is none."""
    team = TeamMember.objects.select_related("person")
    rows = DemoSession.objects.select_related("demo__deal__unit", "demo__deal__account")
    rows = rows.select_related("demo__demoer", "demo__meeting")
    session = rows.prefetch_related(Prefetch("demo__deal__team", queryset=team)).get(pk=session_id)
    captures = session.captures.select_related("heard_by", "contact").order_by("-pk")
    open_ones = session.handovers.filter(state=Handover.State.OPEN)
    return SessionState(
        session,
        timezone.now(),
        policy().live,
        session.holds.filter(released_at=None).select_related("person").first(),
        tuple(open_ones.select_related("made_by", "wanted_by")),
        tuple(session.demo.steps.all()),
        session.shown.filter(ended_at=None).first(),
        tuple(session.cues.select_related("given_by")),
        tuple(captures[:MOST_CAPTURES]),
        tuple(session.questions.select_related("parked_by", "asked_by", "technical_question")),
    )
