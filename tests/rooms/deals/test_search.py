from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pacenotes.core.search_words import read_query
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Account, Deal, TeamMember
from pacenotes.rooms.deals.queries import search as searching
from pacenotes.rooms.deals.queries.search import MOST_FOUND, search
from pacenotes.rooms.history.actions import index_many
from pacenotes.rooms.history.models import SearchEntry
from pacenotes.rooms.people.models import Person, Unit
from tests.cast import EVERY_POSITION, deal, person
from tests.rooms.deals.whole_deal import Whole

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 9, 14)


def found(by: Person, asked: str, kind: str = "") -> list[str]:
    """The kinds of what this person finds, the best first."""
    ids = search(by, read_query(asked), kind).ids
    kinds = dict(SearchEntry.objects.values_list("pk", "kind"))
    return [kinds[pk] for pk in ids]


def noted(on: Deal, by: Person, text: str, title: str = "Lunch") -> None:
    actions.write_note(deal=on, title=title, text=text, about_on=DAY, by=by)


EVERYTHING = [
    ("Fjordline", "account"),
    ("ferries norway", "account"),
    ("Dana Whitfield", "contact"),
    ("tooling", "contact"),
    ("Beacon rollout", "deal"),
    ("Fjordline beacon", "deal"),
    ("meridian", "deal"),
    ("Airflow operator beacon", "deal"),
    ("feed outages", "deal"),
    ("sorensen", "deal"),
    ("lunch", "note"),
    ("october Re: Beacon", "mail"),
    ("feed broke", "evidence"),
    ("200,000 a year", "answer"),
    ("board meeting", "deadline"),
    ("slow legal", "pitfall"),
    ("start in july", "pitfall"),
    ("ARM from 4.2", "technicalquestion"),
    ("Mind this 3", "input"),
    ("known already", "input"),
    ("demo of part 1", "gaterequest"),
    ("Kick-off in Bergen", "meeting"),
    ("share my screen", "utterance"),
    ("discovery", "call"),
]


def test_the_team_finds_everything_that_is_written_or_said(whole: Whole) -> None:
    missed = [
        (asked, kind)
        for asked, kind in EVERYTHING
        if kind not in found(whole.sam, asked) or not found(whole.sam, asked, kind)
    ]
    assert missed == []


def test_nobody_off_the_team_finds_any_of_it(whole: Whole) -> None:
    stranger = person("pre-sales-engineer")
    deal(stranger)
    leaked = [
        (asked, kind)
        for asked, kind in EVERYTHING
        if found(stranger, asked) or found(stranger, asked, kind)
    ]
    assert leaked == []


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_on_the_team_every_position_finds_the_deals_words(position: str) -> None:
    member = person(position)
    for seat in EVERY_POSITION:
        robin = person()
        noted(deal(robin, (member, seat)), robin, f"zeppelin {seat}")
        assert found(member, f"zeppelin {seat}") == ["note"]


