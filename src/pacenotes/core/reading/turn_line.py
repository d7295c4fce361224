"""One line of a written call: what it could be, and the turn that it could begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pacenotes.core.reading.clock import CLOCK, seconds
from pacenotes.core.reading.labels import LONGEST, labelled
from pacenotes.core.reading.markdown import heading, is_rule

_RANGE = rf"({CLOCK})(?:\s*(?:-->|[-–—])\s*({CLOCK}))?"
_IN_BRACKETS = re.compile(rf"[\[(]{_RANGE}[\])]\s*[-–—|:]?\s*")
_BARE = re.compile(rf"{_RANGE}(?:\s*[-–—|]\s*|\s+)(?=\S)")
_NAME_THEN_TIME = re.compile(rf"([^\[\](){{}}:]{{1,{LONGEST}}})[\[(]{_RANGE}[\])]\s*:?\s*(?=\S|$)")
_TIME_AT_END = re.compile(rf"\s*[\[(]?({CLOCK})[\])]?\s*$")
_COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class TurnLine:
    """`name` as written, `None` for words with a time alone; `start` and `end` in seconds."""

    name: str | None
    text: str
    start: float | None = None
    end: float | None = None
    is_bold: bool = False


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


def turn_line(line: str) -> TurnLine | None:
    """The turn that the stripped, non-empty `line` could begin, else `None`."""
    rest = line[2:].lstrip() if line[0] in "-*•>+" and line[1:2] == " " else line
    is_listed = rest is not line
    start, end, rest = _leading_time(rest)
    has_bracketed_time = start is not None and line[:1] in "[("
    if rest.startswith(("**", "__")):
        return _bold(rest, start, end)
    if is_listed and start is None:
        return None
    named = _NAME_THEN_TIME.match(rest)
    if named is not None and start is None and any(map(str.isalpha, named[1])):
        times = seconds(named[2]), seconds(named[3] or "")
        return TurnLine(named[1].strip(), rest[named.end() :], *times)
    found = labelled(rest)
    if found is not None:
        return TurnLine(*found, start, end)
    return TurnLine(None, rest, start, end) if has_bracketed_time and rest else None


def _bold(rest: str, start: float | None, end: float | None) -> TurnLine | None:
    """`**Name:** text`, `**Name**: text`, `**Name** (0:12) text`, `**[0:12] Name:** text`."""
    close = rest.find(rest[:2], 2, LONGEST + 40)
    if close < 0:
        return None
    inner, after = rest[2:close].strip(), rest[close + 2 :].strip()
    has_colon = inner.endswith(_COLONS)
    if has_colon:
        inner = inner[:-1].rstrip()
    if start is None:
        start, end, inner = _leading_time(inner)
    if start is None and (at_end := _TIME_AT_END.search(inner)):
        start, inner = seconds(at_end[1]), inner[: at_end.start()]
    if start is None:
        start, end, after = _leading_time(after + " " if not has_colon else after)
    if not has_colon and after.startswith(_COLONS):
        has_colon, after = True, after[1:]
    if not (has_colon or start is not None) or not any(map(str.isalnum, inner)):
        return None
    return TurnLine(inner.strip(), after.strip(), start, end, is_bold=True)


def _leading_time(text: str) -> tuple[float | None, float | None, str]:
    if not (text[:1] in "[(" or text[:1].isdigit()):
        return None, None, text
    found = _IN_BRACKETS.match(text) or _BARE.match(text)
    start = seconds(found[1]) if found else None
    if found is None or start is None:
        return None, None, text
    return start, seconds(found[2] or ""), text[found.end() :]
