"""`pacenotes import FILE`: look at a CSV file and bring its rows in, as the pages do."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pacenotes.core.tables.decoding import MOST_BYTES
from pacenotes.core.tables.wrong import Unusable, Wrong
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.bar import watched
from pacenotes.doors.cli.exits import CANT_START, OK, REFUSED, UNREADABLE, UNWRITABLE, USAGE
from pacenotes.doors.cli.files import STANDARD_INPUT, why_not
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.printing import complain
from pacenotes.doors.cli.room import CantOpen, choose_room, open_room, somebody
from pacenotes.doors.cli.table_options import Refused, delimiter_of, mapped, parser

if TYPE_CHECKING:
    from pacenotes.rooms.deals.models import TableImport
    from pacenotes.rooms.people.models import Person

WOULD = N_("{rows} rows: {added} would be added, {changed} changed, {left} left as they are, "
           "{wrong} are wrong")  # fmt: skip
DID = N_(
    "{rows} rows: {added} added, {changed} changed, {left} left as they are, {wrong} are wrong"
)
NOTHING = N_("nothing was imported")
MORE = N_("… and {more} more; --wrong-rows FILE writes every wrong row with its reasons")

MOST_PRINTED = 20
"""Things wrong that are printed one by one."""


def run(argv: Sequence[str]) -> int:
    """Import the file; the exit status."""
    options = parser().parse_args(argv)
    choose_room(options.data)
    try:
        with _file(options.file) as file:
            open_room()
            return _imported(options, file, somebody(options.by))
    except CantOpen as refused:
        complain("import", refused.words.say(say))
        return CANT_START
    except Refused as refused:
        complain("import", str(refused))
        return USAGE
    except _Unread as unread:
        complain(options.file, str(unread))
        return UNREADABLE


class _Unread(Exception):
    """The file can't be opened; why, in the reader's language."""


@contextmanager
def _file(name: str) -> Iterator[BinaryIO]:
    """The file; standard input is written down first, for it is read more than once."""
    try:
        opened = tempfile.TemporaryFile() if name == STANDARD_INPUT else Path(name).open("rb")  # noqa: SIM115  # closed below
    except OSError as error:
        raise _Unread(why_not(error).say(say)) from None
    with opened as file:
        if name == STANDARD_INPUT and sys.stdin:
            _copy(sys.stdin.buffer, file)
            file.seek(0)
        yield file


def _copy(source: BinaryIO, file: BinaryIO) -> None:
    """Copy as much as is read at all, and one byte more, for which it is refused."""
    left = MOST_BYTES + 1
    while left > 0 and (data := source.read(min(left, 1 << 20))):
        file.write(data)
        left -= len(data)


def _imported(options: argparse.Namespace, file: BinaryIO, person: Person) -> int:
    from django.core.exceptions import ValidationError

    from pacenotes.rooms.deals import actions
    from pacenotes.rooms.people.rules import Forbidden

    try:
        table = actions.keep_import(
            of=options.kind, name=Path(options.file).name, file=file, by=person,
            encoding=options.encoding, delimiter=delimiter_of(options),
        )  # fmt: skip
    except Forbidden as refused:
        complain("import", refused.words.say(say))
        return REFUSED
    except ValidationError as error:
        complain("import", " ".join(error.messages))
        return REFUSED
    except Unusable as unusable:
        _complain_of(options.file, unusable.wrongs)
        return UNREADABLE
    try:
        table = _brought_in(options, table, person)
        return _told(options, table)
    finally:
        if not table.is_applied:
            actions.forget_import(table=table, by=person)


def _brought_in(options: argparse.Namespace, table: TableImport, person: Person) -> TableImport:
    """The file gone through and, where that was asked for and may be, its rows brought in."""
    from pacenotes.rooms.deals import actions
    from pacenotes.rooms.deals.queries.table_fields import custom_fields, fields_of

    fields = fields_of(table.of, custom_fields(table.of))
    choices = actions.Choices(
        made_of=table.made_of if options.name is None else options.name,
        adds_accounts=options.add_accounts,
        keeps_owner_names=options.keep_owner_names,
    )
    mapping = mapped(options, table.mapping, fields)
    if any(column.field == "name" for column in mapping.columns) and options.name is None:
        choices["made_of"] = ""
    try:
        table = actions.map_import(table=table, mapping=mapping, choices=choices, by=person)
    except Unusable as unusable:
        table.wrongs, table.wrong_total = unusable.wrongs, len(unusable.wrongs)
        return table
    with watched() as reach:
        if options.dry_run:
            return actions.check_import(table=table, by=person, reach=reach)
        return actions.apply_import(
            table=table,
            by=person,
            keeps_good_rows=options.keep_good_rows,
            reach=reach,
            whisper=reach,
        )


def _told(options: argparse.Namespace, table: TableImport) -> int:
    """Say what came of it; the exit status."""
    _complain_of(options.file, table.wrongs[:MOST_PRINTED])
    if table.wrong_total > MOST_PRINTED:
        complain(options.file, words(MORE, more=str(table.wrong_total - MOST_PRINTED)).say(say))
    if table.state != table.State.KEPT:
        counted = words(
            DID if table.is_applied else WOULD,
            rows=str(table.rows), added=str(table.added), changed=str(table.changed),
            left=str(table.left), wrong=str(table.wrong_rows),
        )  # fmt: skip
        print(counted.say(say))
        if table.accounts_added:
            added = words(N_("accounts added with them: {count}"), count=str(table.accounts_added))
            print(added.say(say))
    if not table.is_applied:
        print(say(NOTHING))
    if options.wrong_rows and table.wrong_rows and not _written(options.wrong_rows, table):
        return UNWRITABLE
    return REFUSED if table.wrong_total else OK


def _written(name: str, table: TableImport) -> bool:
    from pacenotes.rooms.deals.queries.table_imports import wrong_rows_of

    try:
        with Path(name).open("wb") as file:
            file.writelines(wrong_rows_of(table))
    except OSError as error:
        complain(name, error.strerror or str(error))
        return False
    return True


def _complain_of(name: str, wrongs: Iterable[Wrong]) -> None:
    for wrong in wrongs:
        where = [words(N_("line {line}"), line=str(wrong.line)).say(say)] if wrong.line else []
        where += [wrong.column] if wrong.column else []
        complain(name, ", ".join(where), wrong.why.say(say))
