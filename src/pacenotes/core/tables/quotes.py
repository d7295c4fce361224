"""Where a quote was opened that doesn't close as it should."""

from __future__ import annotations

from collections.abc import Sequence

from pacenotes.core.tables.wrong import Wrong
from pacenotes.core.wording import N_, Words, words

UNCLOSED = words(
    N_(
        "a quotation mark opens here and isn't closed; close it, or write a mark that is meant as"
        " text twice"
    )
)
RUN_ON = words(
    N_(
        "text follows a closing quotation mark; write a mark that is meant as text twice, and quote"
        " the whole cell"
    )
)
TOO_LONG = words(N_("a cell here is far too long"))


def quote_fault(first: int, raw: Sequence[str], delimiter: str) -> Wrong | None:
    """What is wrong with the quotes of the row whose physical lines are `raw`, from line `first`.

    The line is the one on which the quote was opened; None where the quotes are right.
    """
    text = "".join(raw)
    at = 0
    while True:
        if text[at : at + 1] == '"':
            closes = _closing(text, at + 1)
            if closes is None:
                return Wrong(first + _line(raw, at), None, UNCLOSED)
            if text[closes + 1 : closes + 2] not in ("", "\r", "\n", delimiter):
                return Wrong(first + _line(raw, at), None, _why(text, at, closes))
            at = closes
        at = text.find(delimiter, at) + 1
        if at == 0:
            return None


def _closing(text: str, at: int) -> int | None:
    """The place of the mark that ends a quoted cell; doubled ones are text."""
    while (found := text.find('"', at)) >= 0:
        if text[found + 1 : found + 2] != '"':
            return found
        at = found + 2
    return None


def _why(text: str, opened: int, closes: int) -> Words:
    # Over several lines it is far likelier that the first mark was never closed.
    return UNCLOSED if "\n" in text[opened:closes] or "\r" in text[opened:closes] else RUN_ON


def _line(raw: Sequence[str], place: int) -> int:
    """How many physical lines of `raw` end before `place`."""
    passed = 0
    for number, line in enumerate(raw):
        passed += len(line)
        if place < passed:
            return number
    return len(raw)
