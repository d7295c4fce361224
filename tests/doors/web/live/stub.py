"""Screens whose parts say who sees what of which state, instead of showing anything."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.rooms.demos.models import DemoSession
from pacenotes.rooms.people.models import Person

PARTS = {
    "driver": {"cue": ("cues",), "step": ("agenda", "steps")},
    "sales": {"cue": ("sent",), "step": ("steps",), "bad": ("broken",)},
    "audience": {"step": ("agenda",)},
}


def may_open(person: Person, session: DemoSession, screen: str) -> bool:
    return screen in PARTS and person.position_key != "executive-sponsor"


def parts_of(screen: str, kind: str) -> tuple[str, ...]:
    return PARTS[screen].get(kind, ())


@dataclass(frozen=True)
class State:
    session: DemoSession


def state_of(session_id: int) -> State:
    return State(DemoSession.objects.get(pk=session_id))


def rendered(part: str, screen: str, state: State, person: Person) -> str:
    if part == "broken":
        raise ValueError("as planted")
    return f"{part} of {screen}\nfor {person.pk} at {state.session.latest}"
