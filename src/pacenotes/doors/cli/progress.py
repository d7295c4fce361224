"""A progress bar over several files, on the error stream and only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from pacenotes.core.wording import N_
from pacenotes.doors.cli.language import say


def over(names: Sequence[str], quiet: bool) -> Iterator[str]:
    """Each name in turn, with a bar unless `quiet` or the error stream is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield from names
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(names, description=say(N_("Listening")), console=console, transient=True)
