"""One line of a document, with what it could be before anything else of it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pacenotes.core.reading.markdown import heading, is_rule
from pacenotes.core.reading.turn_line import TurnLine, turn_line


@dataclass(frozen=True, slots=True)
class Line:
    """One line that isn't blank, stripped, with what it could be; `block` counts paragraphs."""

    number: int
    block: int
    text: str
    heading: str | None
    turn: TurnLine | None
    is_rule: bool = False


def document_lines(lines: Iterable[str]) -> list[Line]:
    """Every line that isn't blank, in order."""
    found, block = [], 0
    for number, raw in enumerate(lines, start=1):
        text = raw.strip()
        if not text:
            block += 1
            continue
        rule = is_rule(text) if text[0] in "-*_=" else False
        title = heading(text) if text[0] == "#" else None
        turn = turn_line(text) if not rule and title is None else None
        found.append(Line(number, block, text, title, turn, rule))
    return found
