"""`pacenotes listen FILE…`: read, listen, and print the debrief; no server, nothing leaves."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pacenotes.core.listening.listen import Debrief, listen
from pacenotes.core.reading import READERS, Unreadable, read
from pacenotes.core.reading.source import MOST_BYTES
from pacenotes.core.roster import Party
from pacenotes.core.roster_file import RosterError, RosterFile, person_option, read_roster
from pacenotes.core.seating import seat
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli import plain_values
from pacenotes.doors.cli.exits import INTERRUPTED, OK, UNREADABLE, UNWRITABLE, USAGE
from pacenotes.doors.cli.language import language, say
from pacenotes.doors.cli.progress import over

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Heard:
    """A file listened to: its debrief, or why it could not be read."""

    name: str
    debrief: Debrief | None
    trouble: str | None = None


def run(argv: Sequence[str]) -> int:
    """Listen to every file, print what was asked for; the exit status."""
    options = _parser().parse_args(argv)
    try:
        roster = _roster(options)
    except (RosterError, OSError) as error:
        return _refuse(str(error))
    try:
        return _print(options, _listened(options, roster))
    except KeyboardInterrupt:
        print(say(N_("pacenotes: stopped; nothing was changed")), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output (`head`) has enough; Python would complain when flushing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _refuse(why: str) -> int:
    print(f"pacenotes: {why}", file=sys.stderr)
    return USAGE


def _parser() -> argparse.ArgumentParser:
    kinds = "; ".join(say(reader.LABEL) for reader in READERS)
    parser = argparse.ArgumentParser(
        prog="pacenotes listen",
        description=say(N_("Read recorded calls' transcripts and print the debrief.")),
        epilog=words(N_("Read by content, not by name: {kinds}. Nothing leaves this machine."), kinds=kinds).say(say),
    )
    add = parser.add_argument
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
    return parser


def _day(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            words(N_("“{written}” is no day; write it as 2026-03-31"), written=written).say(say)
        ) from error


def _roster(options: argparse.Namespace) -> RosterFile:
    """What the roster file and the options say together, the options first."""
    named = [person_option(written, Party.OURS) for written in options.ours]
    named += [person_option(written, Party.THEIRS) for written in options.theirs]
    from_file = RosterFile()
    if options.roster:
        from_file = read_roster(Path(options.roster).read_bytes())
    return RosterFile((*named, *from_file.people), (*options.company, *from_file.ours))


def _listened(options: argparse.Namespace, roster: RosterFile) -> Iterator[Heard]:
    """One file after the other; each is let go of before the next is read."""
    for name in over(options.files, quiet=len(options.files) < 2):
        yield _heard(name, options.date, roster)


def _heard(name: str, on: dt.date | None, roster: RosterFile) -> Heard:
    shown = say(N_("standard input")) if name == STANDARD_INPUT else name
    try:
        transcript = read(_bytes(name), shown)
    except Unreadable as error:
        where = words(N_("line {line}: "), line=str(error.line)).say(say) if error.line else ""
        return Heard(shown, None, f"{where}{error.why.say(say)}")
    except OSError as error:
        return Heard(shown, None, error.strerror or str(error))
    seated = seat(transcript, roster.people, roster.ours)
    return Heard(shown, listen(transcript, seated, on or transcript.held_on))


def _bytes(name: str) -> bytes:
    """A file's bytes, one more than is read at most: a longer file is refused, not swallowed."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _print(options: argparse.Namespace, listened: Iterator[Heard]) -> int:
    kept: list[tuple[str, Debrief]] = []
    troubled = False
    show = _as_json(options) if options.json else _as_text(options)
    next(show)
    for heard in listened:
        if heard.debrief is None:
            troubled = True
            print(f"pacenotes: {heard.name}: {heard.trouble}", file=sys.stderr)
        elif options.html:
            kept.append((heard.name, heard.debrief))
        show.send(heard)
    show.close()
    if options.html and kept and not _write_page(options, kept):
        return UNWRITABLE
    return UNREADABLE if troubled else OK


def _as_json(options: argparse.Namespace) -> Generator[None, Heard, None]:
    """An object with a list of calls, each printed as soon as it is heard."""
    print(f'{{"pacenotes": {plain_values.FORM}, "calls": [', end="")
    before = ""
    try:
        while True:
            heard = yield
            if heard.debrief is not None:
                value = plain_values.call(heard.name, heard.debrief, not options.share)
            else:
                value = {"file": heard.name, "error": heard.trouble}
            print(before + json.dumps(value, ensure_ascii=False), end="")
            before = ",\n"
    finally:
        print("]}")


def _as_text(options: argparse.Namespace) -> Generator[None, Heard, None]:
    """The debrief of one call, or a line a call and a summary of several."""
    from pacenotes.doors.cli.summary import Summary
    from pacenotes.doors.cli.terminal import console, show

    screen = console()
    summary = Summary()
    several = len(options.files) > 1
    try:
        while True:
            heard = yield
            if several:
                summary.add(heard.name, heard.debrief)
            elif heard.debrief is not None and not options.html:
                show(screen, heard.name, heard.debrief, not options.share, options.all)
    finally:
        if several:
            summary.show(screen)


def _write_page(options: argparse.Namespace, kept: list[tuple[str, Debrief]]) -> bool:
    from pacenotes.doors.cli.page import render

    page = render(kept, with_conduct=not options.share, gettext=say, language=language())
    try:
        Path(options.html).write_text(page, encoding="utf-8")
    except OSError as error:
        print(f"pacenotes: {options.html}: {error.strerror}", file=sys.stderr)
        return False
    print(words(N_("wrote {file}"), file=options.html).say(say), file=sys.stderr)
    return True
