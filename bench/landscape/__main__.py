"""Measure the landscape's columns: `python -m bench.landscape [--packages DIR] [--no-peers]`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.landscape.bandwidth import read_bandwidth
from bench.landscape.figures import (
    CHANGED_DAYS,
    DEALS,
    REQUIREMENTS,
    Figures,
    impact,
    kept_up,
    measured,
)
from bench.landscape.landscapes import DATA, Landscape, browsers, many
from bench.machine import machine
from bench.peers import environment
from bench.timing import Times, on_one_core, shown
from evaluation.landscape.dates import published
from evaluation.landscape.pairs import DATA_PACKAGE, DATES_PACKAGE, PAIRS, unpacked

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
PAGE = REPOSITORY / "docs" / "reference" / "bench-landscape.md"
BASELINE = "compute-baseline@0.4.0"
BASELINE_ROUNDS = 3
MILLION, TEN_MILLION = 4, 35
"""So many landscapes of browsers have a million rectangles, and ten."""

HEAD = """# How fast a landscape answers

Written by `python -m bench.landscape`; the code is in `bench/landscape`. Timings are of this
machine and this day, so they are a report, never a test.

- Machine: {machine}; its load when it began was {load:.1f}.
- Everything ran on one core, which reads memory at {bandwidth:.1f} GB/s.
- Command: `{command}`, {day}.
- The landscape: browser-compat-data {data}, recorded once: {rectangles:,} spans and checks of
  {pairs:,} pairs. The larger ones are that landscape many times side by side, each with
  capabilities of its own.
- *Of the limit* is how many times longer it took than reading the same bytes once.
"""


def main() -> None:
    """Measure everything and write the page."""
    options = _options()
    on_one_core()
    load, bandwidth = os.getloadavg()[0], read_bandwidth()
    print("the landscape of browsers …", file=sys.stderr)
    landscape = browsers(options.packages)
    columns, small = measured(landscape, with_histories=True)
    felt = impact(columns, landscape)
    kept = kept_up(columns, landscape)
    found = [small]
    for times in (MILLION, TEN_MILLION):
        print(f"{times} times as large …", file=sys.stderr)
        found.append(measured(many(landscape, times), with_histories=False)[1])
    parts = [
        HEAD.format(
            machine=machine(), load=load, bandwidth=bandwidth / 1e9, data=DATA, day=dt.date.today(),
            command="python -m bench.landscape" + ("" if options.peers else " --no-peers"),
            rectangles=small.rectangles, pairs=small.pairs,
        ),
        _matrices(found, bandwidth),
        _histories(small),
        _others(felt, kept),
    ]  # fmt: skip
    if options.peers:
        print("its peers, in an environment of their own …", file=sys.stderr)
        parts += [_peers(_beside(landscape)), _baseline(options.packages, small)]
    page = "\n".join(parts)
    print(page)
    options.out.write_text(page, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.landscape", description=__doc__)
    corpora = Path(os.environ.get("PACENOTES_CORPORA") or "../shared/data")
    parser.add_argument("--packages", type=Path, default=corpora / "packages")
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--out", type=Path, default=PAGE)
    return parser.parse_args()


def _matrices(found: list[Figures], bandwidth: float) -> str:
    rows = "\n".join(
        f"| {one.rectangles:,} | {one.pairs:,} | {shown(one.matrix.median)} | "
        f"{shown(one.matrix.worst)} | {one.matrix.median * bandwidth / one.matrix_bytes:.1f} | "
        f"{shown(one.build)} |"
        for one in found
    )
    return f"""## The whole matrix

Every capability × every product on a day never asked for before, as known on a day, within all that
each is part of. Targets: 3 ms for the landscape of browsers, 100 ms for ten million; columns of a
million built in 2 s (here from arrays; reading them from a database comes on top).

