"""`pacenotes landscape`: facts, releases and coverage brought in from files."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.exits import OK, USAGE
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.printing import complain

HELP = N_(
    """pacenotes landscape: what products can do, kept by technical marketing

  pacenotes landscape import FILE --as EMAIL     facts, releases or coverage from CSV or JSON
  pacenotes landscape import-bcd DIR… --as EMAIL  MDN's browser-compat-data, unpacked

Each explains itself: pacenotes landscape import --help"""
)


def run(argv: Sequence[str]) -> int:
    """Run the part that is asked for; the exit status."""
    part = argv[0] if argv else ""
    if part == "import":
        from pacenotes.doors.cli.import_landscape import run as import_landscape

        return import_landscape(argv[1:])
    if part == "import-bcd":
        from pacenotes.doors.cli.import_bcd import run as import_bcd

        return import_bcd(argv[1:])
    if part in ("", "-h", "--help", "help"):
        print(say(HELP))
        return OK
    complain("landscape", words(N_("there is no command “{command}”"), command=part).say(say))
    print(say(HELP), file=sys.stderr)
    return USAGE
