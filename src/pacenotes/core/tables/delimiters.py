"""Which sign stands between the columns, told from the headings."""

from __future__ import annotations

import re

DELIMITERS = (",", ";", "\t", "|")
"""Where the file doesn't tell, the first one is taken."""

_QUOTED = re.compile(r'"[^"]*"')
_LINE_END = re.compile(r"[\r\n]+")


def delimiter_of(start: str) -> str:
    """The delimiter of a CSV file, from its first characters.

    The sign that comes as often in the first row as in the headings; among several, the one that
    comes most often. Quoted cells don't count.
    """
    lines = [line for line in _LINE_END.split(_QUOTED.sub("", start), maxsplit=3) if line.strip()]
    if not lines:
        return DELIMITERS[0]
    head, row = lines[0], lines[1] if len(lines) > 1 else ""

    def how_likely(sign: str) -> tuple[bool, bool, int]:
        count = head.count(sign)
        return count > 0, count == row.count(sign), count

    likeliest = max(DELIMITERS, key=how_likely)
    return likeliest if likeliest in head else DELIMITERS[0]
