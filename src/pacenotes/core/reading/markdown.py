"""Markdown's marks taken off a line, its words left as they are."""

from __future__ import annotations

import re

_MARKS = re.compile(r"\*{1,3}|_{1,3}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_BULLET = re.compile(r"(?:[-*+•–][ \t]+|[0-9]{1,3}[.)][ \t]+)(?=\S)")


def plain(text: str) -> str:
    """`text` without the asterisks and underscores that set words in bold or italics.

    Only pairs are taken off, so that `2 * 3` and `file_name_here` stay.
    """
    if "*" not in text and "_" not in text and "\\" not in text:
        return text
    drop: list[tuple[int, int]] = []
    opened: dict[str, tuple[int, int]] = {}
    for mark in _MARKS.finditer(text):
        start, end = mark.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        is_inside_word = before.isalnum() and after.isalnum()
        if before == "\\" or is_inside_word:
            continue
        opener = opened.pop(mark.group(), None)
        if opener is not None and before and not before.isspace():
            drop += [opener, (start, end)]
        elif after and not after.isspace():
            opened[mark.group()] = (start, end)
    return _ESCAPED.sub(r"\1", _without(text, sorted(drop)))


def heading(line: str) -> str | None:
    """The words of a heading line, else `None`."""
    found = _HEADING.fullmatch(line.rstrip())
    return plain(found[2]).strip().rstrip("#").rstrip() if found else None


def is_rule(line: str) -> bool:
    """Whether the line is nothing but a rule across the page."""
    marks = line.replace(" ", "")
    return len(marks) >= 3 and marks[0] in "-*_=" and marks.count(marks[0]) == len(marks)


def bullet(line: str) -> str | None:
    """The words of a list's entry, else `None`."""
    found = _BULLET.match(line)
    return line[found.end() :].strip() if found else None


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return "".join(kept)
