from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pacenotes.core.deal_filter import read_filter
from pacenotes.rooms.deals.models import Competitor, CustomField, Deal, Standing
from pacenotes.rooms.deals.queries.filtering import filtered
from pacenotes.rooms.people.models import Person, Unit
from tests.cast import deal, person

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 9, 20)


def found(by: Person, *pairs: tuple[str, str], today: dt.date = TODAY) -> set[str]:
    chosen, faults = read_filter(pairs)
    assert faults == ()
    deals = filtered(Deal.objects.visible_to(by), chosen, by, today)
    return set(deals.values_list("name", flat=True))


def put(on: Deal, **fields: object) -> Deal:
    for name, value in fields.items():
        setattr(on, name, value)
    on.save()
    return on


def test_a_filter_shows_nothing_that_its_reader_may_not_see() -> None:
    robin = person()
    deal(robin, name="Mine")
    deal(person(), name="Theirs")
    assert found(robin, ("outcome", "any")) == {"Mine"}
    assert found(person(is_active=False), ("outcome", "any")) == set()


def test_words_are_looked_for_in_the_deal_and_its_account() -> None:
    robin = person()
    on = deal(robin, name="100% Rollout")
    put(on.account, name="Fjordline")  # type: ignore[arg-type]
    deal(robin, name="Other")
    assert found(robin, ("q", "rollout")) == {"100% Rollout"}
    assert found(robin, ("q", "FJORD")) == {"100% Rollout"}
    assert found(robin, ("q", "%")) == {"100% Rollout"}
    assert found(robin, ("q", "_x_")) == set()


def test_pipeline_stage_and_outcome() -> None:
    robin = person()
    deal(robin, name="New")
    put(deal(robin, name="Won"), stage="won", outcome="won")
    put(deal(robin, name="Due"), pipeline="renewal", stage="due")
    assert found(robin) == {"New", "Due"}
    assert found(robin, ("outcome", "any")) == {"New", "Won", "Due"}
    assert found(robin, ("outcome", "won")) == {"Won"}
    assert found(robin, ("pipeline", "renewal")) == {"Due"}
    assert found(robin, ("stage", "due"), ("stage", "prospecting")) == {"New", "Due"}
    assert found(robin, ("stage", "gone")) == set()


def test_the_owner_is_one_oneself_or_nobody() -> None:
    lead, robin = person("sales-manager"), person()
    deal(robin, name="Robin's")
    put(deal(lead, name="Lead's"), owner=lead)
    put(deal(robin, name="Nobody's"), owner=None)
    assert found(lead, ("owner", "me")) == {"Lead's"}
    assert found(lead, ("owner", str(robin.pk))) == {"Robin's"}
    assert found(lead, ("owner", "nobody")) == {"Nobody's"}
    assert found(lead, ("owner", "999999999999999")) == set()


def test_a_part_of_the_organisation_holds_the_parts_below_it() -> None:
    lead = person("sales-manager")
    north = Unit.objects.create(name="North", path="/1/")
    fjords = Unit.objects.create(name="Fjords", parent=north, path="/1/2/")
    put(deal(lead, name="North"), unit=north)
    put(deal(lead, name="Fjords"), unit=fjords)
    deal(lead, name="Top")
    assert found(lead, ("unit", str(north.pk))) == {"North", "Fjords"}
    assert found(lead, ("unit", str(fjords.pk))) == {"Fjords"}
    assert found(lead, ("unit", "4711")) == set()


@pytest.fixture
def lit() -> Person:
    """Somebody with a deal for each way in which the economic buyer can stand."""
    robin = person()
    for name, light, stale_from in [
        ("heard", "heard", None),
        ("answered", "answered", dt.date(2026, 9, 21)),
        ("for ever", "answered", None),
        ("stale", "answered", TODAY),
        ("contradicted", "contradicted", None),
    ]:
        on = deal(robin, name=name)
        Standing.objects.create(
            deal=on, question="economic-buyer", light=light, stale_from=stale_from
        )
        Standing.objects.create(deal=on, question="pitfalls", light="answered")
    deal(robin, name="unknown")
    return robin


@pytest.mark.parametrize(
    ("light", "names"),
    [
        ("unknown", {"unknown"}),
        ("heard", {"heard"}),
        ("answered", {"answered", "for ever"}),
        ("stale", {"stale"}),
        ("contradicted", {"contradicted"}),
        ("not-answered", {"unknown", "heard", "stale", "contradicted"}),
    ],
)
def test_a_question_is_asked_for_by_how_it_stands_today(
    lit: Person, light: str, names: set[str]
) -> None:
    assert found(lit, ("light.economic-buyer", light)) == names


