from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.listening.finding import Detail, Measure, Money, Window
from pacenotes.core.transcript import Problem
from pacenotes.core.wording import Words
from pacenotes.rooms.history.models.stored_value import from_json, storable, to_json

DETAIL = Detail(
    who="Priya Raman",
    money=Money(Decimal("50000.50"), "EUR", "year", Decimal("60000")),
    measure=Measure(Decimal(2), "days"),
    window=Window(dt.date(2026, 10, 1), dt.date(2026, 10, 31)),
    is_open=False,
    is_hedged=True,
)


def stored(value: object, of: object) -> object:
    return from_json(of, json.loads(json.dumps(to_json(value))))


@pytest.mark.parametrize(
    ("value", "of"),
    [
        (DETAIL, Detail),
        (Detail(), Detail),
        (Words("{a} b", (("a", "x"), ("c", "y"))), Words),
        (None, Words | None),
        ((Problem(3, Words("why")), Problem(None, Words("why not"))), tuple[Problem, ...]),
        ((), tuple[str, ...]),
    ],
)
def test_a_value_comes_back_as_it_was(value: object, of: object) -> None:
    assert stored(value, of) == value


def test_fields_of_another_version_are_left() -> None:
    assert from_json(Detail, {"who": "Dana", "mood": "fine"}) == Detail(who="Dana")


def test_what_no_database_takes_becomes_a_character_in_its_place() -> None:
    assert storable("a\0b\ud800c") == "a\ufffdb\ufffdc"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_storable_text_is_as_long_and_can_be_written(text: str) -> None:
    kept = storable(text)
    assert len(kept) == len(text)
    assert "\0" not in kept
    kept.encode()
