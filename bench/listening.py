"""How long reading and listening take: one call, an archive of calls, the command from cold."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.corpus import OURS, call, webvtt
from bench.timing import Times, in_turn, resident_kb, timed
from pacenotes.core.listening.listen import Debrief, listen
from pacenotes.core.positions import read_title
from pacenotes.core.reading import read
from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.seating import seat
from pacenotes.core.transcript import Transcript

DAY = dt.date(2026, 11, 2)
TEAM = [
    Person(name, Party.OURS, read_title(title.partition(",")[0])[0], title, "Northbeam")
    for name, title in OURS.items()
]


def seated(transcript: Transcript) -> Roster:
    """Who is who on the made-up call."""
    return seat(transcript, TEAM, guests_are_theirs=True)


def debriefed(data: bytes) -> Debrief:
    """What `pacenotes listen` does between reading the file's bytes and writing."""
    transcript = read(data)
    return listen(transcript, seated(transcript), DAY)


@dataclass(frozen=True, slots=True)
class OneCall:
    """One call of an hour after everything is loaded, each step by itself."""

    utterances: int
    words: int
    findings: int
    file: Times
    reading: Times
    listening: Times
    both: Times
    first: float


def one_call(rounds: int = 21) -> OneCall:
    """Time the call's steps in turn; `first` is the process's first, with patterns to compile."""
    data = webvtt(call())
    first = timed(lambda: debriefed(data))
    transcript = read(data)
    roster = seated(transcript)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "call.vtt")
        path.write_bytes(data)
        file, reading, listening, both = in_turn(
            [
                path.read_bytes,
                lambda: read(data),
                lambda: listen(transcript, roster, DAY),
                lambda: debriefed(path.read_bytes()),
            ],
            rounds,
        )
    words = sum(len(u.text.split()) for u in transcript.utterances)
    found = len(listen(transcript, roster, DAY).findings)
    return OneCall(len(transcript.utterances), words, found, file, reading, listening, both, first)


@dataclass(frozen=True, slots=True)
class Archive:
    """Many different calls, one after the other, on one core."""

    calls: int
    seconds: float
    resident: tuple[int, ...]
    allocated: tuple[int, ...]

    @property
    def a_second(self) -> float:
        """Calls a second."""
        return self.calls / self.seconds


def archive(calls: int = 200) -> Archive:
    """Debrief calls that are all different; memory is noted at each quarter of the way."""
    debriefed(_another(0))
    resident = [resident_kb()]
    seconds = 0.0
    for number, data in enumerate(_others(calls), 1):
        seconds += timed(partial(debriefed, data))
        if number % max(1, calls // 4) == 0:
            resident.append(resident_kb())
    return Archive(calls, seconds, tuple(resident), _allocated())


def _allocated(rounds: int = 4, calls: int = 5) -> tuple[int, ...]:
    """Bytes that Python holds after each few calls, by tracemalloc (which slows everything)."""
    tracemalloc.start()
    held = []
    for step in range(rounds):
        for seed in range(calls):
            debriefed(_another(1000 + step * calls + seed))
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    return tuple(held)


def _others(calls: int) -> Iterator[bytes]:
    return (_another(seed) for seed in range(1, calls + 1))


def _another(seed: int) -> bytes:
    return webvtt(call(seed))


@dataclass(frozen=True, slots=True)
class Cold:
    """Whole processes, from start to end."""

    command: Times
    python: Times


def cold(rounds: int = 11) -> Cold:
    """Time `pacenotes listen` on the one-hour call, and a Python that does nothing, in turn."""
    command = Path(sys.executable).with_name("pacenotes")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "call.vtt")
        path.write_bytes(_another(1))
        listened, nothing = in_turn(
            [
                lambda: _ran([str(command), "listen", str(path)]),
                lambda: _ran([sys.executable, "-c", "pass"]),
            ],
            rounds,
        )
    return Cold(listened, nothing)


def _ran(command: list[str]) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