| spans and checks | pairs | matrix, median | worst of 21 | of the limit | columns built |
| ---: | ---: | ---: | ---: | ---: | ---: |
{rows}
"""


def _histories(one: Figures) -> str:
    assert one.histories is not None  # noqa: S101 - the small one has them
    assert one.histories_anew is not None  # noqa: S101 - likewise
    return f"""## Every capability's whole history

One core browser against the six others: {one.runs:,} runs. Target: 15 ms, warm.

| | median | worst of 21 |
| --- | ---: | ---: |
{_row("as known on a day that was asked for before", one.histories)}
{_row("as known on a day that wasn't", one.histories_anew)}
"""


def _others(felt: tuple[Times, int, int], kept: Times) -> str:
    times, changes, deals = felt
    what = f"{changes:,} changes of {CHANGED_DAYS} days, {DEALS:,} deals × {REQUIREMENTS} each"
    return f"""## Impact, and keeping up

| | median | worst of 21 |
| --- | ---: | ---: |
{_row(what, times)}
{_row("a hundred new spans taken into the columns", kept)}

{deals:,} of the deals feel a change. Target for impact: 50 ms.
"""


def _row(name: str, times: Times) -> str:
    return f"| {name} | {shown(times.median)} | {shown(times.worst)} |"


def _beside(landscape: Landscape) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory(prefix="pacenotes-peers-") as folder:
        data = Path(folder, "landscape.pickle")
        data.write_bytes(pickle.dumps(landscape))
        python = environment(Path(folder, "venv"), HERE / "peers.txt", ["numpy"])
        told = subprocess.run(
            [python, "-m", "bench.landscape.peers", str(data)],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)]),
                "POLARS_MAX_THREADS": "1",
            },
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
    seconds: dict[str, list[float]] = json.loads(told.splitlines()[-1])
    return seconds


def _peers(runs: dict[str, list[float]]) -> str:
    rows = "\n".join(
        f"| {name} | {shown(statistics.median(seconds))} | {shown(max(seconds))} |"
        for name, seconds in runs.items()
    )
    return f"""## Beside DuckDB and Polars

The same rectangles, the same matrix and the same histories, in one process and in turn, one thread
each; before anything is timed, all have to give one answer. Versions are in
`bench/landscape/peers.txt`.

| | median | worst of 7 |
| --- | ---: | ---: |
{rows}
"""


def _baseline(packages: Path, ours: Figures) -> str:
    """Parity dates by npm compute-baseline, over all keys that have a published one."""
    assert ours.histories is not None  # noqa: S101 - the small one has them
    expected = published(unpacked(DATES_PACKAGE, PAIRS[-1].dates, packages))
    with tempfile.TemporaryDirectory(prefix="pacenotes-baseline-") as folder:
        keys = Path(folder, "keys.json")
        keys.write_text(json.dumps(list(expected)), "utf-8")
        shutil.copy(HERE / "baseline.mjs", folder)
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--legacy-peer-deps"]
        subprocess.run(
            [*install, BASELINE, f"{DATA_PACKAGE}@{DATA}"],
            cwd=folder,
            check=True,
            stdout=sys.stderr,
        )
        told = json.loads(
            subprocess.run(
                ["node", "baseline.mjs", str(keys), str(BASELINE_ROUNDS)],
                cwd=folder,
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            ).stdout
        )
    agree = sum(told["dates"].get(key) == dates.low for key, dates in expected.items())
    seconds = statistics.median(told["seconds"])
    return f"""## Beside npm {BASELINE}

The parity date of each of {len(expected):,} keys with {DATA_PACKAGE}@{DATA}, checking
ancestors. Pacenotes gives the whole history of every capability, of which that date is one run's
start.

| | all keys | dates as published |
| --- | ---: | ---: |
| {BASELINE}, median of {BASELINE_ROUNDS} | {shown(seconds)} | {agree:,} |
| Pacenotes, as known on a day that was asked for before | {shown(ours.histories.median)} | \
see [the evaluation](evaluation-landscape.md) |
"""


if __name__ == "__main__":
    main()
