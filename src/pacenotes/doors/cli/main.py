"""The `pacenotes` command: its words, and which part of it does what they ask for."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pacenotes import __version__
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.exits import OK, USAGE
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.printing import complain, guarded

HELP = N_(
    """pacenotes: the deal room in which everyone plays their own position

  pacenotes listen FILE…   read recorded calls' transcripts and print the debrief
  pacenotes up             open the deal room in the browser
  pacenotes import FILE    bring accounts, contacts or deals in from a CSV file
  pacenotes export KIND    print accounts, contacts or deals as CSV
  pacenotes landscape      bring facts about products in: from a file, or MDN's browser data
  pacenotes --version

Each command explains itself: pacenotes listen --help"""
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is `exits`' and documented in docs/reference."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    command = arguments[0] if arguments else ""
    if command == "listen":
        from pacenotes.doors.cli.listen import run as listen

        return listen(arguments[1:])
    if command == "up":
        from pacenotes.doors.cli.up import run as up

        return up(arguments[1:])
    if command == "import":
        from pacenotes.doors.cli.import_table import run as import_table

        return import_table(arguments[1:])
    if command == "export":
        from pacenotes.doors.cli.export_table import run as export_table

        return export_table(arguments[1:])
    if command == "landscape":
        from pacenotes.doors.cli.landscape import run as landscape

        return landscape(arguments[1:])
    if command in ("--version", "-V"):
        print(f"pacenotes {__version__}")
        return OK
    if command in ("", "-h", "--help", "help"):
        print(say(HELP))
        return OK
    complain(words(N_("there is no command “{command}”"), command=command).say(say))
    print(say(HELP), file=sys.stderr)
    return USAGE


if __name__ == "__main__":
    sys.exit(main())