@pytest.mark.parametrize(("position", "finds"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_off_the_team_only_sales_managers_find_them(position: str, finds: bool) -> None:
    robin = person()
    noted(deal(robin), robin, "zeppelin")
    assert bool(found(person(position), "zeppelin")) is finds


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_who_may_not_sign_in_finds_nothing(position: str) -> None:
    member, robin = person(position, is_active=False), person()
    on = deal(robin, member)
    noted(on, robin, "zeppelin")
    assert found(member, "zeppelin") == []


def test_a_sales_manager_finds_what_is_in_their_part_of_the_house_and_nothing_beside_it() -> None:
    north, south = Unit.objects.create(name="North"), Unit.objects.create(name="South")
    for unit in (north, south):
        unit.path = f"/{unit.pk}/"
        unit.save()
    lead = person("sales-manager", unit=north)
    for unit, owner in ((north, person(unit=north)), (south, person(unit=south))):
        on = actions.open_deal(name="Rollout", account_name=f"{unit.name}ern Rail", by=owner)
        noted(on, owner, f"zeppelin {unit.name}")
    assert found(lead, "zeppelin") == ["note"]
    assert found(lead, "northern") == ["account", "deal"]
    assert found(lead, "southern") == []
    assert found(lead, "zeppelin south") == []


def test_who_is_taken_off_the_team_finds_nothing_of_it_at_once(whole: Whole) -> None:
    assert found(whole.sam, "fjordline")
    member = TeamMember.objects.get(deal=whole.deal, person=whole.sam)
    actions.remove_team_member(member=member, by=whole.robin)
    for asked, kind in EVERYTHING:
        assert found(whole.sam, asked) == [], kind


def test_who_joins_finds_what_was_there_before(whole: Whole) -> None:
    noor = person("technical-marketing")
    assert found(noor, "fjordline") == []
    actions.add_team_member(
        deal=whole.deal, person=noor, position_key="technical-marketing", by=whole.robin
    )
    assert "deal" in found(noor, "fjordline")


def test_an_account_is_found_by_its_owner_and_by_the_teams_of_its_deals() -> None:
    robin, sam = person(), person("pre-sales-engineer")
    account = actions.add_account(changes={"name": "Tessellate"}, by=robin)
    actions.add_contact(account=account, changes={"name": "Noor Haddad"}, by=robin)
    assert found(robin, "tessellate") == ["account"]
    assert found(robin, "haddad") == ["contact"]
    assert found(sam, "tessellate") == found(sam, "haddad") == []
    on = actions.open_deal(name="Renewal", account_name="Tessellate", by=robin)
    actions.add_team_member(deal=on, person=sam, position_key=sam.position_key, by=robin)
    assert found(sam, "tessellate") == ["account", "deal"]
    assert found(sam, "haddad") == ["contact"]


def test_words_of_an_earlier_version_of_a_note_are_not_found(whole: Whole) -> None:
    assert found(whole.sam, "zeppelin") == []
    assert "note" in found(whole.sam, "legal is slow")


def test_a_renamed_account_brings_its_deals_along(whole: Whole) -> None:
    assert whole.deal.account is not None
    actions.edit_account(account=whole.deal.account, changes={"name": "Polar"}, by=whole.robin)
    assert found(whole.sam, "polar beacon", "deal") == ["deal"]
    assert found(whole.sam, "fjordline beacon", "deal") == []


def test_what_is_dropped_is_found_no_more(whole: Whole) -> None:
    assert found(whole.sam, "tessellate") == []
    assert found(whole.sam, "lineage") == []
    assert found(whole.sam, "broken") == found(whole.sam, "worse") == []


def test_listening_again_leaves_one_entry_a_place(whole: Whole) -> None:
    before = sorted(SearchEntry.objects.values_list("kind", "about_id", "place"))
    assert len(before) == len(set(before))
    assert [kind for kind, *_ in before].count("utterance") == whole.call.utterances.count()


def test_words_that_are_evidence_are_found_once(whole: Whole) -> None:
    robin = whole.robin
    kinds = found(robin, '"two days in March"')
    assert "evidence" in kinds
    assert "utterance" not in kinds
    assert found(robin, '"two days in March"', "utterance") == ["utterance"]


def test_an_exact_name_comes_first_however_old_and_however_much_is_said_of_it() -> None:
    robin = person()
    account = Account.objects.create(name="Harbourline", owner=robin)
    on = actions.open_deal(name="Harbourline renewal", account_name="Harbourline", by=robin)
    actions.edit_account(account=account, changes={"industry": "Ferries"}, by=robin)
    index_many(
        SearchEntry.of("note", 10_000 + n, body="Harbourline said so", deal_id=on.pk, day=DAY)
        for n in range(MOST_FOUND + 20)
    )
    result = search(robin, read_query("harbourline"))
    assert result.is_cut
    assert found(robin, "harbourline")[:2] == ["account", "deal"]
    assert found(robin, "harbourl")[:2] == ["account", "deal"]
    assert found(robin, "harbourline", "account") == ["account"]


def test_more_than_a_person_reads_is_cut_to_the_newest_and_says_so() -> None:
    robin = person()
    on = deal(robin)
    index_many(SearchEntry.of("note", n, body="budget", deal_id=on.pk, day=DAY) for n in range(150))
    result = search(robin, read_query("budget"))
    assert (len(result.ids), result.is_cut) == (MOST_FOUND, True)
    newest = set(SearchEntry.objects.order_by("-pk").values_list("pk", flat=True)[:MOST_FOUND])
    assert set(result.ids) == newest


def test_what_one_may_not_see_takes_no_place_of_what_one_may() -> None:
    robin, other = person(), person()
    mine, theirs = deal(robin), deal(other)
    noted(mine, robin, "budget")
    index_many(
        SearchEntry.of("note", 10_000 + n, body="budget", deal_id=theirs.pk) for n in range(200)
    )
    result = search(robin, read_query("budget"))
    assert (len(result.ids), result.is_cut) == (1, False)


@pytest.mark.parametrize("most", [0, 400])
def test_who_sees_many_deals_finds_the_same_as_who_is_narrowed_to_a_few(
    most: int, whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_MOST_DEALS", most)
    for asked, kind in EVERYTHING:
        assert kind in found(whole.robin, asked)
        assert found(person(), asked) == []


@pytest.mark.parametrize("asked", ["", "   ", '""', "* : ( )", "\0"])
def test_a_query_without_a_word_finds_nothing(asked: str, whole: Whole) -> None:
    assert search(whole.robin, read_query(asked)).ids == ()


def test_the_last_word_finds_longer_ones_be_it_long_itself() -> None:
    robin = person()
    on = deal(robin)
    noted(on, robin, "The contractors said so")
    assert found(robin, "contr") == found(robin, "contract") == ["note"]
    assert found(robin, '"contract"') == []


@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_costs_the_same_however_much_is_found(rows: int) -> None:
    robin = person()
    for n in range(rows):
        noted(deal(robin, name=f"Deal {n}"), robin, "budget")
    with CaptureQueriesContext(connection) as asked:
        assert len(found(robin, "budget")) == rows
    assert len(asked) == 6
