"""`pacenotes landscape import FILE`: facts, releases or coverage, all of it or nothing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pacenotes.core.landscape.table_fields import ABOUT_NAMES, About
from pacenotes.core.tables.decoding import ENCODINGS
from pacenotes.core.tables.wrong import Unusable, Wrong
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.bar import watched
from pacenotes.doors.cli.exits import CANT_START, OK, REFUSED, UNREADABLE
from pacenotes.doors.cli.files import STANDARD_INPUT, why_not
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.printing import complain
from pacenotes.doors.cli.room import CantOpen, choose_room, open_room, somebody
from pacenotes.doors.cli.table_options import add_person

if TYPE_CHECKING:
    from pacenotes.rooms.landscape.actions import Outcome
    from pacenotes.rooms.people.models import Person

MOST_BYTES = 8_000_001
"""One more than is taken; what is longer is refused by that."""

WOULD = N_("{rows} rows: {added} would be added, {changed} corrected, {left} left as they are")
DID = N_("{rows} rows: {added} added, {changed} corrected, {left} left as they are")
MADE = N_("made with them: {names}")
WRONG = N_("{count} wrong; nothing was imported")

MOST_PRINTED = 20
"""Things wrong that are printed one by one."""


def run(argv: Sequence[str]) -> int:
    """Import the file; the exit status."""
    options = _parser().parse_args(argv)
    choose_room(options.data)
    try:
        data = _read(options.file)
    except OSError as error:
        complain(options.file, why_not(error).say(say))
        return UNREADABLE
    try:
        open_room()
        return _imported(options, data, somebody(options.by))
    except CantOpen as refused:
        complain("landscape import", refused.words.say(say))
        return CANT_START


def _parser() -> argparse.ArgumentParser:
    known = argparse.ArgumentParser(
        prog="pacenotes landscape import",
        allow_abbrev=False,
        description=say(N_("Bring facts, releases or coverage in from CSV or JSON: all, or none.")),
    )
    add = known.add_argument
    add("file", metavar="FILE", help=say(N_("a CSV or JSON file, or - for standard input")))
    add_person(known, os.environ.get("PACENOTES_AS"))
    add("--about", choices=[about.value for about in About],
        help=say(N_("what its rows are about, where the headings don't tell")))  # fmt: skip
    add("--dry-run", action="store_true", help=say(N_("say what it would do; nothing comes in")))
    add("--make-unknown", action="store_true",
        help=say(N_("make releases and capabilities that aren't known")))  # fmt: skip
    add("--encoding", choices=list(ENCODINGS), default=None,
        help=say(N_("the file's encoding (UTF-8, or as it tells)")))  # fmt: skip
    return known


def _read(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES) if sys.stdin else b""
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES)


def _imported(options: argparse.Namespace, data: bytes, person: Person) -> int:
    from pacenotes.rooms.landscape import actions
    from pacenotes.rooms.people.rules import Forbidden

    try:
        with watched() as bar:
            outcome = actions.import_landscape(
                data=data,
                about=About(options.about) if options.about else None,
                encoding=options.encoding,
                makes_unknown=options.make_unknown,
                is_dry=options.dry_run,
                progress=bar.counted,
                by=person,
            )
    except Forbidden as refused:
        complain("landscape import", refused.words.say(say))
        return REFUSED
    except Unusable as unusable:
        for wrong in unusable.wrongs[:MOST_PRINTED]:
            _complain_of(options.file, None, wrong)
        return UNREADABLE
    return _told(options, outcome)


def _told(options: argparse.Namespace, outcome: Outcome) -> int:
    """Say what came of it; the exit status."""
    for one in outcome.wrongs[:MOST_PRINTED]:
        _complain_of(options.file, one.about, one.wrong)
    if outcome.wrongs:
        complain(options.file, words(WRONG, count=str(len(outcome.wrongs))).say(say))
        return REFUSED
    counted = words(
        DID if outcome.is_in else WOULD,
        rows=str(outcome.rows), added=str(outcome.added), changed=str(outcome.changed),
        left=str(outcome.left),
    )  # fmt: skip
    print(counted.say(say))
    if outcome.made:
        print(words(MADE, names=", ".join(outcome.made)).say(say))
    return OK


def _complain_of(name: str, about: About | None, wrong: Wrong) -> None:
    where = [say(ABOUT_NAMES[about])] if about else []
    where += [words(N_("row {line}"), line=str(wrong.line)).say(say)] if wrong.line else []
    where += [wrong.column] if wrong.column else []
    complain(name, ", ".join(where), wrong.why.say(say))
