"""What goes out: standard output and the error stream, and what to do when nobody takes it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from pacenotes.core.wording import N_
from pacenotes.doors.cli.exits import INTERRUPTED, OK, UNWRITABLE
from pacenotes.doors.cli.harmless import harmless
from pacenotes.doors.cli.language import say


def complain(*parts: str) -> None:
    """One line on the error stream, `pacenotes: part: part`; nothing in it steers a terminal."""
    line = ": ".join(("pacenotes", *(part for part in parts if part)))
    print(harmless(line), file=sys.stderr)


def guarded(command: Callable[[], int]) -> int:
    """The exit status of `command`, whatever becomes of its output; no traceback at Ctrl-C."""
    if sys.stdout is None:  # started with it closed
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115, open to the end
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Signs that a terminal's encoding lacks are replaced; they are not worth an error.
        sys.stdout.reconfigure(errors="replace")
    try:
        status = _ended(command)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output (`head`) has enough.
        _give_up_output()
        return OK
    except KeyboardInterrupt:
        print(file=sys.stderr)
        complain(say(N_("stopped; nothing was changed")))
        return INTERRUPTED
    except OSError as error:
        _give_up_output()
        complain(say(N_("the output can't be written")), error.strerror or str(error))
        return UNWRITABLE
    return status


def _ended(command: Callable[[], int]) -> int:
    """The status of a command that may also end by argparse's way out."""
    try:
        return command()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else OK


def _give_up_output() -> None:
    """Send what is still buffered nowhere, or Python would complain when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
