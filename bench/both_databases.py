"""A measurement taken on SQLite and on PostgreSQL, each in a process of its own, and its page."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench.machine import machine
from tests.postgres import find_binaries, running

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def parser(module: str, about: str | None, page: str) -> argparse.ArgumentParser:
    """The options that every such measurement has: where its page goes, and that it is the process
    that measures."""
    options = argparse.ArgumentParser(prog=f"python -m {module}", description=about)
    options.add_argument("--out", type=Path, default=REFERENCE / page)
    options.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return options


def measure_both(
    module: str,
    options: argparse.Namespace,
    numbers: Mapping[str, object],
    measure: Callable[[], dict[str, object]],
    head: Callable[[dict[str, Any]], str],
) -> None:
    """Write the page: `head` of what is said about every page, and each database's text.

    `numbers` are the options that size and feed the measurement; `measure` takes it, in the process
    that is started for it.
    """
    if options.inside:
        print(json.dumps(measure()))
        return
    load = os.getloadavg()[0]
    tables = {}
    with tempfile.TemporaryDirectory(prefix="pacenotes-bench-") as folder:
        tables["SQLite"] = _inside(module, numbers, {"PACENOTES_DATA": folder})
    binaries = find_binaries()
    if binaries is None:
        print("No PostgreSQL on this machine: SQLite only.", file=sys.stderr)
    else:
        with (
            tempfile.TemporaryDirectory(prefix="pacenotes-bench-") as folder,
            running(binaries) as url,
        ):
            variables = {"PACENOTES_DATA": folder, "DATABASE_URL": url}
            tables["PostgreSQL"] = _inside(module, numbers, variables)
    told = {"machine": machine(), "load": load, "day": dt.date.today()}
    parts = [head({**told, "sqlite": sqlite3.sqlite_version})]
    for name, found in tables.items():
        parts += [f"## {name}\n", str(found["text"])]
    page = "\n".join(parts)
    print(page)
    options.out.write_text(page, "utf-8")


def _inside(
    module: str, numbers: Mapping[str, object], variables: Mapping[str, str]
) -> dict[str, object]:
    asked = [word for name, value in numbers.items() for word in (name, str(value))]
    ran = subprocess.run(
        [sys.executable, "-m", module, "--inside", *asked],
        env={**os.environ, **variables, "DJANGO_SETTINGS_MODULE": "pacenotes.site.settings"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(ran.stdout.splitlines()[-1])
    return found
