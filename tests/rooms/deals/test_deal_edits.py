from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from pacenotes.rooms.deals import actions, queries
from pacenotes.rooms.deals.models import Account, Deal
from pacenotes.rooms.deals.queries.house import pipeline_of
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person
from tests.rooms.deals.seats import all_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def robin() -> Person:
    return person(name="Robin Adler")


@pytest.fixture
def on(robin: Person) -> Deal:
    return deal(robin)


def edited(on: Deal, by: Person, version: int | None = None, **changes: object) -> Deal:
    return actions.edit_deal(deal=on, changes=changes, by=by, version=version)  # type: ignore[arg-type]


def test_an_edit_says_what_was_and_what_is(on: Deal, robin: Person) -> None:
    now = edited(
        on, robin, amount=Decimal("1200.50"), currency=" eur ", closes_on=dt.date(2026, 12, 1)
    )
    assert (now.amount, now.currency, now.version) == (Decimal("1200.50"), "EUR", 2)
    event = Event.objects.about(on).get(verb="edited")
    assert event.before == {"amount": None, "currency": "", "closes_on": None}
    assert event.after == {"amount": "1200.50", "currency": "EUR", "closes_on": "2026-12-01"}
    assert (event.by, event.deal_id) == (robin, on.pk)


def test_an_edit_that_changes_nothing_is_nothing(on: Deal, robin: Person) -> None:
    before = all_rows()
    edited(on, robin, name=on.name)
    assert all_rows() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""}, {"name": "x" * 161}, {"amount": Decimal(1)}, {"currency": "EURO"},
        {"amount": Decimal(-1), "currency": "EUR"}, {"amount": Decimal("1e15"), "currency": "EUR"},
        {"amount": Decimal("NaN"), "currency": "EUR"}, {"custom": {"nothing": 1}},
    ],
)  # fmt: skip
def test_a_deal_that_can_not_be_is_refused_whole(
    on: Deal, robin: Person, wrong: dict[str, object]
) -> None:
    before = all_rows()
    with pytest.raises(ValidationError):
        edited(on, robin, **wrong)
    assert all_rows() == before


def test_what_no_database_takes_is_kept_as_a_sign(on: Deal, robin: Person) -> None:
    edited(on, robin, name="a\0b\ud800")
    assert Deal.objects.get().name == "a\ufffdb\ufffd"
    assert Event.objects.get(verb="edited").after == {"name": "a\ufffdb\ufffd"}


def test_the_second_of_two_edits_is_shown_the_first(on: Deal, robin: Person) -> None:
    edited(on, robin, name="Mine", version=1)
    before = all_rows()
    with pytest.raises(actions.Conflict) as conflict:
        edited(on, robin, name="Theirs", version=1)
    assert str(conflict.value.now) == "Mine"
    assert all_rows() == before


# stages


def test_moving_a_deal_says_from_where_to_where_and_since_when(on: Deal, robin: Person) -> None:
    moved = actions.move_deal(deal=on, stage="won", by=robin)
    assert (moved.stage, moved.outcome, moved.is_open) == ("won", "won", False)
    assert moved.stage_since == dt.date(2026, 9, 20)
    event = Event.objects.get(verb="moved")
    assert (event.before, event.after) == (
        {"stage": "prospecting", "outcome": "open"},
        {"stage": "won", "outcome": "won"},
    )


def test_moving_it_to_where_it_is_is_nothing(on: Deal, robin: Person) -> None:
    before = all_rows()
    actions.move_deal(deal=on, stage="prospecting", by=robin)
    assert all_rows() == before


@pytest.mark.parametrize(
    ("stage", "pipeline"),
    [("due", None), ("nowhere", None), ("", None), ("evaluation", "renewal"), ("won", "nothing")],
)
def test_a_stage_that_the_pipeline_lacks_is_refused(
    on: Deal, robin: Person, stage: str, pipeline: str | None
) -> None:
    before = all_rows()
    with pytest.raises(ValidationError, match="There is no stage"):
        actions.move_deal(deal=on, stage=stage, by=robin, pipeline=pipeline)
    assert all_rows() == before


def test_a_deal_goes_over_to_another_pipeline(on: Deal, robin: Person) -> None:
    moved = actions.move_deal(deal=on, stage="due", by=robin, pipeline="renewal")
    assert (moved.pipeline, moved.stage, moved.outcome) == ("renewal", "due", "open")


def test_a_stage_that_the_teams_file_names_no_more_breaks_no_read_and_is_moved_out_of(
    on: Deal, robin: Person
) -> None:
    Deal.objects.update(pipeline="gone", stage="lost-too")
    found = queries.deals_of(robin).get()
    assert pipeline_of(found.pipeline) is None
    with pytest.raises(ValidationError):
        actions.move_deal(deal=found, stage="discovery", by=robin)
    moved = actions.move_deal(deal=found, stage="discovery", by=robin, pipeline="new-business")
    assert moved.stage == "discovery"
    edited(moved, robin, name="Renamed")


# opening


@pytest.mark.parametrize(
    ("name", "account_name"),
    [("", "Fjordline"), ("Rollout", ""), ("Rollout", "  "), ("x" * 161, "F"), ("R", "x" * 161)],
)
def test_a_deal_without_a_name_or_an_account_is_refused_whole(
    robin: Person, name: str, account_name: str
) -> None:
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.open_deal(name=name, account_name=account_name, by=robin)
    assert all_rows() == before


def test_a_deal_opens_on_its_pipelines_first_stage_in_its_owners_part(robin: Person) -> None:
    opened = actions.open_deal(name="R\0", account_name="F\0", by=robin, pipeline="renewal")
    assert (opened.pipeline, opened.stage, opened.outcome) == ("renewal", "due", "open")
    assert (opened.opened_on, opened.owner) == (dt.date(2026, 9, 20), robin)
    again = actions.open_deal(name="Two", account_name="F\0", by=robin)
    assert Account.objects.get(name="F\ufffd") == opened.account == again.account
