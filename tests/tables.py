"""Files that tests import, and every row of the database to compare before and after."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.apps import apps

from pacenotes.core.tables.mapping import Column, Mapping
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.jobs import WORK
from pacenotes.rooms.deals.models import TableImport
from pacenotes.rooms.history.jobs import run_next
from pacenotes.rooms.people.models import Person, Unit

DEALS = "Deal id,Name,Account,Owner,Stage,Amount,Currency,Close date\n"
AGENTS = ("Noor Haddad", "Tomas Berg", "Lena Okoye", "Piet Vries", "Ines Duarte")
PRODUCTS = ("GTX Basic", "GTXPro", "MG Special", "GTX Plus")


def kept(text: str | bytes, of: str, by: Person, name: str = "file.csv") -> TableImport:
    """A file taken in."""
    data = text.encode() if isinstance(text, str) else text
    return actions.keep_import(of=of, name=name, file=io.BytesIO(data), by=by)


def mapped(
    text: str | bytes,
    of: str,
    by: Person,
    *,
    constants: Sequence[tuple[str, str]] = (),
    values: dict[str, dict[str, str]] | None = None,
    **choices: Any,
) -> TableImport:
    """A file taken in and mapped as guessed, with constants and values put in."""
    table = kept(text, of, by)
    columns = tuple(
        Column(c.header, c.field, tuple((values or {}).get(c.header, {}).items()))
        for c in table.mapping.columns
    )
    told = {"made_of": table.made_of, **choices}
    return actions.map_import(
        table=table,
        mapping=Mapping(columns, tuple(constants)),
        choices=told,  # type: ignore[arg-type]  # the keys are those of Choices
        by=by,
    )


def looked_at(text: str | bytes, of: str, by: Person, **told: Any) -> TableImport:
    """A file gone through."""
    return actions.check_import(table=mapped(text, of, by, **told), by=by)


def brought_in(
    text: str | bytes, of: str, by: Person, *, keeps_good_rows: bool = False, **told: Any
) -> TableImport:
    """A file's rows brought in, or not, all in one go."""
    table = mapped(text, of, by, **told)
    return actions.apply_import(table=table, by=by, keeps_good_rows=keeps_good_rows)


def work_off() -> None:
    """Work the queue off, here and now."""
    while run_next(WORK):
        pass


def said(table: TableImport) -> list[tuple[int | None, str | None, str]]:
    """Line, column and reason of all that is wrong."""
    return [(wrong.line, wrong.column, wrong.why.say()) for wrong in table.wrongs]


def unit(name: str, above: Unit | None = None) -> Unit:
    """A part of the organisation, below another or at the top."""
    made = Unit.objects.create(name=name, parent=above, path="")
    made.path = f"{above.path if above else '/'}{made.pk}/"
    made.save()
    return made


def every_row(*but: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of ours except those of the models named."""
    return {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models()
        if model.__module__.startswith("pacenotes.") and model.__name__ not in but
    }


def pipeline_file(rows: int = 8_800, seed: int = 1) -> str:
    """A file like the public CRM data set, and as untidy: a sixth of the rows without an account, a
    product written in another way, open deals without a close and a value, days day first."""
    chance = random.Random(seed)  # noqa: S311  # made-up rows, nothing secret
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(
        ["opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date",
         "close_date", "close_value"]
    )  # fmt: skip
    for number in range(rows):
        stage = chance.choice(("Won", "Won", "Lost", "Engaging", "Prospecting"))
        product = chance.choice(PRODUCTS)
        is_closed = stage in ("Won", "Lost")
        engaged = "" if stage == "Prospecting" else _day(chance, 2016)
        writer.writerow([
            f"{number:05X}{chance.randrange(1000):03d}",
            chance.choice(AGENTS),
            product,
            "" if chance.random() < 0.16 else f"Account {chance.randrange(85)}",
            stage,
            engaged,
            _day(chance, 2017) if is_closed else "",
            {"Won": str(chance.randrange(30, 30_000)), "Lost": "0"}.get(stage, ""),
        ])  # fmt: skip
    return text.getvalue()


def account_file() -> str:
    """The accounts of `pipeline_file`, one of them under another that stands further down."""
    lines = ["account,sector,year_established,revenue,employees,office_location,subsidiary_of"]
    for number in range(85):
        parent = f"Account {number + 40}" if number % 17 == 0 and number < 40 else ""
        lines.append(f"Account {number},technolgy,1996,1100.04,{number * 7},Kenya,{parent}")
    return "\n".join(lines) + "\n"


def sums_of(text: str) -> dict[tuple[str, str], tuple[int, Decimal]]:
    """How many deals, and what they add up to, by stage and agent as the file writes them."""
    sums: dict[tuple[str, str], tuple[int, Decimal]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        count, total = sums.get((row["deal_stage"], row["sales_agent"]), (0, Decimal()))
        sums[row["deal_stage"], row["sales_agent"]] = (
            count + 1, total + Decimal(row["close_value"] or 0),
        )  # fmt: skip
    return sums


def _day(chance: random.Random, year: int) -> str:
    return f"{chance.randrange(1, 29):02d}-{chance.randrange(1, 13):02d}-{year}"
