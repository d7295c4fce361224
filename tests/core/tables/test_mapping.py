"""Which column goes to which field: guessed, edited, kept, and refused where it can't stand."""

from __future__ import annotations

import json

import pytest

from pacenotes.core.tables.fields import DateOrder, DecimalSign
from pacenotes.core.tables.mapping import Column, Mapping, as_data, faults, from_data, guess
from pacenotes.core.tables.wrong import Unusable
from tests.core.tables.vocabulary import DEAL, said


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("external_id", "external_id"),
        ("External ID", "external_id"),
        ("externalId", "external_id"),
        ("Opportunity_ID", "external_id"),
        ("close-date", "closes"),
        ("Amount (EUR)", "amount"),
        ("Expected close:", "closes"),
        ("Colour", None),
        ("", None),
        ("(EUR)", None),
    ],
)
def test_a_heading_is_known_by_key_name_and_other_names(header: str, field: str | None) -> None:
    assert guess([header], DEAL).columns == (Column(header, field),)


def test_a_field_is_given_once_and_its_key_goes_first() -> None:
    guessed = guess(["Opportunity ID", "External id", "external_id"], DEAL)
    assert [column.field for column in guessed.columns] == [None, "external_id", None]


def test_columns_that_go_nowhere_are_named() -> None:
    headers = ["Name", "Colour", "Size"]
    assert guess(headers, DEAL).left_out(headers) == ("Colour", "Size")


def test_a_guess_of_what_is_there_has_no_fault() -> None:
    headers = ["Name", "Colour"]
    assert faults(guess(headers, DEAL), headers, DEAL) == ()


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        (Mapping(), (None, None, "no column goes to “Name”, which is needed")),
        (
            Mapping((Column("a", "name"), Column("b", "name"))),
            (None, "a, b", "“Name” is filled more than once; leave one"),
        ),
        (
            Mapping((Column("a", "name"),), (("name", "x"),)),
            (None, "a", "“Name” is filled more than once; leave one"),
        ),
        (
            Mapping((Column("a", "name"), Column("gone", "stage"))),
            (None, "gone", "the file has no such column"),
        ),
        (
            Mapping((Column("a", "name"), Column("b", "colour"))),
            (None, None, "there is no field “colour”"),
        ),
        (
            Mapping((Column("a", "name"),), (("colour", "red"),)),
            (None, None, "there is no field “colour”"),
        ),
        (
            Mapping((Column("a", "name"), Column("a", "stage"))),
            (None, "a", "the mapping names this column twice"),
        ),
    ],
)
def test_a_mapping_that_cannot_stand_says_why(
    mapping: Mapping, why: tuple[int | None, str | None, str]
) -> None:
    assert said(faults(mapping, ["a", "b"], DEAL)) == [why]


def test_a_constant_fills_a_needed_field() -> None:
    assert faults(Mapping((), (("name", "Renewal"),)), ["a"], DEAL) == ()


def test_a_mapping_is_kept_as_json() -> None:
    mapping = Mapping(
        (
            Column("Stage", "stage", values=(("Engaging", "discovery"),)),
            Column("Close", "closes", date_order=DateOrder.DAY_FIRST),
            Column("Amount", "amount", decimal_sign=DecimalSign.COMMA),
            Column("Colour"),
        ),
        (("currency", "EUR"),),
    )
    assert from_data(json.loads(json.dumps(as_data(mapping)))) == mapping


@pytest.mark.parametrize(
    "data",
    [
        None, 5, [], "x", {"columns": 5}, {"columns": [5]}, {"columns": [{}]},
        {"columns": [{"header": 5}]}, {"columns": [{"header": "a", "field": 5}]},
        {"columns": [{"header": "a", "values": [["x"]]}]},
        {"columns": [{"header": "a", "values": [["x", 5]]}]},
        {"columns": [{"header": "a", "values": [["x", "y"]] * 1_001}]},
        {"columns": [{"header": "a", "date_order": "backwards"}]},
        {"columns": [{"header": "a", "decimal_sign": {}}]},
        {"constants": [["a"]]}, {"constants": "ab"},
    ],
)  # fmt: skip
def test_what_is_no_mapping_is_refused(data: object) -> None:
    with pytest.raises(Unusable, match="no mapping"):
        from_data(data)
