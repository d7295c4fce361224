"""What the templates of a live screen's parts are given, each from the session's state alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pacenotes.core.pace import pace
from pacenotes.core.qualification import QUESTIONS
from pacenotes.rooms.demos.models import Capture, Cue
from pacenotes.rooms.demos.models import Handover as Row
from pacenotes.rooms.demos.queries.sessions import SessionState
from pacenotes.rooms.demos.rules.cues import may_answer_cue
from pacenotes.rooms.demos.rules.questions import may_answer_parked
from pacenotes.rooms.demos.rules.sessions import may_end, may_take_part
from pacenotes.rooms.demos.rules.showing import may_show
from pacenotes.rooms.people.models import Person

NAMES = {part.key: (q.name, part.name) for q in QUESTIONS for part in q.parts}


@dataclass(frozen=True, slots=True)
class CueRow:
    """A cue before the driver; it folds away in `left` seconds, 0 where it has."""

    cue: Cue
    left: int
    is_unseen: bool


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A capture, with the question and the part that it is on, in words; empty where on none."""

    row: Capture
    question: str
    part: str


def now_part(state: SessionState, person: Person) -> dict[str, Any]:
    """The clock, the step that is shown, the next, and the plan."""
    at, deal = state.place, state.session.demo.deal
    step = state.steps[at] if at is not None else None
    begins = sum(one.minutes for one in state.steps[: at or 0])
    ends = begins + (step.minutes if step else 0)
    elapsed = (state.now - state.session.started_at).total_seconds()
    over = pace(elapsed, begins, ends) if step else 0
    following = 0 if at is None else at + 1
    return {
        "session": state.session,
        "now": state.now,
        "elapsed": clock(elapsed),
        "step": step,
        "shown": state.current,
        "number": following,
        "of": len(state.steps),
        "in_step": clock((state.now - state.current.began_at).total_seconds())
        if state.current
        else "",
        "next": state.steps[following] if following < len(state.steps) else None,
        "steps": state.steps,
        "begins": begins,
        "ends": ends,
        "over": max(over, 0),
        "in_hand": max(-over, 0),
        "may_show": may_show(person, deal, state.driver_id),
        "may_end": may_end(person, state.session, state.driver_id),
    }


def wheel_part(state: SessionState, person: Person) -> dict[str, Any]:
    """Who drives, and what this person can do about it."""
    is_driver, deal = state.driver_id == person.pk, state.session.demo.deal
    asks = [row for row in state.handovers if row.kind == Row.Kind.ASK]
    offers = [row for row in state.handovers if row.kind == Row.Kind.OFFER]
    team = [m.person for m in deal.team.all() if m.person.is_active and m.person_id != person.pk]
    return {
        "hold": state.hold,
        "is_driver": is_driver,
        "has_lapsed": state.has_lapsed,
        "may_take_part": may_take_part(person, deal),
        "is_free": state.hold is None or (state.has_lapsed and not is_driver),
        "asks": asks if is_driver else [],
        "offered": offers if is_driver else [],
        "team": sorted(team, key=lambda one: one.name.casefold()),
        "offer": next((row for row in offers if row.wanted_by_id == person.pk), None),
        "asked": next((row for row in asks if row.wanted_by_id == person.pk), None),
    }


def cues_part(state: SessionState, person: Person) -> dict[str, Any]:
    """The cues that stand before whoever drives; none for anybody else."""
    if not may_answer_cue(person, state.session.demo.deal, state.driver_id):
        return {"standing": [], "folded": []}
    unsettled = [
        cue
        for cue in state.cues
        if cue.state in {Cue.State.SENT, Cue.State.SEEN} and cue.given_by_id != person.pk
    ]
    rows = [
        CueRow(cue, _left(state, cue), cue.state == Cue.State.SENT) for cue in reversed(unsettled)
    ]
    return {
        "standing": [row for row in rows if row.left],
        "folded": [row for row in rows if not row.left],
    }


def given_part(state: SessionState, person: Person) -> dict[str, Any]:
    """What became of the cues that this person sent, the newest first."""
    own = [cue for cue in state.cues if cue.given_by_id == person.pk]
    return {
        "given": [(cue, state.is_open(cue)) for cue in reversed(own)],
        "open": sum(state.is_open(cue) for cue in own),
        "most": state.live.open_cues,
    }


def captures_part(state: SessionState, _person: Person) -> dict[str, Any]:
    """What was heard, the newest first."""
    return {"captures": [capture_row(one) for one in state.captures]}


def questions_part(state: SessionState, person: Person) -> dict[str, Any]:
    """The questions that were parked, and which of them this person answers."""
    for one in state.questions:
        # With the demo, deal and team that are loaded already.
        one.session = state.session
    return {"questions": [(one, may_answer_parked(person, one)) for one in state.questions]}


def sheet_part(state: SessionState, person: Person) -> dict[str, Any]:
    """The call sheet as the deal stands now, for who takes part."""
    return {"sheet": state.sheet if may_take_part(person, state.session.demo.deal) else None}


def choices_part(state: SessionState, _person: Person) -> dict[str, Any]:
    """The steps that a cue can point to."""
    return {"steps": state.steps}


def capture_row(one: Capture) -> CaptureRow:
    """A capture with its question's and part's names."""
    question, part = NAMES.get(one.part, ("", ""))
    return CaptureRow(one, question, part)


def clock(seconds: float) -> str:
    """Minutes and seconds, as the page's own clock writes them."""
    whole = max(int(seconds), 0)
    return f"{whole // 60}:{whole % 60:02d}"


def _left(state: SessionState, cue: Cue) -> int:
    folds = cue.sent_at + dt.timedelta(seconds=state.live.fold)
    return max(int((folds - state.now).total_seconds()), 0)


CONTEXTS: dict[str, Callable[[SessionState, Person], dict[str, Any]]] = {
    "now": now_part,
    "wheel": wheel_part,
    "cues": cues_part,
    "given": given_part,
    "captures": captures_part,
    "questions": questions_part,
    "sheet": sheet_part,
    "choices": choices_part,
}
"""By a part's name what its template is given; it is named as its part is."""
