"""What a server answered, held against the form it was asked for: anything else is dropped."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pacenotes.core.listening.larger_ear.parts import PARTS

MOST_PROPOSED = 40
"""Of one passage; whoever proposes more has marked everything and found nothing."""


class NoAnswer(ValueError):
    """What came back isn't what was asked for at all."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a server proposes: that `quote`, said in `turn`, speaks to `part`."""

    turn: int
    part: str
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was proposed in the form asked for, and how many other things there were."""

    proposed: tuple[Proposed, ...]
    dropped: int


def read_answer(text: str) -> Answer:
    """The answer in a text, thinking aloud and fences around it set aside; `NoAnswer`."""
    _, _, said = text.rpartition("</think>")
    begins = said.find("{")
    if begins < 0:
        raise NoAnswer
    try:
        told, _ = json.JSONDecoder().raw_decode(said, begins)
    except (ValueError, RecursionError):
        raise NoAnswer from None
    if not isinstance(told, dict) or set(told) != {"findings"}:
        raise NoAnswer
    found = told["findings"]
    if not isinstance(found, list):
        raise NoAnswer
    read = [_proposed(one) for one in found[:MOST_PROPOSED]]
    proposed = tuple(one for one in read if one is not None)
    return Answer(proposed, len(found) - len(proposed))


def _proposed(told: object) -> Proposed | None:
    if not isinstance(told, dict) or set(told) != {"turn", "part", "quote"}:
        return None
    turn, part, quote = told["turn"], told["part"], told["quote"]
    is_formed = type(turn) is int and isinstance(part, str) and isinstance(quote, str)
    return Proposed(turn, part, quote) if is_formed and part in PARTS else None
