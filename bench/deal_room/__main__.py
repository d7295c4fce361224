"""Measure the deal room on a large database: `python -m bench.deal_room [--deals N]`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.machine import machine
from tests.postgres import find_binaries, running

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "bench-deal-room.md"

HEAD = """# How fast the deal room is

Written by `python -m bench.deal_room`; the code is in `bench/deal_room`.
Timings are of this machine and this day, so they are a report, never a test.

- Machine: {machine}; its load when it began was {load:.1f}.
- Command: `python -m bench.deal_room --deals {deals} --pieces {pieces}`, {day}.
- The database: made up in `bench/deal_room/seed.py`: {deals:,} deals of {accounts:,} accounts,
  {evidence:,} pieces of evidence, 300 sellers in 30 parts of the organisation.
- The server is `pacenotes up` as it is run, one process; the browser's side runs on the same
  machine and takes its share of it. *CPU* is the server's own, a request, over all its threads.
- Everything twice: SQLite {sqlite} in a file (full synchronous, durable), and PostgreSQL.

Targets: list and deal page 10 ms of server CPU or less each, search 30 ms, import 5,000 rows a
second on SQLite; the number of queries doesn't grow with the rows.
"""


def main() -> None:
    """Measure both databases, each in a process of its own, and write the page."""
    options = _options()
    if options.inside:
        from bench.deal_room.measuring import measure

        print(json.dumps(measure(options.deals, options.pieces)))
        return
    load = os.getloadavg()[0]
    tables = {}
    with tempfile.TemporaryDirectory(prefix="pacenotes-bench-") as folder:
        tables["SQLite"] = _inside(options, {"PACENOTES_DATA": folder})
    binaries = find_binaries()
    if binaries is None:
        print("No PostgreSQL on this machine: SQLite only.", file=sys.stderr)
    else:
        with (
            tempfile.TemporaryDirectory(prefix="pacenotes-bench-") as folder,
            running(binaries) as url,
        ):
            tables["PostgreSQL"] = _inside(options, {"PACENOTES_DATA": folder, "DATABASE_URL": url})
    page = _page(options, load, tables)
    print(page)
    options.out.write_text(page, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.deal_room", description=__doc__)
    parser.add_argument("--deals", type=int, default=100_000)
    parser.add_argument("--pieces", type=int, default=10)
    parser.add_argument("--out", type=Path, default=PAGE)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _inside(options: argparse.Namespace, variables: dict[str, str]) -> dict[str, object]:
    command = [sys.executable, "-m", "bench.deal_room", "--inside"]
    ran = subprocess.run(
        [*command, "--deals", str(options.deals), "--pieces", str(options.pieces)],
        env={**os.environ, **variables, "DJANGO_SETTINGS_MODULE": "pacenotes.site.settings"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told: dict[str, object] = json.loads(ran.stdout.splitlines()[-1])
    return told


def _page(options: argparse.Namespace, load: float, tables: dict[str, dict[str, object]]) -> str:
    import sqlite3

    parts = [
        HEAD.format(
            machine=machine(),
            load=load,
            deals=options.deals,
            pieces=options.pieces,
            accounts=options.deals // 5,
            evidence=options.deals * options.pieces,
            day=dt.date.today(),
            sqlite=sqlite3.sqlite_version,
        )
    ]
    for name, told in tables.items():
        parts.append(f"## {name}\n")
        parts.append(str(told["text"]))
    return "\n".join(parts)


if __name__ == "__main__":
    main()
