"""Measure, and write docs/reference/bench.md: `python -m bench [--no-peers] [--out FILE]`."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import sys
from pathlib import Path

from bench.corpus import SECONDS, UTTERANCES, WORDS
from bench.listening import Archive, Cold, OneCall, archive, cold, one_call
from bench.machine import machine
from bench.meetings import Meetings, real_meetings
from bench.peers import ROUNDS, measured_in_its_own_environment
from bench.timing import Times, on_one_core, shown

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "bench.md"

HEAD = """# How fast it listens

Written by `make bench`; the code is in `bench/`. Timings are of this machine and this day, so they
are a report, never a test.

- Machine: {machine}.
- Everything ran on one core; the machine's load when it began was {load:.1f}.
- Command: `{command}`, {day}.
- The call: made up in `bench/corpus.py`, {utterances} utterances, {words} words, {minutes} minutes,
  five speakers, as WebVTT. It repeats some fifty sentences with other fillings; people vary more.
"""


def main() -> None:
    """Measure everything and write the page."""
    options = _options()
    on_one_core()
    load = os.getloadavg()[0]
    print("one call …", file=sys.stderr)
    one = one_call()
    print("an archive …", file=sys.stderr)
    many = archive()
    print("real meetings …", file=sys.stderr)
    meetings = real_meetings()
    print("the command from cold …", file=sys.stderr)
    whole = cold()
    parts = [
        HEAD.format(
            machine=machine(),
            load=load,
            command="make bench" if options.peers else "make bench ARGS=--no-peers",
            day=dt.date.today(),
            utterances=UTTERANCES,
            words=WORDS,
            minutes=SECONDS // 60,
        ),
        _one_call(one),
        _archive(many),
        *([_meetings(meetings)] if meetings else []),
        _cold(whole),
    ]
    if options.peers:
        print("its peers, in an environment of their own …", file=sys.stderr)
        parts.append(_peers(measured_in_its_own_environment()))
    page = "\n".join(parts)
    print(page)
    options.out.write_text(page, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--out", type=Path, default=PAGE)
    return parser.parse_args()


def _one_call(one: OneCall) -> str:
    return f"""## One call, everything loaded

{one.utterances} utterances, {one.words} words, {one.findings} findings.
Target: read and listened to in 150 ms or less.

| step | median | worst of {len(one.both.runs)} |
| --- | ---: | ---: |
{_row("the file's bytes alone (the limit)", one.file)}
{_row("read: bytes to transcript", one.reading)}
{_row("listen: transcript to debrief", one.listening)}
{_row("**all of it, from the file**", one.both)}

The first call of a process compiles the patterns as well: {shown(one.first)}.
"""


def _row(name: str, times: Times) -> str:
    return f"| {name} | {shown(times.median)} | {shown(times.worst)} |"


def _archive(many: Archive) -> str:
    resident = " · ".join(f"{kb / 1024:.0f}" for kb in many.resident)
    allocated = " · ".join(f"{held / 1024 / 1024:.1f}" for held in many.allocated)
    return f"""## An archive

{many.calls} one-hour calls, all different, read and listened to in {many.seconds:.1f} s:
**{many.a_second:.1f} calls a second** on one core. Target: 5 or more, with memory flat.

- Memory of the whole process, MiB, after the first call and at each quarter: {resident}.
- Memory that Python holds, MiB, after each 5 calls (tracemalloc, a run of its own): {allocated}.
"""


def _meetings(files: list[Meetings]) -> str:
    rows = "\n".join(
        f"| {one.name} | {one.meetings} | {one.words} | {shown(one.for_an_hour)} |" for one in files
    )
    return f"""## Real meetings

Listening only, without names of sides, on meetings of the corpora folder (`PACENOTES_CORPORA`),
best of three each.

| corpus | meetings | words | for 9,000 words |
| --- | ---: | ---: | ---: |
{rows}
"""


def _cold(whole: Cold) -> str:
    return f"""## The command from cold

The whole process `pacenotes listen call.vtt`, from start to end, on the same call:
**{shown(whole.command.median)}**, the median of {len(whole.command.runs)} runs; worst
{shown(whole.command.worst)}. Target: 0.6 s or less. A Python that does nothing takes
{shown(whole.python.median)}.
"""


def _peers(runs: dict[str, list[float]]) -> str:
    ours = statistics.median(next(iter(runs.values())))
    rows = "\n".join(
        f"| {name} | {shown(median)} | {median / ours:.2f} |"
        for name, seconds in runs.items()
        for median in [statistics.median(seconds)]
    )
    return f"""## Beside its peers

The same utterances in one process, in turn, {ROUNDS} rounds each; versions are in
`bench/peers.txt` and `bench/peers.py`. They answer other questions: spaCy parses grammar and
names entities, ConvoKit stores the parse and counts politeness. They stand here as what a
program would otherwise put under a listener.

| | median | times Pacenotes |
| --- | ---: | ---: |
{rows}
"""


if __name__ == "__main__":
    main()
