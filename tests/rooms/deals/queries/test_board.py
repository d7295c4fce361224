from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.deal_filter import ANY, DealFilter
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries import board as board_module
from pacenotes.rooms.deals.queries.board import Column, board
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 9, 20)


def columns(by: Person, chosen: DealFilter | None = None) -> dict[str, Column]:
    return {column.stage.key: column for column in board(by, chosen or DealFilter(), TODAY)}


def put(on: Deal, **fields: object) -> Deal:
    Deal.objects.filter(pk=on.pk).update(**fields)
    return on


@pytest.fixture
def robin() -> Person:
    """Somebody with ten deals in two columns, in two currencies, and one of another pipeline."""
    robin = person()
    for n in range(8):
        put(
            deal(robin, name=f"D{n}"),
            amount=100 + n if n else None,
            currency=("EUR" if n % 2 else "USD") if n else "",
            closes_on=TODAY + dt.timedelta(days=n % 3) if n != 5 else None,
        )
    put(deal(robin, name="W1"), stage="won", outcome="won", amount=7, currency="EUR")
    put(deal(robin, name="W2"), stage="won", outcome="won", closes_on=TODAY)
    put(deal(robin, name="R"), pipeline="renewal", stage="due", amount=9, currency="EUR")
    return robin


@pytest.mark.parametrize("few", [0, 400], ids=["column by column", "at once"])
@pytest.mark.parametrize("cards", [3, 100])
def test_sums_are_of_all_deals_and_never_add_currencies(
    robin: Person, monkeypatch: pytest.MonkeyPatch, few: int, cards: int
) -> None:
    monkeypatch.setattr(board_module, "FEW", few)
    monkeypatch.setattr(board_module, "CARDS", cards)
    told = columns(robin)
    first = told["prospecting"]
    assert first.count == 8
    assert first.sums == (("EUR", Decimal(416)), ("USD", Decimal(312)))
    assert first.more == max(0, 8 - cards)
    order = ["D0", "D3", "D6", "D1", "D4", "D7", "D2", "D5"]
    assert [row.name for row in first.deals] == order[:cards]
    assert told["discovery"].count == 0
    assert told["discovery"].sums == ()
    assert not told["won"].is_asked
    assert "due" not in told


@pytest.mark.parametrize("few", [0, 400], ids=["column by column", "at once"])
def test_what_closed_last_stands_on_top_of_the_closed(
    robin: Person, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(board_module, "FEW", few)
    won = columns(robin, DealFilter(outcome=ANY))["won"]
    assert won.is_asked
    assert [row.name for row in won.deals] == ["W2", "W1"]
    assert won.sums == (("EUR", Decimal(7)),)


def test_a_board_is_of_one_pipeline(robin: Person) -> None:
    assert [*columns(robin, DealFilter(pipeline="renewal"))] == [
        "due", "review", "proposal", "won", "lost",
    ]  # fmt: skip
    assert "prospecting" in columns(robin, DealFilter(pipeline="gone"))


def test_deals_in_a_stage_that_is_gone_have_a_column_of_their_own(robin: Person) -> None:
    put(deal(robin, name="Lost sheep"), stage="paused")
    column = columns(robin)["paused"]
    assert column.is_gone
    assert [row.name for row in column.deals] == ["Lost sheep"]


def test_nobody_sees_anothers_deals_or_their_sums(robin: Person) -> None:
    assert all(column.count == 0 for column in columns(person()).values())


@pytest.mark.parametrize("rows", [1, 3])
def test_a_board_costs_the_same_however_many_deals(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    for number in range(rows):
        deal(robin, name=f"Deal {number}")
    with django_assert_num_queries(4):
        columns(robin)
