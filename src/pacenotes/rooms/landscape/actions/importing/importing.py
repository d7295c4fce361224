"""A file looked at or brought in: every row by the action that a person would use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from django.core.exceptions import ValidationError
from django.db import transaction

from pacenotes.core.landscape.table_fields import ABOUT_NAMES, About
from pacenotes.core.tables.wrong import Wrong
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.landscape.actions.importing.checks import CheckRows
from pacenotes.rooms.landscape.actions.importing.facts import FactRows
from pacenotes.rooms.landscape.actions.importing.naming import Named
from pacenotes.rooms.landscape.actions.importing.opening import MOST_ROWS, Opened, opened
from pacenotes.rooms.landscape.actions.importing.outcome import Outcome
from pacenotes.rooms.landscape.actions.importing.releases import ReleaseRows
from pacenotes.rooms.landscape.actions.importing.rows import Refused, Row
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told what is gone through, how many rows of it were, and of how many."""

_AS_SAID = "{why}"
_STEP = 100


@transaction.atomic
def import_landscape(
    *,
    data: bytes,
    by: Person,
    about: About | None = None,
    encoding: str | None = None,
    makes_unknown: bool = False,
    is_dry: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Bring a CSV or JSON file in, or with `is_dry` say what it would do; all of it or nothing.

    A fact is known by its product, capability, qualifiers, detail and added mark; one that is there
    is left, or corrected where it says something else. Releases and capabilities that are named and
    not known are wrong, or are made where it `makes_unknown`. `Unusable` where the file can't be
    read at all.
    """
    check_keeps_landscape(by)
    tables = opened(data, about, encoding)
    outcome = Outcome()
    with transaction.atomic():
        named = Named(by, makes_unknown=makes_unknown)
        for table in tables:
            _bring_in(table, named, outcome, by, progress or _untold)
        outcome.made = named.made
        outcome.is_in = not (outcome.wrongs or is_dry)
        transaction.set_rollback(not outcome.is_in)
    return outcome


_ROWS: dict[About, type[ReleaseRows] | type[FactRows] | type[CheckRows]] = {
    About.RELEASES: ReleaseRows,
    About.FACTS: FactRows,
    About.COVERAGE: CheckRows,
}


def _bring_in(
    table: Opened, named: Named, outcome: Outcome, by: Person, progress: Progress
) -> None:
    writing = _ROWS[table.about](named, by)
    rows = list(_rows(table))
    if len(rows) > MOST_ROWS:
        why = words(N_("there are more than {most} rows; cut the file into several"),
                    most=str(MOST_ROWS))  # fmt: skip
        outcome.refuse(table.about, Wrong(None, None, why))
        return
    for wrong in table.checked.wrongs.kept:
        outcome.refuse(table.about, wrong)
    for done, row in enumerate(writing.in_order(rows), 1):
        try:
            with transaction.atomic():
                did, what = writing.write(row)
        except Refused as refused:
            outcome.refuse(table.about, _wrong(table, row, refused.field, refused.why))
        except ValidationError as error:
            for field, why in _whys(error):
                outcome.refuse(table.about, _wrong(table, row, field, why))
        else:
            outcome.note(table.about, row.line, did, what)
        if done % _STEP == 0 or done == len(rows):
            progress(ABOUT_NAMES[table.about], done, len(rows))
    outcome.wrongs.sort(key=lambda wrong: (wrong.about or "", wrong.wrong.line or 0))


def _rows(table: Opened) -> Iterator[Row]:
    keys = table.checked.keys
    for line, values in table.checked:
        yield Row(line, dict(zip(keys, values, strict=True)))


def _wrong(table: Opened, row: Row, field: str | None, why: Words) -> Wrong:
    return Wrong(row.line, table.headers.get(field, field) if field else None, why)


def _whys(error: ValidationError) -> Iterator[tuple[str | None, Words]]:
    """Field and reason of all that an action refused, which are in the reader's language."""
    if not hasattr(error, "error_dict"):
        yield from ((None, words(_AS_SAID, why=str(message))) for message in error.messages)
        return
    for field, messages in error.message_dict.items():
        for message in messages:
            yield field, words(_AS_SAID, why=str(message))


def _untold(_what: str, _done: int, _of: int) -> None:
    """No progress is told."""
