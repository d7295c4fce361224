"""Hold parity dates against published ones: `python -m evaluation.landscape [--packages DIR]`."""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from evaluation.landscape.dates import CORE_BROWSERS, Dates, computed, published
from evaluation.landscape.pairs import DATA_PACKAGE, DATES_PACKAGE, PAIRS, Pair, unpacked
from evaluation.landscape.store import Store
from evaluation.landscape.tables import Kept, taken_in
from pacenotes.integrations.bcd.numbers import Counted
from pacenotes.integrations.bcd.package import read_package
from pacenotes.integrations.bcd.snapshot import read_snapshot

DISAGREE, ABSENT = 1, 3
"""Exit status where any key's dates differ, and where the packages can't be had."""

HEAD = """# How well the landscape keeps its dates

Made by `python -m evaluation.landscape --write FILE`; `make evaluate` runs it too. The landscape is
that of browsers (npm `@mdn/browser-compat-data`), recorded version after version; the dates are
those that npm `web-features` publishes: since when a key is at parity across the core browsers, and
since when for 30 months. Nobody here wrote them. A key agrees where both dates are the published
ones, or where neither side has any.

*Recorded alone* is each version by itself, in memory. *As known on its day* is all seven recorded
one after the other by `pacenotes landscape import-bcd` into a fresh database (SQLite), and the
columns that the room makes of its tables asked for what was known on the day of each.

"""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Keys whose two dates are as published, of all keys; and the first that aren't."""

    agreeing: int
    keys: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: recorded alone, and as known on its day after the command recorded all of them."""

    dates: str
    data: str
    alone: Agreement
    replayed: Agreement


def main() -> int:
    """Measure every pair both ways, and print the table."""
    options = _options()
    gc.disable()  # millions of values, none of them in a circle
    try:
        rows = _rows(options.packages)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"evaluation: the landscape's packages can't be had: {error}", file=sys.stderr)
        return ABSENT
    print(_as_json(rows) if options.json else _as_table(rows))
    if options.write:
        options.write.write_text(HEAD + _as_table(rows) + "\n", "utf-8")
    whole = all(each.agreeing == each.keys for row in rows for each in (row.alone, row.replayed))
    return 0 if whole else DISAGREE


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evaluation.landscape", description=__doc__)
    corpora = Path(os.environ.get("PACENOTES_CORPORA") or "../shared/data")
    parser.add_argument(
        "--packages",
        type=Path,
        default=corpora / "packages",
        help="the folder that npm's packages are kept in, and fetched into where they are missing",
    )
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="write the table as Markdown, too"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def _rows(packages: Path) -> list[Row]:
    numbers = Counted()
    alone, days = [], []
    for pair in PAIRS:
        print(f"{DATA_PACKAGE}@{pair.data} …", file=sys.stderr)
        snapshot = read_snapshot(read_package(unpacked(DATA_PACKAGE, pair.data, packages)), numbers)
        store = Store()
        store.record(snapshot)
        kept = Kept(store.columns(numbers), numbers.products, numbers.capabilities)
        alone.append(_agreement(kept, pair, snapshot.day, packages))
        days.append(snapshot.day)
    print("all of them, one after the other, into a database …", file=sys.stderr)
    kept = taken_in(packages)
    return [
        Row(pair.dates, pair.data, one, _agreement(kept, pair, day, packages))
        for pair, one, day in zip(PAIRS, alone, days, strict=True)
    ]


def _agreement(kept: Kept, pair: Pair, day: int, packages: Path) -> Agreement:
    """How many keys have the dates that were published, as known on the snapshot's day."""
    expected = published(unpacked(DATES_PACKAGE, pair.dates, packages))
    browsers = {key: kept.browsers[key] for key in CORE_BROWSERS}
    found = computed(kept.columns, browsers, day)
    differ = [
        key
        for key, dates in expected.items()
        if found.get(kept.features.get(key, 0), Dates()) != dates
    ]
    return Agreement(len(expected) - len(differ), len(expected), tuple(differ[:20]))


def _as_table(rows: list[Row]) -> str:
    lines = [
        "| web-features | browser-compat-data | recorded alone | as known on its day |",
        "| --- | --- | ---: | ---: |",
    ]
    lines += [
        f"| {row.dates} | {row.data} | {_shown(row.alone)} | {_shown(row.replayed)} |"
        for row in rows
    ]
    alone, replayed = (
        Agreement(sum(each.agreeing for each in told), sum(each.keys for each in told))
        for told in ([row.alone for row in rows], [row.replayed for row in rows])
    )
    lines.append(f"| **all** | | {_shown(alone)} | {_shown(replayed)} |")
    for row in rows:
        if row.alone.others or row.replayed.others:
            lines.append(f"{row.dates} differs in: {row.alone.others} {row.replayed.others}")
    return "\n".join(lines)


def _shown(agreement: Agreement) -> str:
    return f"{agreement.agreeing:,} / {agreement.keys:,}"


def _as_json(rows: list[Row]) -> str:
    return json.dumps([asdict(row) for row in rows], indent=2)


if __name__ == "__main__":
    sys.exit(main())
