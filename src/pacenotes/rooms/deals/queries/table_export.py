"""Accounts, contacts and deals as rows of a table that can be imported again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from pacenotes.core.tables.fields import Field, Kind, Value, fold
from pacenotes.core.tables.writing import written
from pacenotes.rooms.deals.models import Account, Contact, Deal, TableImport
from pacenotes.rooms.deals.queries.house import pipelines
from pacenotes.rooms.deals.queries.table_fields import OWN, custom_fields, fields_of
from pacenotes.rooms.people.models import Person

_AT_ONCE = 2_000

Row = Account | Contact | Deal
Cells = Sequence[Value | None]


def rows_of(of: str, person: Person) -> QuerySet[Any]:
    """All the accounts, contacts or deals that this person may see."""
    model = {
        TableImport.Of.ACCOUNTS: Account,
        TableImport.Of.CONTACTS: Contact,
        TableImport.Of.DEALS: Deal,
    }[TableImport.Of(of)]
    return model.objects.visible_to(person).order_by("pk")  # type: ignore[attr-defined, no-any-return]  # each of the three has it


def exported(of: str, rows: QuerySet[Any], person: Person) -> Iterator[str]:
    """A CSV file of these rows in pieces, with every field that an import takes, in its order.

    `rows` is any query of accounts, contacts or deals, a filtered list as well as all of them;
    what they stand under is told as far as `person` may see it. A query or two and a flat memory,
    however many there are.
    """
    fields = fields_of(of, custom_fields(of))
    tell = _TELL[TableImport.Of(of)]
    found = rows.select_related(*_BESIDE[TableImport.Of(of)])
    stages = {(way.key, s.key): (way.name, s.name) for way in pipelines() for s in way.stages}
    seen = _parents_seen(person) if of == TableImport.Of.ACCOUNTS else frozenset()
    lines = (
        _cells(_as_far_as(seen, tell(row, stages), row), row, fields)
        for row in found.iterator(_AT_ONCE)
    )
    return written(headings(fields), lines, has_mark=True)


def headings(fields: Sequence[Field]) -> list[str]:
    """What the columns are called: the fields' names; where two share one, with the key."""
    folded = [fold(field.name) for field in fields]
    return [
        field.name if folded.count(name) == 1 or not field.key.startswith(OWN) else field.key
        for field, name in zip(fields, folded, strict=True)
    ]


def _parents_seen(person: Person) -> frozenset[int]:
    """The accounts over others that this person may see."""
    above = Account.objects.visible_to(person).filter(subsidiaries__isnull=False)
    return frozenset(above.order_by().values_list("pk", flat=True))


def _as_far_as(
    seen: frozenset[int], told: dict[str, Value | None], row: Row
) -> dict[str, Value | None]:
    """What is told of a row, without a parent that isn't among those seen."""
    if isinstance(row, Account) and row.parent_id not in seen:
        told["parent"] = None
    return told


Stages = dict[tuple[str, str], tuple[str, str]]


def _account(row: Account, _stages: Stages) -> dict[str, Value | None]:
    return {
        "external_id": row.external_id,
        "name": row.name,
        "industry": row.industry,
        "website": row.website,
        "country": row.country,
        "employees": row.employees,
        "parent": row.parent.name if row.parent else None,
        "owner": row.owner.email if row.owner else None,
    }


def _contact(row: Contact, _stages: Stages) -> dict[str, Value | None]:
    return {
        "external_id": row.external_id,
        "name": row.name,
        "account": row.account.name,
        "title": row.title,
        "email": row.email,
        "phone": row.phone,
        "decides": row.decides,
    }


def _deal(row: Deal, stages: Stages) -> dict[str, Value | None]:
    pipeline, stage = stages.get((row.pipeline, row.stage), (row.pipeline, row.stage))
    return {
        "external_id": row.external_id,
        "name": row.name,
        "account": row.account.name if row.account else None,
        "owner": row.owner.email if row.owner else row.owner_name,
        "pipeline": pipeline,
        "stage": stage,
        "amount": row.amount,
        "currency": row.currency,
        "opened_on": row.opened_on,
        "closes_on": row.closes_on,
    }


def _cells(told: dict[str, Value | None], row: Row, fields: Sequence[Field]) -> Cells:
    return [
        _own(row.custom.get(field.key.removeprefix(OWN)), field)
        if field.key.startswith(OWN)
        else told[field.key]
        for field in fields
    ]


def _own(value: Any, field: Field) -> Value | None:
    """A value of a field of the team's own, from the JSON it is kept in."""
    if value is None:
        return None
    try:
        if field.kind is Kind.AMOUNT:
            return Decimal(str(value))
        if field.kind is Kind.DATE:
            return dt.date.fromisoformat(str(value))
    except (ArithmeticError, ValueError):
        return str(value)  # of a field of the same key that was of another kind
    return bool(value) if field.kind is Kind.YES_NO else str(value)


_TELL: dict[TableImport.Of, Callable[[Any, Stages], dict[str, Value | None]]] = {
    TableImport.Of.ACCOUNTS: _account,
    TableImport.Of.CONTACTS: _contact,
    TableImport.Of.DEALS: _deal,
}
_BESIDE = {
    TableImport.Of.ACCOUNTS: ("parent", "owner"),
    TableImport.Of.CONTACTS: ("account",),
    TableImport.Of.DEALS: ("account", "owner"),
}
