"""Measure the landscape's tables: `python -m bench.landscape.database [--packages DIR]`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from bench.both_databases import measure_both, parser
from bench.landscape.landscapes import DATA

MILLION, TEN_MILLION = 4, 35
"""So many landscapes of browsers have a million spans and checks, and ten."""

HEAD = """# How fast a landscape's tables answer

Written by `python -m bench.landscape.database`; the code is in `bench/landscape/database`. Timings
are of this machine and this day, so they are a report, never a test.

- Machine: {machine}; its load when it began was {load:.1f}.
- Command: `python -m bench.landscape.database{options}`, {day}.
- The landscape: browser-compat-data {data}, taken in by the command's own code. The larger ones are
  its rows many times side by side, each time with capabilities of its own, copied by SQL.
- Read straight from the database is: nothing of it was in the process before. Every run asks for
  others, so that no run is of what the one before left.
- Everything twice: SQLite {sqlite} in a file, and PostgreSQL, the process on one core.
"""


def main() -> None:
    """Measure both databases, and write the page."""
    known = parser("bench.landscape.database", __doc__, "bench-landscape-database.md")
    corpora = Path(os.environ.get("PACENOTES_CORPORA") or "../shared/data")
    known.add_argument("--packages", type=Path, default=corpora / "packages")
    known.add_argument(
        "--copies", type=int, default=MILLION, help=f"{TEN_MILLION}: ten million as well"
    )
    known.add_argument("--only", default="", help="roots of the package, as http,svg; all if none")
    options = known.parse_args()

    def measure() -> dict[str, object]:
        from bench.landscape.database.measuring import measure

        return measure(options.packages, options.only, _sizes(options.copies))

    def head(told: dict[str, Any]) -> str:
        said = f" --copies {options.copies}" if options.copies != MILLION else ""
        said += f" --only {options.only}" if options.only else ""
        return HEAD.format(**told, data=DATA, options=said)

    asked = {"--copies": options.copies, "--packages": options.packages, "--only": options.only}
    measure_both("bench.landscape.database", options, asked, measure, head)


def _sizes(most: int) -> list[int]:
    return sorted({1, *(size for size in (MILLION, TEN_MILLION) if size < most), most})


if __name__ == "__main__":
    main()