def test_what_was_answered_is_stale_from_its_day_on_without_a_row_changing(lit: Person) -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    assert found(lit, ("light.economic-buyer", "stale"), today=tomorrow) == {"stale", "answered"}


def test_several_lights_of_a_question_are_an_or_and_of_two_questions_an_and(lit: Person) -> None:
    either = [("light.economic-buyer", "heard"), ("light.economic-buyer", "unknown")]
    assert found(lit, *either) == {"heard", "unknown"}
    assert found(lit, *either, ("light.pitfalls", "answered")) == {"heard"}


def test_days_and_stretches_of_the_expected_close() -> None:
    robin = person()
    put(deal(robin, name="past"), closes_on=dt.date(2026, 9, 19))
    put(deal(robin, name="today"), closes_on=TODAY)
    put(deal(robin, name="later"), closes_on=dt.date(2026, 10, 1))
    deal(robin, name="never said")
    assert found(robin, ("closes", "overdue")) == {"past"}
    assert found(robin, ("closes", "this-month")) == {"past", "today"}
    assert found(robin, ("closes", "next-quarter")) == {"later"}
    assert found(robin, ("closes", "unknown")) == {"never said"}
    assert found(robin, ("closes_from", "2026-09-20"), ("closes_to", "2026-10-01")) == {
        "today",
        "later",
    }


def test_amounts_and_their_currency() -> None:
    robin = person()
    put(deal(robin, name="small"), amount=Decimal("99.99"), currency="EUR")
    put(deal(robin, name="hundred"), amount=100, currency="EUR")
    put(deal(robin, name="dollars"), amount=500, currency="USD")
    deal(robin, name="unknown")
    assert found(robin, ("amount_from", "100")) == {"hundred", "dollars"}
    assert found(robin, ("amount_to", "100"), ("currency", "eur")) == {"small", "hundred"}


def test_a_competitor() -> None:
    robin = person()
    Competitor.objects.create(deal=deal(robin, name="fought"), name="Halyard Systems")
    deal(robin, name="alone")
    assert found(robin, ("competitor", "halyard")) == {"fought"}


def test_vacant_positions_are_those_that_the_stage_calls_for() -> None:
    robin, sam = person(), person("pre-sales-engineer")
    put(deal(robin, sam, name="manned"), stage="evaluation")
    put(deal(robin, name="no engineer"), stage="evaluation")
    put(deal(sam, name="no sales"), stage="evaluation")
    deal(robin, name="none called for")
    lead = person("sales-manager")
    assert found(lead, ("vacant", "any")) == {"no engineer", "no sales"}
    assert found(lead, ("vacant", "pre-sales-engineer")) == {"no engineer"}
    assert found(lead, ("vacant", "a-wizard")) == set()


@pytest.fixture
def fields() -> Person:
    """Somebody whose deals have a field of every kind, one with a key that looks like a path."""
    robin = person()
    for kind in CustomField.Kind:
        CustomField.objects.create(
            on="deal", key=f"a__{kind}", name=kind, kind=kind, choices=["north", "south"]
        )
    whole = {
        "a__text": "Blue Ocean", "a__number": 12.5, "a__date": "2026-10-01", "a__choice": "north",
        "a__flag": True, "a__link": "https://fjordline.example/rfp",
    }  # fmt: skip
    put(deal(robin, name="whole"), custom=whole)
    put(deal(robin, name="other"), custom={"a__number": 3, "a__flag": False, "a__text": "red"})
    deal(robin, name="empty")
    return robin


@pytest.mark.parametrize(
    ("name", "value", "names"),
    [
        ("text", "ocean", {"whole"}),
        ("link", "fjordline", {"whole"}),
        ("number", "12.5", {"whole"}),
        ("number.from", "3", {"whole", "other"}),
        ("number.to", "10", {"other"}),
        ("date", "2026-10-01", {"whole"}),
        ("date.from", "2026-10-02", set()),
        ("date.to", "2026-10-02", {"whole"}),
        ("choice", "north", {"whole"}),
        ("choice", "south", set()),
        ("flag", "yes", {"whole"}),
        ("flag", "no", {"other"}),
        ("number", "many", set()),
        ("date.from", "soon", set()),
        ("text", "' OR 1=1 --", set()),
        ("flag", "perhaps", set()),
    ],
)
def test_custom_fields_are_asked_for_by_their_kind(
    fields: Person, name: str, value: str, names: set[str]
) -> None:
    assert found(fields, (f"custom.a__{name}", value)) == names


def test_a_field_that_is_gone_matches_nothing(fields: Person) -> None:
    assert found(fields, ("custom.gone", "x")) == set()
