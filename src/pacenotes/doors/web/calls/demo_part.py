"""The demo that a call was, as the call's page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.axis import clock
from pacenotes.core.demo_record import StepTime
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.demos.models import Cue, DemoSession
from pacenotes.rooms.demos.queries.record import demo_of_call
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class DemoPart:
    """A joined session: who drove, as (from, to, name), its steps, and the reader's own cues, each
    with its time on the call."""

    session: DemoSession
    drove: tuple[tuple[str, str, str], ...]
    steps: tuple[StepTime, ...]
    cues: tuple[tuple[Cue, str], ...]


def demo_part(call: Call, person: Person) -> DemoPart | None:
    """What this person may see of the demo that the call was; None where it was none."""
    demo = demo_of_call(call, person)
    if demo is None:
        return None
    return DemoPart(
        demo.session,
        tuple(
            (
                clock(demo.at(hold.began_at)),
                clock(demo.at(hold.released_at or demo.until)),
                hold.person.name,
            )
            for hold in demo.holds
        ),
        demo.steps,
        tuple((cue, clock(demo.at(cue.sent_at))) for cue in demo.cues),
    )
