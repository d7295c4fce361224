from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal

import pytest

from pacenotes.core.deal_filter import ANY, DealFilter
from pacenotes.rooms.deals.models import Account, Deal
from pacenotes.rooms.deals.queries import lists
from pacenotes.rooms.deals.queries.lists import DealPage, deal_page
from pacenotes.rooms.deals.queries.orders import COLUMNS, Place, Sort, read_place, read_sort
from pacenotes.rooms.people.models import Person
from tests.cast import person

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 9, 20)
DAYS = [None, dt.date(2026, 10, 1), dt.date(2026, 10, 1), dt.date(2026, 12, 1)]
AMOUNTS = [None, Decimal(100), Decimal("100.50"), Decimal(100)]
STAGES = ["prospecting", "won", "evaluation", "a-stage-that-is-gone"]
EVERY_SORT = [Sort(key, down) for key in COLUMNS for down in (False, True)]


@pytest.fixture
def lead(monkeypatch: pytest.MonkeyPatch) -> Person:
    """Who sees 23 deals, full of equal and of unknown values, three on a page."""
    monkeypatch.setattr(lists, "ROWS", 3)
    namesake = person()
    Person.objects.filter(pk=namesake.pk).update(name="Robin Adler")
    owners = [person(name="Robin Adler"), namesake, None]
    # Names out of a file: a tilde, a space that doesn't break, a space at the end.
    accounts = [
        Account.objects.create(name="~Fjord\xa0line "),
        None,
        Account.objects.create(name="Ånd"),
    ]
    for n in range(23):
        Deal.objects.create(
            name=f"Same {n // 2}",
            external_id=str(n),
            account=accounts[n % 3],
            owner=owners[n * 7 % 3],
            pipeline="renewal" if n % 5 == 0 else "new-business",
            stage=STAGES[n % 4],
            outcome="won" if STAGES[n % 4] == "won" else "open",
            amount=AMOUNTS[n * 3 % 4],
            currency="EUR",
            closes_on=DAYS[n * 5 % 4],
            opened_on=DAYS[n % 4],
        )
    return person("sales-manager")


def page_at(by: Person, sort: Sort, place: Place | None, chosen: DealFilter) -> DealPage:
    # As the next request has it: out of its query string.
    told = None if place is None else read_place(str(place), sort, place.is_before)
    return deal_page(by, chosen, sort, told, TODAY)


def pages(by: Person, sort: Sort, chosen: DealFilter) -> list[DealPage]:
    found, place = [], None
    for _ in itertools.count():
        found.append(page_at(by, sort, place, chosen))
        place = found[-1].after
        if place is None:
            return found
    return found


@pytest.mark.parametrize("sort", EVERY_SORT, ids=str)
@pytest.mark.parametrize("chosen", [DealFilter(outcome=ANY), DealFilter()], ids=["any", "open"])
def test_every_deal_comes_once_and_in_order(lead: Person, sort: Sort, chosen: DealFilter) -> None:
    rows = [row for page in pages(lead, sort, chosen) for row in page.rows]
    asked = Deal.objects.all() if chosen.outcome == ANY else Deal.objects.filter(outcome="open")
    assert sorted(row.pk for row in rows) == sorted(asked.values_list("pk", flat=True))
    places = [row.place(sort).values for row in rows]
    known = [values for values in places if None not in values]
    if sort.key == "stage":
        assert places == sorted(places, key=lambda at: stage_at(at, sort.is_descending))
    elif sort.key in ("name", "account", "owner"):
        # Which letter is first is the database's: SQLite's and PostgreSQL's collations differ.
        assert len(list(itertools.groupby(known))) == len(set(known))
    else:
        assert known == sorted(known, reverse=sort.is_descending)
    assert places[: len(known)] == known


def stage_at(at: tuple[str, str], is_descending: bool) -> int:
    order = [
        ("new-business", "prospecting"), ("new-business", "evaluation"), ("new-business", "won"),
        ("renewal", "won"),
    ]  # fmt: skip
    if at not in order:
        return 99
    return -order.index(at) if is_descending else order.index(at)


@pytest.mark.parametrize("sort", EVERY_SORT, ids=str)
def test_the_way_back_shows_the_same_pages(lead: Person, sort: Sort) -> None:
    chosen = DealFilter(outcome=ANY)
    forth = pages(lead, sort, chosen)
    at, back = forth[-1], [forth[-1]]
    while at.before is not None:
        at = page_at(lead, sort, at.before, chosen)
        back.append(at)
    assert [p.rows for p in reversed(back)] == [p.rows for p in forth]
    assert at.after is not None


def test_a_deal_that_moves_away_neither_hides_nor_doubles_another(lead: Person) -> None:
    sort = Sort("closes")
    chosen = DealFilter(outcome=ANY)
    first = page_at(lead, sort, None, chosen)
    Deal.objects.filter(pk=first.rows[-1].pk).update(closes_on=dt.date(2030, 1, 1))
    rest, place = [], first.after
    while place is not None:
        page = page_at(lead, sort, place, chosen)
        rest += [row.pk for row in page.rows]
        place = page.after
    assert first.rows[-1].pk in rest
    assert len({*rest, *(row.pk for row in first.rows)}) == 23


@pytest.mark.parametrize(
    "text",
    [
        "", "~", "x", "1~2~3~4", "9" * 40, "-1", "1~not-a-day", "1~9999-99-99", "1\0~2026-10-01",
        "1~" + "x" * 5000, "٣",
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", COLUMNS)
def test_a_place_that_is_none_is_the_beginning_or_harmless(
    lead: Person, text: str, key: str
) -> None:
    sort = Sort(key)
    place = read_place(text, sort, is_before=False)
    deal_page(lead, DealFilter(), sort, place, TODAY)


def test_an_unknown_order_is_the_usual_one() -> None:
    assert read_sort("") == read_sort("; drop table") == Sort("closes")
    assert read_sort("-amount") == Sort("amount", is_descending=True)
    assert str(read_sort("-amount")) == "-amount"
