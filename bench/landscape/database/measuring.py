"""What is found of one database: how fast rows come in, are read one by one, and become columns."""

from __future__ import annotations

import datetime as dt
import gc
import itertools
import random
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # Django has to be set up first
from django.db import connection  # noqa: E402
from django.db.models import Max  # noqa: E402

from bench.landscape.database.filling import Copies, taken_in  # noqa: E402
from bench.landscape.landscapes import DATA  # noqa: E402
from bench.timing import Times, on_one_core, shown, timed  # noqa: E402
from evaluation.landscape.dates import CORE_BROWSERS  # noqa: E402
from pacenotes.core.landscape.changes import Corner  # noqa: E402
from pacenotes.core.landscape.history import standings  # noqa: E402
from pacenotes.rooms.landscape.actions import Told, import_landscape, record_fact  # noqa: E402
from pacenotes.rooms.landscape.models import (  # noqa: E402
    Capability,
    CapabilityVersion,
    Coverage,
    FactSpan,
    Product,
)
from pacenotes.rooms.landscape.queries import columns  # noqa: E402
from pacenotes.rooms.landscape.queries.at_corner import at_corner  # noqa: E402
from pacenotes.rooms.landscape.queries.columns import landscape_now  # noqa: E402
from pacenotes.rooms.landscape.queries.records import records_of  # noqa: E402
from pacenotes.rooms.landscape.rules import KEEPS  # noqa: E402
from pacenotes.rooms.people.models import Person  # noqa: E402

ONE, PAGE = "one capability", "a page of 50 rows, one after the other"
READS = {ONE: 1, "a deal's 30 requirements, from anywhere": 30, PAGE: 50}
WHOLE = "one capability's whole history"
ROUNDS = 101
FEW_ROUNDS = 7
"""Of what takes seconds."""
MOST_BUILT = 2_000_000
"""Larger ones are read row by row alone."""
CSV_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Size:
    """What a landscape of one size took. `build` and `kept_up` are None where it is too large."""

    rows: int
    capabilities: int
    reads: dict[str, Times]
    build: Times | None
    kept_up: Times | None


def measure(packages: Path, only: str, sizes: Iterable[int]) -> dict[str, object]:
    """Take the package in, and measure it so many times side by side; the page's text."""
    on_one_core()
    call_command("migrate", verbosity=0)
    keeper = Person.objects.create(email="bench@example.com", name="Bench", position_key=KEEPS)
    with tempfile.TemporaryDirectory(prefix="pacenotes-bench-") as folder:
        took = taken_in(packages, DATA, only, Path(folder), keeper)
    came, table = FactSpan.objects.count(), _table(keeper)
    copies, found = Copies(), []
    for size in sizes:
        print(f"{size} times as large …", file=sys.stderr)
        copies.make(size)
        found.append(_measured(keeper))
    text = "\n".join([_imports(came, took, table), _reads(found), _builds(found)])
    return {"text": text}


def _table(keeper: Person) -> float:
    """The seconds that a CSV file of facts takes, each by the action that a page calls."""
    products = list(Product.objects.values_list("key", flat=True))
    pairs = itertools.product(range(-(-CSV_ROWS // len(products))), products)
    rows = [
        f"{product},bench.{number},2026-01-05,made up"
        for number, product in itertools.islice(pairs, CSV_ROWS)
    ]
    data = "\n".join(["product,capability,added,source", *rows]).encode()
    return timed(lambda: _brought_in(data, keeper))


def _brought_in(data: bytes, keeper: Person) -> None:
    outcome = import_landscape(data=data, by=keeper, makes_unknown=True)
    if not outcome.is_in:
        raise ValueError(f"the file was refused: {outcome.wrongs[:3]}")


def _measured(keeper: Person) -> Size:
    chance = random.Random(7)  # noqa: S311 - for figures, the same ones every time
    ours, *others = (Product.objects.get(key=key).pk for key in CORE_BROWSERS)
    ids = list(
        CapabilityVersion.objects.filter(is_heading=False)
        .order_by("capability__key")
        .values_list("capability", flat=True)
    )
    rows = FactSpan.objects.count() + Coverage.objects.count()
    now = FactSpan.objects.aggregate(day=Max("recorded_from"))["day"]

    def read(name: str) -> None:
        first = chance.randrange(len(ids) - READS[name])
        is_page = name == PAGE
        chosen = ids[first : first + READS[name]] if is_page else chance.sample(ids, READS[name])
        found = at_corner(chosen, [ours, *others], Corner(now, now))
        for capability in chosen:
            found.because(capability, ours, others)

    def read_whole() -> None:
        capability = chance.choice(ids)
        standings(capability, ours, others, records_of([capability]), now)

    reads = {name: _runs(ROUNDS, partial(read, name)) for name in READS}
    reads[WHOLE] = _runs(ROUNDS, read_whole)
    if rows > MOST_BUILT:
        return Size(rows, len(ids), reads, None, None)
    build = _runs(FEW_ROUNDS, _built)
    return Size(rows, len(ids), reads, build, _kept_up(keeper, ids, ours))


def _built() -> None:
    columns._kept.clear()
    landscape_now()


def _kept_up(keeper: Person, ids: list[int], product: int) -> Times:
    """A fact more on a capability of its own, and the columns with it."""
    ours, size = Product.objects.get(pk=product), len(ids)
    landscape_now()
    runs = []
    for day, capability in enumerate(Capability.objects.filter(pk__in=ids[-FEW_ROUNDS:])):
        told = Told(dt.date(2026, 1, 5) + dt.timedelta(day), "bench", detail=f"bench {size} {day}")
        record_fact(product=ours, capability=capability, told=told, by=keeper)
        runs.append(timed(landscape_now))
    return Times(tuple(runs))


def _runs(rounds: int, work: Callable[[], object]) -> Times:
    work()
    gc.collect()
    gc.freeze()
    return Times(tuple(timed(work) for _ in range(rounds)))


def _imports(came: int, took: float, table: float) -> str:
    return f"""### Coming in

- The package, read and recorded by `import-bcd`'s own code: {came:,} spans in {shown(took)},
  {came / took:,.0f} a second.
- A CSV file of {CSV_ROWS:,} facts, each by the action that a page calls: {shown(table)},
  {CSV_ROWS / table:,.0f} a second.
"""


def _reads(found: list[Size]) -> str:
    rows = "\n".join(
        f"| {one.rows:,} | {name} | {shown(times.median)} | {shown(times.worst)} |"
        for one in found
        for name, times in one.reads.items()
    )
    return f"""### Straight from the database

How one core browser stands against the six others in some capabilities, drawn anew for each run, on
the newest day as known on it; and in one of them over all days. Target: 2 ms at any size.

| spans and checks | read | median | worst of {ROUNDS} |
| ---: | --- | ---: | ---: |
{rows}
"""


def _builds(found: list[Size]) -> str:
    rows = "\n".join(
        f"| {one.rows:,} | {_told(one.build)} | {_told(one.kept_up)} |"
        for one in found
        if one.build is not None
    )
    return f"""### Columns

Built from the database, and brought up to date after one fact more; the database is {_named()}.
Target: a million in 2 s. Worst of {FEW_ROUNDS} in brackets.

| spans and checks | built | brought up to date |
| ---: | ---: | ---: |
{rows}
"""


def _told(times: Times | None) -> str:
    return "" if times is None else f"{shown(times.median)} ({shown(times.worst)})"


def _named() -> str:
    return {"sqlite": "a file", "postgresql": "another process"}[connection.vendor]
