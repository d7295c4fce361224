"""`pacenotes export KIND`: what a person may see, as CSV on standard output."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from pacenotes.core.wording import N_
from pacenotes.doors.cli.exits import CANT_START, OK
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.printing import complain
from pacenotes.doors.cli.room import CantOpen, choose_room, open_room, somebody
from pacenotes.doors.cli.table_options import KINDS, add_person


def run(argv: Sequence[str]) -> int:
    """Print the table; the exit status."""
    options = _parser().parse_args(argv)
    choose_room(options.data)
    try:
        open_room()
        person = somebody(options.by)
    except CantOpen as refused:
        complain("export", refused.words.say(say))
        return CANT_START
    from pacenotes.rooms.deals.queries.table_export import exported, rows_of

    for piece in exported(options.kind, rows_of(options.kind, person), person):
        sys.stdout.buffer.write(piece.encode())
    return OK


def _parser() -> argparse.ArgumentParser:
    known = argparse.ArgumentParser(
        prog="pacenotes export",
        allow_abbrev=False,
        description=say(N_("Print accounts, contacts or deals as CSV, to be imported again.")),
    )
    known.add_argument("kind", choices=KINDS, help=say(N_("what to print")))
    add_person(known, os.environ.get("PACENOTES_AS"))
    return known
