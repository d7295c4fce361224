"""Let many take one wheel in the same instant: `python -m bench.wheel [--grabs N]`."""

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

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "bench-wheel.md"

HEAD = """# Whether a wheel has one driver

Written by `python -m bench.wheel`; the code is in `bench/wheel`.

- Machine: {machine}; its load when it began was {load:.1f}.
- Command: `python -m bench.wheel --grabs {grabs}`, {day}.
- A grab: 2 to 20 people, each in a thread and with a connection of their own, take a wheel that
  nobody has, in the same instant, by the action that the page calls. Right is: one of them has it,
  and each of the others was told who that is.
- The same check has to fail where nobody holds the session while they change it; the database's
  own constraint, one unreleased hold a session, stays, so that no two have the wheel even then, and
  what fails is that the others are told nothing.
- Everything twice: SQLite {sqlite} in a file (full synchronous, durable), and PostgreSQL.
"""


def main() -> None:
    """Measure both databases, each in a process of its own, and write the page."""
    options = _options()
    if options.inside:
        from bench.wheel.measuring import measure

        print(json.dumps(measure(options.grabs)))
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
    parser = argparse.ArgumentParser(prog="python -m bench.wheel", description=__doc__)
    parser.add_argument("--grabs", type=int, default=10_000)
    parser.add_argument("--out", type=Path, default=PAGE)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _inside(options: argparse.Namespace, variables: dict[str, str]) -> dict[str, object]:
    ran = subprocess.run(
        [sys.executable, "-m", "bench.wheel", "--inside", "--grabs", str(options.grabs)],
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
            grabs=options.grabs,
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
