"""Measure live demos with many people at once: `python -m bench.live [--sessions N]`."""

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

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "bench-live.md"

HEAD = """# How fast a live demo is

Written by `python -m bench.live`; the code is in `bench/live`.
Timings are of this machine and this day, so they are a report, never a test.

- Machine: {machine}; its load when it began was {load:.1f}.
- Command: `python -m bench.live --sessions {sessions} --seconds {seconds}
  --a-second {a_second}`, {day}.
- {screens} screens of {sessions} sessions, each with its driver, its seller, two others and what
  the audience sees. {a_second} cues a second over all of them, each declined by its driver after
  two seconds. A fifth of the screens lose their line once; the server is stopped and started
  half-way.
- The server is `pacenotes up` as it is run, one process; all the screens are on the same machine in
  one other process, and take their share of it.
- A cue's time runs from before it is sent until its words stand in what came to its driver's
  screen.
- Everything twice: SQLite {sqlite} in a file (full synchronous, durable), and PostgreSQL.

Targets: 100 ms or less at the 99th of a hundred, nothing lost, doubled or out of order; a page
under 100 KB all told, and live within 300 ms.
"""


def main() -> None:
    """Measure both databases, each in a process of its own, and write the page."""
    options = _options()
    if options.inside:
        from bench.live.measuring import measure

        print(json.dumps(measure(options.sessions, options.seconds, options.a_second)))
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
    parser = argparse.ArgumentParser(prog="python -m bench.live", description=__doc__)
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--a-second", type=int, default=10)
    parser.add_argument("--out", type=Path, default=PAGE)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _inside(options: argparse.Namespace, variables: dict[str, str]) -> dict[str, object]:
    told = {
        "--sessions": options.sessions,
        "--seconds": options.seconds,
        "--a-second": options.a_second,
    }
    asked = [word for name, value in told.items() for word in (name, str(value))]
    ran = subprocess.run(
        [sys.executable, "-m", "bench.live", "--inside", *asked],
        env={**os.environ, **variables, "DJANGO_SETTINGS_MODULE": "pacenotes.site.settings"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(ran.stdout.splitlines()[-1])
    return found


def _page(options: argparse.Namespace, load: float, tables: dict[str, dict[str, object]]) -> str:
    import sqlite3

    parts = [
        HEAD.format(
            machine=machine(),
            load=load,
            sessions=options.sessions,
            seconds=options.seconds,
            a_second=options.a_second,
            screens=options.sessions * 5,
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
