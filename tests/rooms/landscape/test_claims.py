from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.landscape.claims import Verdict
from pacenotes.rooms.landscape.queries.claims import ClaimChecked, Said, checked_claims
from tests.conftest import PLAYED_ON
from tests.rooms.landscape.card_ground import LINEAGE, Ground, laid, play_on

pytestmark = pytest.mark.django_db

LATER = PLAYED_ON + dt.timedelta(days=10)


def one(text: str, ground: Ground, kind: str = "unique", **more: object) -> ClaimChecked | None:
    told: dict[str, object] = {"day": PLAYED_ON, "others": [ground.flow], "today": LATER, **more}
    return checked_claims({7: Said(kind, text)}, **told).get(7)  # type: ignore[arg-type]


def test_a_claim_is_checked_as_known_then_and_as_known_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ground = laid()
    told = one("Nobody else has column lineage.", ground)
    assert told is not None
    assert told.verdict is not None
    assert (told.then, told.now, told.verdict.verdict) == ("unique", "unique", Verdict.TRUE)
    play_on(monkeypatch, LATER)
    ground.has(ground.flow, LINEAGE)  # since long ago, as it turns out
    told = one("Nobody else has column lineage.", ground)
    assert told is not None
    assert told.verdict is not None
    assert (told.then, told.now) == ("unique", "parity")
    assert told.verdict.verdict is Verdict.KNOWN_WRONG_SINCE
    assert told.changed


def test_what_was_shipped_after_the_call_makes_no_claim_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ground = laid()
    play_on(monkeypatch, LATER)
    ground.has(ground.flow, LINEAGE, since=LATER)
    told = one("Nobody else has column lineage.", ground)
    assert told is not None
    assert told.verdict is not None
    assert told.verdict.verdict is Verdict.TRUE


def test_what_was_not_known_then_is_not_said_to_have_been_wrong() -> None:
    told = one("Nobody else has column lineage.", laid(), day=PLAYED_ON - dt.timedelta(days=3))
    assert told is not None
    assert told.verdict is not None
    assert (told.then, told.now) == ("unknown", "unique")
    assert told.verdict.verdict is Verdict.KNOWN_TRUE_SINCE
    assert "we didn't know then" in told.verdict.why.say()


def test_a_product_that_the_claim_names_is_what_it_is_held_against() -> None:
    ground = laid()
    told = one("Kestrel has no single sign-on.", ground, kind="about_competitor")
    assert told is not None
    assert (told.capability, told.others, told.verdict) == ("Single sign-on", ("Kestrel",), None)
    assert told.now == "parity"


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("Nobody else does it like us.", "unique", "can't be told which"),
        ("Unlike Plumbwell we care.", "about_competitor", "can't be told which"),
        ("Only we have column lineage and quality rules.", "unique", "Quality rules"),
    ],
)
def test_where_it_can_not_be_told_which_is_meant_it_says_so(
    text: str, kind: str, says: str
) -> None:
    ground = laid()
    told = one(text, ground, kind)
    assert told is not None
    assert told.abstains is not None
    assert says in told.abstains.say()
    assert told.capability == ""


def test_without_a_day_nothing_is_checked() -> None:
    told = one("Nobody else has column lineage.", laid(), day=None)
    assert told is not None
    assert told.abstains is not None
    assert "day of the call" in told.abstains.say()


def test_what_names_nothing_and_claims_nothing_is_left_alone() -> None:
    assert one("It takes an hour.", laid(), kind="about_ourselves") is None


def test_an_empty_landscape_checks_nothing() -> None:
    told = checked_claims({1: Said("unique", "Nobody else does.")}, PLAYED_ON, [], LATER)
    assert told == {}


@pytest.mark.parametrize("rows", [1, 3])
def test_claims_cost_the_same_however_many_there_are(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ground = laid()
    texts = ["We have column lineage.", "We have quality rules.", "We have single sign-on."]
    claims = {number: Said("about_ourselves", text) for number, text in enumerate(texts[:rows])}
    with django_assert_num_queries(7):
        assert len(checked_claims(claims, PLAYED_ON, [ground.flow], LATER)) == rows
