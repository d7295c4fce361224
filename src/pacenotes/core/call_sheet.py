"""What the sales person still wants to know in a meeting, and who there could say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pacenotes.core.contact_roles import contact_role
from pacenotes.core.qualification import QUESTIONS, Light, Question, SubQuestion

# fmt: off
KNOWS: dict[str, tuple[str, ...]] = {
    "economic-buyer": ("budget", "authority", "timeline", "present", "value", "deadline"),
    "executive-sponsor": ("need", "authority", "timeline", "target", "value", "politics"),
    "decision-maker": ("need", "authority", "timeline", "criteria", "process", "target"),
    "procurement": ("budget", "timeline", "process", "deadline", "procurement"),
    "legal": ("process", "deadline", "procurement"),
    "security": ("criteria", "process", "security"),
    "technical-buyer": ("need", "criteria", "today", "objection", "competitor", "security"),
    "champion": (
        "need", "budget", "authority", "process", "mentioned", "champion", "metric", "value",
        "deadline", "competitor", "politics",
    ),
    "coach": ("authority", "process", "mentioned", "champion", "competitor", "politics"),
    "evaluator": ("criteria", "today", "objection", "competitor"),
    "influencer": ("need", "mentioned", "politics"),
    "user": ("need", "metric", "today", "target", "objection"),
    "blocker": ("criteria", "objection", "competitor", "politics"),
}
"""The parts of the five questions that somebody in a contact role can speak to."""
# fmt: on

SETTLED = frozenset({Light.ANSWERED})
"""What needs no asking; heard, stale and contradicted words do."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody of the account who is there, with the keys of their contact roles."""

    name: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A part that isn't answered, how it stands, and the names of who there could say more: who
    decides on more comes first."""

    part: SubQuestion
    light: Light
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnQuestion:
    """One of the five questions: its light, and what is to be asked of its parts."""

    question: Question
    light: Light
    to_ask: tuple[ToAsk, ...]


def call_sheet(
    lights: Mapping[str, Light], parts: Mapping[str, Light], attendees: Iterable[Attendee]
) -> tuple[OnQuestion, ...]:
    """The five questions by their keys' `lights` and their `parts`' own; what isn't in them is
    unknown. Names are those of the attendees, in the order of seniority of decision."""
    people = sorted(attendees, key=_seniority)
    return tuple(
        OnQuestion(
            question,
            lights.get(question.key, Light.UNKNOWN),
            tuple(
                ToAsk(part, light, _who_knows(part.key, people))
                for part in question.parts
                if (light := parts.get(part.key, Light.UNKNOWN)) not in SETTLED
            ),
        )
        for question in QUESTIONS
    )


def _who_knows(part: str, people: Iterable[Attendee]) -> tuple[str, ...]:
    return tuple(
        one.name for one in people if any(part in KNOWS.get(role, ()) for role in one.roles)
    )


def _seniority(one: Attendee) -> tuple[int, str]:
    ranks = [role.rank for key in one.roles if (role := contact_role(key)) is not None]
    return min(ranks, default=1_000), one.name.casefold()
