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
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Without redirect_stdout=False, rich would send what is printed meanwhile to the error stream,
    # and `--json >calls.json` would leave an empty file.
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False
    ) as bar:
        yield from bar.track(names, description=say(N_("Listening")))
