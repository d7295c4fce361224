"""An import from the command line, into a database that is large already: rows a second, memory."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.machine import fixed_loop_ms
from pacenotes.core.pipelines import default_pipelines
from pacenotes.rooms.deals.models import Account

ROWS = 50_000
ACCOUNTS = 500
CHANGED_EVERY = 10


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the whole command: seconds from start to end, of them on the processor, and the
    most memory it had, in MiB; `loop` is the fixed loop beside it, in milliseconds."""

    name: str
    seconds: float
    cpu: float
    memory: float
    loop: float

    def line(self) -> str:
        """A row of the page's table."""
        return (
            f"| {self.name} | {self.seconds:.1f} | {self.cpu:.1f} | {ROWS / self.seconds:,.0f} | "
            f"{self.memory:.0f} | {self.loop:.0f} |"
        )


def imports(manager: str) -> list[Run]:
    """A table looked at, brought in, and brought in again with a tenth of its rows changed."""
    with tempfile.TemporaryDirectory(prefix="pacenotes-bench-") as folder:
        first, second = Path(folder) / "deals.csv", Path(folder) / "again.csv"
        _write(first, changed_every=0)
        _write(second, changed_every=CHANGED_EVERY)
        runs = [
            _run("dry run", manager, first, "--dry-run"),
            _run("import, every row new", manager, first),
            _run("import, a tenth changed", manager, second),
        ]
    for run in runs:
        print(run.line(), file=sys.stderr)
    return runs


def _write(path: Path, *, changed_every: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(
            ("External id", "Name", "Account", "Stage", "Amount", "Currency", "Expected close")
        )
        table.writerows(_rows(changed_every))


def _rows(changed_every: int) -> Iterator[tuple[str, ...]]:
    names = list(Account.objects.order_by("pk").values_list("name", flat=True)[:ACCOUNTS])
    stages = default_pipelines()[0].stages
    for number in range(ROWS):
        more = 500 if changed_every and number % changed_every == 0 else 0
        yield (
            f"i{number}",
            f"Imported {number}",
            names[number % len(names)],
            stages[number % len(stages)].name,
            str(1000 + number + more),
            "EUR",
            f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )


def _run(name: str, manager: str, file: Path, *options: str) -> Run:
    command = [sys.executable, "-m", "pacenotes.doors.cli.main", "import", str(file)]
    loop, began = fixed_loop_ms(), time.perf_counter()
    process = subprocess.Popen(
        [*command, "--kind", "deals", "--as", manager, *options], stdout=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{name}: the import ended with {process.returncode}")
    return Run(name, took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, loop)
