"""How far long work is, on the error stream and only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pacenotes.doors.cli.language import say


class Bar:
    """How far it is, in one line."""

    def __init__(self) -> None:
        self._is_watched = sys.stderr.isatty()
        self._said = ""

    def __call__(self, progress: int, step: str) -> None:
        """Say it over what was said before: per cent, and what is being done."""
        if self._is_watched:
            line = f"{progress:3} % {say(step)}"
            print("\r" + line.ljust(len(self._said)), end="", file=sys.stderr, flush=True)
            self._said = line

    def counted(self, step: str, done: int, of: int) -> None:
        """The same by how many are done."""
        self(100 * done // max(of, 1), step)

    def end(self) -> None:
        """Wipe it out."""
        if self._said:
            print("\r" + " " * len(self._said) + "\r", end="", file=sys.stderr, flush=True)


@contextmanager
def watched() -> Iterator[Bar]:
    """A bar, wiped out in the end."""
    bar = Bar()
    try:
        yield bar
    finally:
        bar.end()
