"""`pacenotes listen FILE…`: read, listen, and print the debrief; no server, nothing leaves."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from pacenotes.core.listening.listen import Debrief, listen
from pacenotes.core.reading import Unreadable, read
from pacenotes.core.roster_file import RosterFile
from pacenotes.core.seating import seat
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.exits import OK, UNREADABLE, UNWRITABLE, USAGE
from pacenotes.doors.cli.files import bytes_of
from pacenotes.doors.cli.heard import Heard
from pacenotes.doors.cli.language import language, say
from pacenotes.doors.cli.options import Refused, parser, roster_of
from pacenotes.doors.cli.printing import complain
from pacenotes.doors.cli.progress import over


class Output(Protocol):
    """One form of output, as a context: what it has to print at the end, it prints when left."""

    def add(self, heard: Heard) -> None:
        """One more file, read or not."""


def run(argv: Sequence[str]) -> int:
    """Listen to every file, print what was asked for; the exit status."""
    options = parser().parse_args(argv)
    try:
        roster = roster_of(options)
    except Refused as refused:
        complain(str(refused))
        return USAGE
    if options.html and (why := _cant_write(Path(options.html))):
        complain(options.html, why)
        return UNWRITABLE
    return _print(options, _listened(options, roster))


def _cant_write(page: Path) -> str | None:
    """Why the page can't be written, asked before a long time is spent on listening."""
    if page.is_dir():
        return say(N_("is a folder; name a file in it"))
    if not page.absolute().parent.is_dir():
        return say(N_("its folder doesn't exist"))
    if not os.access(page if page.exists() else page.absolute().parent, os.W_OK):
        return say(N_("may not be written by you"))
    return None


def _listened(options: argparse.Namespace, roster: RosterFile) -> Iterator[Heard]:
    """One file after the other; each is let go of before the next is read."""
    for name in over(options.files, quiet=len(options.files) < 2):
        yield _heard(name, options.date, roster)


def _heard(name: str, on: dt.date | None, roster: RosterFile) -> Heard:
    try:
        transcript = read(bytes_of(name), name)
    except Unreadable as error:
        return Heard(name, trouble=error)
    seated = seat(transcript, roster.people, roster.ours)
    return Heard(name, listen(transcript, seated, on or transcript.held_on))


def _print(options: argparse.Namespace, listened: Iterator[Heard]) -> int:
    kept: list[tuple[str, Debrief]] = []
    troubled = False
    with _output(options) as output:
        for heard in listened:
            if heard.trouble is not None:
                troubled = True
                _complain_of(heard, heard.trouble)
            if heard.debrief is not None and options.html:
                kept.append((heard.shown, heard.debrief))
            output.add(heard)
    if kept and not _write_page(options, kept):
        return UNWRITABLE
    return UNREADABLE if troubled else OK


def _complain_of(heard: Heard, trouble: Unreadable) -> None:
    says_where = "line" in dict(trouble.why.arguments)
    where = words(N_("line {line}"), line=str(trouble.line)).say(say) if trouble.line else ""
    complain(heard.shown, "" if says_where else where, trouble.why.say(say))


def _output(options: argparse.Namespace) -> AbstractContextManager[Output]:
    if options.json:
        from pacenotes.doors.cli.json_calls import JsonCalls

        return JsonCalls(not options.share)
    if len(options.files) > 1:
        from pacenotes.doors.cli.summary import Summary

        return Summary()
    from pacenotes.doors.cli.terminal import OneCall

    return OneCall(not options.share, options.all, is_silent=bool(options.html))


def _write_page(options: argparse.Namespace, kept: list[tuple[str, Debrief]]) -> bool:
    from pacenotes.doors.cli.page import render

    page = render(kept, with_conduct=not options.share, gettext=say, language=language())
    try:
        Path(options.html).write_text(page, encoding="utf-8")
    except OSError as error:
        complain(options.html, error.strerror or str(error))
        return False
    print(words(N_("wrote {file}"), file=options.html).say(say), file=sys.stderr)
    return True
