from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals.models import Account, Contact, ContactRole, Deal, Evidence, Meeting
from pacenotes.rooms.deals.queries import accounts as queries
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person

pytestmark = pytest.mark.django_db


def named(*names: str, owner: Person, **fields: object) -> list[Account]:
    return [Account.objects.create(name=name, owner=owner, **fields) for name in names]


def walked(
    person: Person, sort: str, monkeypatch: pytest.MonkeyPatch, search: str = ""
) -> list[str]:
    """The whole list, two rows a page."""
    monkeypatch.setattr(queries, "A_PAGE", 2)
    names, after = [], None
    for _page in range(20):
        page = queries.accounts_page(person, search=search, sort=sort, after=after)
        names += [row.account.name for row in page.rows]
        after = page.after
        if after is None:
            return names
    raise AssertionError("the list doesn't end")


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", ["adler", "Brandt", "Corvid", "Dune", "ember"]),
        ("-name", ["ember", "Dune", "Corvid", "Brandt", "adler"]),
        ("newest", ["Corvid", "Brandt", "ember", "adler", "Dune"]),
        ("industry", ["ember", "Brandt", "Corvid", "Dune", "adler"]),
    ],
)
def test_pages_follow_each_other_without_gap_or_repetition(
    sort: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    robin = person()
    named("Dune", "adler", owner=robin, industry="Shipping")
    named("ember", "Brandt", "Corvid", owner=robin, industry="rail")
    assert walked(robin, sort, monkeypatch) == names


def test_the_search_is_by_a_part_of_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    robin = person()
    named("Fjordline", "Fjordwind", "Meridian", "50%_off", owner=robin)
    assert walked(robin, "name", monkeypatch, "FJORD") == ["Fjordline", "Fjordwind"]
    assert walked(robin, "name", monkeypatch, "%_") == ["50%_off"]


def test_a_page_behind_somebody_elses_account_begins_at_the_start() -> None:
    robin = person()
    named("Adler", owner=robin)
    (theirs,) = named("Aardvark", owner=person())
    page = queries.accounts_page(robin, after=theirs.pk)
    assert [row.account.name for row in page.rows] == ["Adler"]


def test_a_deal_that_one_may_not_see_is_neither_shown_nor_counted() -> None:
    robin, kim = person(), person()
    mine = deal(robin, name="Mine")
    theirs = Deal.objects.create(name="Theirs", account=mine.account, owner=kim)
    assert mine.account is not None
    dana = Contact.objects.create(account=mine.account, name="Dana Whitfield")
    for on in (mine, theirs):
        ContactRole.objects.create(deal=on, contact=dana, role="user")
        Meeting.objects.create(deal=on, title="Demo", held_on="2026-10-02").contacts.add(dana)
        Evidence.objects.create(
            deal=on, question="qualified", part="need", words="yes", contact=dana,
            source="call", source_id=1, start=0, end=3,
        )  # fmt: skip
    (row,) = queries.accounts_page(robin).rows
    assert (row.open_deals, row.deals, row.contacts) == (1, 1, 1)
    assert list(queries.deals_at(mine.account, robin)) == [mine]
    assert [role.deal for role in queries.roles_of([dana], robin)[dana.pk]] == [mine]
    assert [piece.deal for piece in queries.said_by(dana, robin)] == [mine]
    assert [meeting.deal for meeting in queries.meetings_with(dana, robin)] == [mine]


def test_accounts_above_and_below_are_shown_where_one_may_see_them() -> None:
    robin = person()
    (top,) = named("Top", owner=person())
    (middle,) = named("Middle", owner=robin, parent=top)
    (below,) = named("Below", owner=robin, parent=middle)
    named("Hidden", owner=person(), parent=middle)
    assert queries.parent_of(middle, robin) is None
    assert queries.parent_of(below, robin) == middle
    assert list(queries.subsidiaries_of(middle, robin)) == [below]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_however_long(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    (first,) = named("Account", owner=robin)
    for _ in range(rows):
        deal(robin, person("pre-sales-engineer"))
    with django_assert_num_queries(4):
        queries.accounts_page(robin, search="Account", after=first.pk)
