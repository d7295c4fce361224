"""Marks and qualifiers as files write them: “5.2”, “<=5.2”, “2026-03-02”; “flag, add-on”."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pacenotes.core.landscape.support import QUALIFIER_NAMES, Qualifier
from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables import days
from pacenotes.core.tables.fields import fold
from pacenotes.core.wording import N_, Words, words

OR_BEFORE = "≤"
_SIGNS = (OR_BEFORE, "<=", "=<")
_DAY = re.compile(r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}")
"""What looks like a day; with two figures for the year it would look like a release, 10.4.12."""
_BETWEEN = re.compile(r"[,;+|]")


@dataclass(frozen=True, slots=True)
class Written:
    """A mark as it is written: a release's name or a day; not exact is *on or before*."""

    what: str
    is_exact: bool


def read_mark(cell: str) -> Written:
    """The mark in a cell."""
    for sign in _SIGNS:
        if cell.startswith(sign):
            return Written(cell.removeprefix(sign).strip(), False)
    return Written(cell.strip(), True)


def write_mark(what: str | dt.date, *, is_exact: bool) -> str:
    """A release's name or a day as `read_mark` reads it."""
    written = what.isoformat() if isinstance(what, dt.date) else what
    return written if is_exact else f"{OR_BEFORE}{written}"


def read_day(what: str) -> dt.date | Words | None:
    """The day that is written; why it is none where it looks like one; else None."""
    return days.day(what, None) if _DAY.fullmatch(what) else None


def read_qualifiers(cell: str) -> frozenset[Qualifier] | Words:
    """The qualifiers in a cell, by their words or their names, with commas between."""
    found = set()
    for part in filter(None, map(str.strip, _BETWEEN.split(cell))):
        qualifier = _BY_NAME.get(fold(part))
        if qualifier is None:
            known = ", ".join(Qualifier)
            why = N_("“{part}” is no qualifier; known are: {known}")
            return words(why, part=excerpt(part), known=known)
        found.add(qualifier)
    return frozenset(found)


def write_qualifiers(qualifiers: Iterable[Qualifier]) -> str:
    """Qualifiers as `read_qualifiers` reads them, in the order in which they are named."""
    told = set(qualifiers)
    return ", ".join(qualifier for qualifier in Qualifier if qualifier in told)


_BY_NAME = {fold(name): qualifier for qualifier, name in QUALIFIER_NAMES.items()} | {
    qualifier.value: qualifier for qualifier in Qualifier
}
