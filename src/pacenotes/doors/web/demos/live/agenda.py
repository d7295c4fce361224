"""What the audience sees: the agenda's lines and which is now, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

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
    """The lines of the plan's steps that have one, in order."""
    told: list[tuple[str, int, int]] = []
    for at, step in enumerate(state.steps):
        if step.agenda.strip():
            told.append((step.agenda, step.minutes, at))
        elif told:
            text, minutes, begins = told[-1]
            told[-1] = (text, minutes + step.minutes, begins)
    place = -1 if state.place is None else state.place
    starts = [begins for _, _, begins in told]
    now = sum(begins <= place for begins in starts) - 1
    return tuple(
        AgendaLine(text, minutes, at == now and not state.is_over, at < now or state.is_over)
        for at, (text, minutes, _) in enumerate(told)
    )
