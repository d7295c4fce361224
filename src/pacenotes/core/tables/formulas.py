"""Text that a spreadsheet would run as a formula: told, neutralised, and read back as it was."""

from __future__ import annotations

import re

from pacenotes.core.wording import N_, words

ALWAYS = ("=", "@", "＝", "＠", "\t", "\r", "\n")
"""What no harmless text starts with; some spreadsheets take the wide forms for the narrow."""
SIGNS = ("+", "-", "＋", "－")

_FIGURES = re.compile(
    r"[+-][ \u00a0]?[0-9(][0-9 \u00a0().,/-]*"
    r"(?:[eE][+-]?[0-9]{1,3}|[ \u00a0]?(?:x|ext\.?) ?[0-9]{1,8}|%)?"
)
"""A number or a telephone number; nothing in it can name a cell or call a function."""

REFUSED = words(
    N_(
        "a spreadsheet would run this as a formula; write the value itself, or put an apostrophe"
        " (') in front if the text is meant"
    )
)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take `text` for a formula."""
    bare = text.strip()
    if text.startswith(ALWAYS) or bare.startswith(ALWAYS):
        return True
    # A dash alone stands for nothing, in tables as elsewhere.
    return bare.startswith(SIGNS) and len(bare) > 1 and _FIGURES.fullmatch(bare) is None


def neutralised(text: str) -> str:
    """`text` as it can be shown to a spreadsheet: an apostrophe in front of what would be run."""
    # Text that itself starts with apostrophes gets one more, so that one can be taken off again.
    return "'" + text if is_formula(text.lstrip("'")) else text


def as_it_was(text: str) -> str:
    """The inverse of `neutralised`, for every text that it gives."""
    return text[1:] if text[:1] == "'" and is_formula(text.lstrip("'")) else text
