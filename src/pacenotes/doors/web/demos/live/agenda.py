"""What the audience sees: the agenda's lines and which is now, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pacenotes.rooms.demos.models import PlanStep
from pacenotes.rooms.demos.queries.sessions import SessionState


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A line of the agenda with its planned minutes: its own step's and those of the steps after it
    that have no line."""

    text: str
    minutes: int
    is_now: bool
    is_past: bool


def agenda_of(state: SessionState) -> tuple[AgendaLine, ...]:
    """A session's agenda."""
    return agenda_lines(state.steps, state.place, is_over=state.is_over)


def agenda_lines(
    steps: Iterable[PlanStep], place: int | None = None, *, is_over: bool = False
) -> tuple[AgendaLine, ...]:
    """The lines of those steps that have one, in order; `place` is that of the step that is shown,
    from 0."""
    told: list[tuple[str, int, int]] = []
    for at, step in enumerate(steps):
        if step.agenda.strip():
            told.append((step.agenda, step.minutes, at))
        elif told:
            text, minutes, begins = told[-1]
            told[-1] = (text, minutes + step.minutes, begins)
    shown = -1 if place is None else place
    now = sum(begins <= shown for _, _, begins in told) - 1
    return tuple(
        AgendaLine(text, minutes, at == now and not is_over, at < now or is_over)
        for at, (text, minutes, _) in enumerate(told)
    )
