"""How many rows a second a CSV file is read, checked and written at: `python -m bench.tables`."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import random
import tempfile
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from bench.machine import machine
from bench.timing import Times, in_turn, on_one_core, resident_kb, shown
from pacenotes.core.tables.checking import check
from pacenotes.core.tables.conventions import settle
from pacenotes.core.tables.fields import Choice, Field, Kind, Value
from pacenotes.core.tables.mapping import Mapping, guess
from pacenotes.core.tables.reading import open_table
from pacenotes.core.tables.writing import written
from pacenotes.core.tables.wrong import Wrongs

ROWS = 200_000
STAGES = tuple(Choice(key, key.title()) for key in ("discovery", "evaluation", "won", "lost"))
FIELDS = (
    Field("external_id", "External id", Kind.TEXT, is_required=True, is_unique=True, longest=80),
    Field("name", "Name", Kind.TEXT, is_required=True),
    Field("account", "Account", Kind.TEXT, is_required=True),
    Field("owner", "Owner", Kind.EMAIL),
    Field("stage", "Stage", Kind.CHOICE, is_required=True, choices=STAGES),
    Field("amount", "Amount", Kind.AMOUNT, least=0),
    Field("currency", "Currency", Kind.CURRENCY),
    Field("opened", "Opened", Kind.DATE),
    Field("closes", "Expected close", Kind.DATE),
)


def deals(rows: int, seed: int = 1) -> Iterator[tuple[Value | None, ...]]:
    """Made-up deals: few stages and owners, many accounts, a different id, name and amount each."""
    chance = random.Random(seed)  # noqa: S311 - made-up rows, nothing secret
    start = dt.date(2024, 1, 1)
    for number in range(rows):
        yield (
            f"D{number:08d}",
            f"Kestrel renewal {number}, phase {number % 7}",
            f"Account {chance.randrange(5_000)}",
            f"seller{chance.randrange(40)}@northbeam.example",
            STAGES[chance.randrange(len(STAGES))].value,
            Decimal(chance.randrange(100, 90_000_000)) / 100,
            "EUR",
            start + dt.timedelta(chance.randrange(700)),
            start + dt.timedelta(chance.randrange(1_000)),
        )


def main() -> None:
    """Measure, and print one line a step."""
    on_one_core()
    print(f"{machine()}; load {os.getloadavg()[0]:.1f}; one core")
    headers = tuple(field.name for field in FIELDS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "deals.csv")
        for rows in (50_000, 200_000, 800_000):
            _write(path, headers, rows)
            _say_memory(path, rows)
        _write(path, headers, ROWS)
        _say_times(path, headers)


def _write(path: Path, headers: tuple[str, ...], rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(written(headers, deals(rows)))


def _say_memory(path: Path, rows: int) -> None:
    """The most that is resident while rows go by."""
    with path.open("rb") as file:
        read = _most_resident(open_table(file).rows(Wrongs()))
    with path.open("rb") as file:
        table = open_table(file)
        checked = _most_resident(check(table, FIELDS, guess(table.headers, FIELDS)))
    size = path.stat().st_size / 1e6
    print(f"{rows} rows, {size:.0f} MB: {read / 1024:.0f} MiB resident while rows are read,")
    print(f"  {checked / 1024:.0f} MiB while they are checked, ids remembered")


def _most_resident(rows: Iterable[object]) -> int:
    return max(resident_kb() for number, _ in enumerate(rows) if number % 10_000 == 0)


def _say_times(path: Path, headers: tuple[str, ...]) -> None:
    made = list(deals(ROWS))
    mapping, good = _read_whole(path)
    print(f"{ROWS} rows of {len(FIELDS)} columns, {path.stat().st_size / 1e6:.1f} MB; {good} good")
    steps: dict[str, Callable[[], object]] = {
        "csv alone (the limit)": lambda: _csv_alone(path),
        "opened: encoding, headings": lambda: open_table(path.read_bytes()),
        "opened, rows read": lambda: _rows_read(path),
        "opened, conventions told": lambda: _settled(path),
        "opened, rows checked": lambda: _checked(path, mapping),
        "**opened, told, checked**": lambda: _read_whole(path),
        "written": lambda: sum(map(len, written(headers, made))),
    }
    for name, times in zip(steps, in_turn(list(steps.values()), 5), strict=True):
        print(f"| {name} | {_row(times)} |")


def _row(times: Times) -> str:
    return f"{shown(times.median)} | {shown(times.worst)} | {ROWS / times.median:,.0f} rows/s"


def _csv_alone(path: Path) -> int:
    with io.TextIOWrapper(path.open("rb"), "utf-8", newline="") as text:
        return sum(1 for _ in csv.reader(text))


def _rows_read(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in open_table(file).rows(Wrongs()))


def _settled(path: Path) -> Mapping:
    with path.open("rb") as file:
        table = open_table(file)
        return settle(table, FIELDS, guess(table.headers, FIELDS))[0]


def _checked(path: Path, mapping: Mapping) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in check(open_table(file), FIELDS, mapping))


def _read_whole(path: Path) -> tuple[Mapping, int]:
    with path.open("rb") as file:
        table = open_table(file)
        mapping, _ = settle(table, FIELDS, guess(table.headers, FIELDS))
        return mapping, sum(1 for _ in check(table, FIELDS, mapping))


if __name__ == "__main__":
    main()
