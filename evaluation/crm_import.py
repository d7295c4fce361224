"""Import the public CRM data set and add it up: `python -m evaluation.crm_import`."""

# On SQLite in a folder of its own, or on the PostgreSQL that DATABASE_URL names, empty at first:
# `python -m tests.postgres -- python -m evaluation.crm_import`.

from __future__ import annotations

import argparse
import csv
import os
import secrets
import sys
import tempfile
import time
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

ABSENT = 3
"""Exit status where the data set isn't there."""
WRONG = 1
"""Exit status where the sums of the database and of the file differ."""

Sums = dict[tuple[str, str], tuple[int, Decimal]]


def main() -> int:
    """Import accounts and deals; print the sums of both sides, and say whether they differ."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.crm_import", description=__doc__)
    parser.add_argument("--corpora", default=os.environ.get("PACENOTES_CORPORA", "../shared/data"))
    folder = Path(parser.parse_args().corpora) / "crm"
    if not (folder / "sales_pipeline.csv").is_file():
        print(
            f"evaluation: no data set in {folder}: name the folder above it by --corpora or "
            "PACENOTES_CORPORA (with crm/sales_pipeline.csv and crm/accounts.csv in it)",
            file=sys.stderr,
        )
        return ABSENT
    with tempfile.TemporaryDirectory(prefix="pacenotes-crm-") as data:
        os.environ["PACENOTES_DATA"] = data
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacenotes.site.settings")
        return _imported(folder)


def _imported(folder: Path) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    print(f"on {connection.vendor}")
    took = _import(folder)
    rows = sum(1 for _ in _read(folder))
    print(
        f"{rows} deals in {took:.2f} s: {rows / took:,.0f} rows a second, looked at and brought in"
    )
    here, there = _of_database(), _of_file(folder)
    for key in sorted(here.keys() | there.keys()):
        ours, theirs = here.get(key), there.get(key)
        said = "" if ours == theirs else "  <- differs"
        print(f"{key[0]:12} {key[1]:22} {_shown(ours)} {_shown(theirs)}{said}")
    print(
        f"{len(there)} sums by stage and agent: {'all equal' if here == there else 'they differ'}"
    )
    return 0 if here == there else WRONG


def _import(folder: Path) -> float:
    """Seconds that the deals took, from the kept file to the last row."""
    from pacenotes.rooms.deals import actions
    from pacenotes.rooms.people.actions import add_first_person

    person = add_first_person(
        name="Imke Sommer",
        email="imke@ours.example",
        position_key="sales-manager",
        password=secrets.token_urlsafe(),
    )
    took = 0.0
    for of, name in (("accounts", "accounts.csv"), ("deals", "sales_pipeline.csv")):
        with (folder / name).open("rb") as file:
            began, cpu = time.perf_counter(), time.process_time()
            table = actions.keep_import(of=of, name=name, file=file, by=person)
            mapping = table.mapping
            if of == "deals":
                mapping = type(mapping)(mapping.columns, (("currency", "USD"),))
            table = actions.map_import(
                table=table, mapping=mapping, by=person,
                choices={"adds_accounts": False, "keeps_owner_names": True},
            )  # fmt: skip
            table = actions.check_import(table=table, by=person)
            looked, looked_cpu = time.perf_counter(), time.process_time() - cpu
            table = actions.apply_import(table=table, by=person)
            took, cpu = time.perf_counter() - began, time.process_time() - cpu
        print(
            f"{name}: {table.rows} rows, {table.added} added, {table.changed} changed, "
            f"{table.wrong_rows} wrong, {table.get_state_display()}; kept, mapped and looked at in "
            f"{looked - began:.2f} s (CPU {looked_cpu:.2f} s), brought in in "
            f"{began + took - looked:.2f} s (CPU {cpu - looked_cpu:.2f} s)"
        )
        for wrong in table.wrongs[:10]:
            print(f"  line {wrong.line}, {wrong.column}: {wrong.why}")
    return took


def _of_database() -> Sums:
    from pacenotes.rooms.deals.models import Deal

    sums: dict[tuple[str, str], tuple[int, Decimal]] = defaultdict(lambda: (0, Decimal()))
    for stage, agent, amount in Deal.objects.values_list("stage", "owner_name", "amount"):
        count, total = sums[stage, agent]
        sums[stage, agent] = (count + 1, total + (amount or 0))
    return dict(sums)


def _of_file(folder: Path) -> Sums:
    from pacenotes.rooms.deals.queries.house import pipelines

    way = pipelines()[0]
    sums: dict[tuple[str, str], tuple[int, Decimal]] = defaultdict(lambda: (0, Decimal()))
    for row in _read(folder):
        stage = way.stage_named(row["deal_stage"])
        key = (stage.key if stage else row["deal_stage"], row["sales_agent"])
        count, total = sums[key]
        sums[key] = (count + 1, total + Decimal(row["close_value"] or 0))
    return dict(sums)


def _read(folder: Path) -> list[dict[str, str]]:
    with (folder / "sales_pipeline.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _shown(sum_of: tuple[int, Decimal] | None) -> str:
    return f"{sum_of[0]:6} {sum_of[1]:14,.2f}" if sum_of else f"{'–':>21}"


if __name__ == "__main__":
    sys.exit(main())
