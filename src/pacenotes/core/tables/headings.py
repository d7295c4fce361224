"""The headings of a table, each there, each once, none endless."""

from __future__ import annotations

from collections.abc import Sequence

from pacenotes.core.reading.clean import excerpt, tidy
from pacenotes.core.tables.formulas import as_it_was
from pacenotes.core.tables.wrong import Unusable, Wrong
from pacenotes.core.wording import N_, words

MOST_COLUMNS = 500
LONGEST_HEADING = 200


def headings(line: int, cells: Sequence[str]) -> tuple[str, ...]:
    """The headings as they are compared and shown; `Unusable` names each that can't stand."""
    if len(cells) > MOST_COLUMNS:
        why = words(
            N_("there are {count} columns; at most {most} can be read"),
            count=str(len(cells)), most=str(MOST_COLUMNS),
        )  # fmt: skip
        raise Unusable([Wrong(line, None, why)])
    # The cut keeps a cell of a million characters from being cleaned before it is refused.
    names = [tidy(as_it_was(cell[: LONGEST_HEADING * 5].strip())) for cell in cells]
    wrongs = []
    firsts: dict[str, int] = {}
    for number, name in enumerate(names, 1):
        first = firsts.setdefault(name.casefold(), number)
        if not name:
            why = words(N_("column {number} has no heading; name it"), number=str(number))
        elif len(name) > LONGEST_HEADING:
            why = words(
                N_("the heading of column {number} is longer than {most} characters"),
                number=str(number), most=str(LONGEST_HEADING),
            )  # fmt: skip
        elif first != number:
            why = words(
                N_("columns {first} and {number} have the same heading; rename one"),
                first=str(first), number=str(number),
            )  # fmt: skip
        else:
            continue
        wrongs.append(Wrong(line, excerpt(name) or None, why))
    if wrongs:
        raise Unusable(wrongs)
    return tuple(names)
