"""Times and memory, measured the same way for everything."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Times:
    """Several runs of one thing, in seconds."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """The run in the middle."""
        return statistics.median(self.runs)

    @property
    def worst(self) -> float:
        """The longest run."""
        return max(self.runs)

    def __str__(self) -> str:
        return f"{shown(self.median)} (worst of {len(self.runs)}: {shown(self.worst)})"


def shown(seconds: float) -> str:
    """Seconds as a person reads them."""
    if seconds < 1e-3:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def timed(work: Callable[[], object]) -> float:
    """The seconds that one run takes."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def in_turn(works: Sequence[Callable[[], object]], rounds: int) -> list[Times]:
    """Several things timed in turn, round after round, so that all meet the same machine."""
    runs = [[timed(work) for work in works] for _ in range(rounds)]
    return [Times(tuple(column)) for column in zip(*runs, strict=True)]


def on_one_core() -> None:
    """Keep this process, and those it starts, to one core where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def resident_kb() -> int:
    """The memory of the process in RAM, in kB; 0 where the system doesn't say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(ln for ln in status.read_text("ascii").splitlines() if ln.startswith("VmRSS"))
    return int(line.split()[1])
