"""Everybody who could try something on a deal, and all that a refusal must leave as it was."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from pacenotes.rooms.deals.models import Deal, TeamMember
from pacenotes.rooms.people.models import Person, Unit
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, SALES, person

ON, OFF, LEFT, LEADS = "on the team", "off the team", "left the house", "leads its part"
SEATS = [
    *((ON, p) for p in EVERY_POSITION),
    *((OFF, p) for p in EVERY_POSITION),
    *((LEFT, p) for p in EVERY_POSITION),
    (LEADS, "sales-manager"),
]
"""Each way to stand to a deal, in each position."""

everywhere = pytest.mark.parametrize(("where", "position"), SEATS)


def seated(deal: Deal, where: str, position: str) -> Person:
    """Somebody who stands so to the deal. On the team the position there counts: at home they play
    one of the other side."""
    if where == ON:
        home = "pre-sales-engineer" if position in SALES else "account-executive"
        member = person(home)
        TeamMember.objects.create(deal=deal, person=member, position_key=position)
    elif where == LEFT:
        member = person(position, is_active=False)
        TeamMember.objects.create(deal=deal, person=member, position_key=position)
    elif where == LEADS:
        if deal.unit is None:
            deal.unit = Unit.objects.create(name="North", path="/1/")
            deal.save()
        member = person(position, unit=deal.unit)
    else:
        member = person(position, unit=Unit.objects.create(name="Elsewhere", path="/9/"))
    return member


def is_one_of(where: str, position: str, positions: Iterable[str]) -> bool:
    """Whether it is somebody active on the team, in one of these positions."""
    return where == ON and position in positions


@functools.cache
def _tables() -> dict[str, str]:
    """Each table of ours by its model; of people all but when they signed in last."""
    rooms = {"calls", "deals", "demos", "history", "landscape", "people"}
    quote = connection.ops.quote_name
    found = {}
    for model in apps.get_models():
        if model._meta.app_label in rooms:
            table = quote(model._meta.db_table)
            if any(f.name == "last_login" for f in model._meta.concrete_fields):
                kept = [f.column for f in model._meta.concrete_fields if f.name != "last_login"]
                table = f"(SELECT {', '.join(map(quote, kept))} FROM {table})"  # noqa: S608
            found[model._meta.label] = table
    return found


@functools.cache
def _question() -> str:
    """All tables in one question to PostgreSQL, as plain as can be: each question has its way to
    go, and planning this one takes longer than answering it."""
    return " UNION ALL ".join(
        f"SELECT '{label}', (SELECT array_agg(t::text) FROM {table} AS t)"  # noqa: S608
        for label, table in _tables().items()
    )


def all_rows() -> dict[str, list[Any]]:
    """Every row of every table of ours, but for when somebody signed in last."""
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        with psycopg.Cursor(connection.connection) as cursor:
            cursor.execute(_question(), prepare=True)
            return {label: sorted(rows or []) for label, rows in cursor.fetchall()}
    rows = {}
    with connection.cursor() as cursor:
        for label, table in _tables().items():
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608
            rows[label] = cursor.fetchall()
    return rows


def happens(may: bool, action: Callable[[], object]) -> None:
    """What may be done is done; what may not is refused, and nothing has changed."""
    before = all_rows()
    if may:
        action()
        assert all_rows() != before
    else:
        with pytest.raises(Forbidden) as refused:
            action()
        assert refused.value.words.say()
        assert all_rows() == before
