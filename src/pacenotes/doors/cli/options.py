"""The words of `pacenotes listen` on a command line, and the roster that they name."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pacenotes.core.reading import READERS
from pacenotes.core.roster import Party, Person
from pacenotes.core.roster_file import (
    MOST_BYTES,
    RosterError,
    RosterFile,
    person_option,
    read_roster,
)
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.language import say


class Refused(ValueError):
    """Options that can't be used: which, and why, in the reader's language."""


def parser() -> argparse.ArgumentParser:
    """What may be said; wrong words end with `exits.USAGE`, which is argparse's own status."""
    kinds = "; ".join(say(reader.LABEL) for reader in READERS)
    known = argparse.ArgumentParser(
        prog="pacenotes listen",
        allow_abbrev=False,
        description=say(N_("Read recorded calls' transcripts and print the debrief.")),
        epilog=words(
            N_("Read by content, not by name: {kinds}. Nothing leaves this machine."), kinds=kinds
        ).say(say).replace("%", "%%"),
    )  # fmt: skip
    add = known.add_argument
    add("files", nargs="+", metavar="FILE", help=say(N_("a transcript, or - for standard input")))
    add("--roster", metavar="FILE", help=say(N_("who is who, as TOML or JSON")))
    add("--company", action="append", default=[], metavar="NAME",
        help=say(N_("our company's name or e-mail domain")))  # fmt: skip
    add("--ours", action="append", default=[], metavar="NAME[:POSITION]",
        help=say(N_("somebody on our side, such as “Sam: pre-sales-engineer”")))  # fmt: skip
    add("--theirs", action="append", default=[], metavar="NAME[:TITLE]",
        help=say(N_("somebody on the customer's side")))  # fmt: skip
    add("--date", type=_day, metavar="YYYY-MM-DD",
        help=say(N_("the call's day, where the file doesn't say")))  # fmt: skip
    add("--all", action="store_true", help=say(N_("print every finding, not the first few")))
    add("--share", action="store_true",
        help=say(N_("for passing on: leave out what concerns people's own conduct")))  # fmt: skip
    add("--json", action="store_true", help=say(N_("print JSON (docs/reference/debrief.md)")))
    add("--html", metavar="FILE", help=say(N_("write one page that stands by itself")))
    return known


def _day(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            words(N_("“{written}” is no day; write it as 2026-03-31"), written=written).say(say)
        ) from error


def roster_of(options: argparse.Namespace) -> RosterFile:
    """What the roster file and the options say together; raises `Refused`, which says which."""
    named = _named("--ours", options.ours, Party.OURS)
    named += _named("--theirs", options.theirs, Party.THEIRS)
    from_file = _from_file(options.roster) if options.roster else RosterFile()
    people = [_over(one, from_file.people) for one in named]
    taken = {one.name.casefold() for one in named}
    others = [one for one in from_file.people if one.name.casefold() not in taken]
    return RosterFile((*people, *others), (*options.company, *from_file.ours))


def _over(said: Person, people: Sequence[Person]) -> Person:
    """Somebody named by an option, with what only the file knows of them."""
    known = next((one for one in people if one.name.casefold() == said.name.casefold()), None)
    if known is None:
        return said
    position, title = (said.position, said.title) if said.title else (known.position, known.title)
    return replace(known, name=said.name, party=said.party, position=position, title=title)


def _named(option: str, written: Sequence[str], party: Party) -> list[Person]:
    try:
        return [person_option(one, party) for one in written]
    except RosterError as error:
        raise Refused(f"{option}: {error.why.say(say)}") from error


def _from_file(name: str) -> RosterFile:
    try:
        with Path(name).open("rb") as file:
            return read_roster(file.read(MOST_BYTES + 1))
    except RosterError as error:
        raise Refused(f"{name}: {error.why.say(say)}") from error
    except OSError as error:
        raise Refused(f"{name}: {error.strerror or error}") from error
