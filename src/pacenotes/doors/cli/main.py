"""The `pacenotes` command: `listen` to calls without any server, or `up` with the deal room."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pacenotes import __version__
from pacenotes.core.wording import N_
from pacenotes.doors.cli.exits import OK, USAGE
from pacenotes.doors.cli.language import say

HELP = N_(
    """pacenotes: the deal room in which everyone plays their own position

  pacenotes listen FILE…   read recorded calls' transcripts and print the debrief
  pacenotes up             open the deal room in the browser
  pacenotes --version

Each command explains itself: pacenotes listen --help"""
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is `exits`' and documented in docs/reference."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    command = arguments[0] if arguments else ""
    if command == "listen":
        from pacenotes.doors.cli.listen import run as listen

        return listen(arguments[1:])
    if command == "up":
        from pacenotes.doors.cli.up import run as up

        return up(arguments[1:])
    if command in ("--version", "-V"):
        print(f"pacenotes {__version__}")
        return OK
    if command in ("", "-h", "--help", "help"):
        print(say(HELP))
        return OK
    print(say(N_("pacenotes: there is no command “{command}”")).replace("{command}", command), file=sys.stderr)
    print(say(HELP), file=sys.stderr)
    return USAGE


if __name__ == "__main__":
    sys.exit(main())
