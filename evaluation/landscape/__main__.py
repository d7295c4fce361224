"""Hold parity dates against published ones: `python -m evaluation.landscape [--packages DIR]`."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from evaluation.landscape.dates import CORE_BROWSERS, Dates, computed, published
from evaluation.landscape.pairs import DATA_PACKAGE, DATES_PACKAGE, PAIRS, Pair, unpacked
from evaluation.landscape.store import Store
from pacenotes.core.landscape.columns import Columns
from pacenotes.integrations.bcd.numbers import Counted
from pacenotes.integrations.bcd.package import read_package
from pacenotes.integrations.bcd.snapshot import Snapshot, read_snapshot

DISAGREE = 1
"""Exit status where any key's dates differ."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Keys whose two dates are as published, of all keys; and the first that aren't."""

    agreeing: int
    keys: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: recorded alone, and as known on its day after all of them were recorded."""

    dates: str
    data: str
    alone: Agreement
    replayed: Agreement


def main() -> int:
    """Measure every pair both ways, and print the table."""
    options = _options()
    gc.disable()  # millions of values, none of them in a circle
    rows = _rows(options.packages)
    print(_as_json(rows) if options.json else _as_table(rows))
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
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def _rows(packages: Path) -> list[Row]:
    together, numbers = Store(), Counted()
    alone, snapshots = [], []
    for pair in PAIRS:
        print(f"{DATA_PACKAGE}@{pair.data} …", file=sys.stderr)
        snapshot = read_snapshot(read_package(unpacked(DATA_PACKAGE, pair.data, packages)), numbers)
        together.record(snapshot)
        by_itself = Store()
        by_itself.record(snapshot)
        alone.append(_agreement(by_itself.columns(numbers), pair, snapshot, numbers, packages))
        snapshots.append(snapshot)
    print("all of them, one after the other …", file=sys.stderr)
    columns = together.columns(numbers)
    return [
        Row(pair.dates, pair.data, one, _agreement(columns, pair, snapshot, numbers, packages))
        for pair, one, snapshot in zip(PAIRS, alone, snapshots, strict=True)
    ]


def _agreement(
    columns: Columns, pair: Pair, snapshot: Snapshot, numbers: Counted, packages: Path
) -> Agreement:
    """How many keys have the dates that were published, as known on the snapshot's day."""
    expected = published(unpacked(DATES_PACKAGE, pair.dates, packages))
    browsers = {key: numbers.products[key] for key in CORE_BROWSERS}
    found = computed(columns, browsers, snapshot.day)
    differ = [
        key
        for key, dates in expected.items()
        if found.get(numbers.capabilities.get(key, 0), Dates()) != dates
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
