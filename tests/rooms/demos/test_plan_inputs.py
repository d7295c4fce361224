from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.deals.models import Input
from pacenotes.rooms.deals.queries.today import today_of
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo
from pacenotes.rooms.demos.queries.plan_inputs import inputs_to_decide
from pacenotes.rooms.demos.queries.today import demos_today
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, deal, person
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.demos.stage import planned, step

pytestmark = pytest.mark.django_db

on_both = pytest.mark.parametrize("about_type", ["demo", "plan-step"])


def given_on(demo: Demo, by: Person, about_type: str) -> Input:
    there = demo.steps.first() or step(demo)
    about_id = str(demo.pk if about_type == "demo" else there.pk)
    return actions.give_plan_input(
        deal=demo.deal, about_type=about_type, about_id=about_id, text="Show March", by=by
    )


@on_both
@everywhere
def test_anybody_on_the_team_gives_an_input(where: str, position: str, about_type: str) -> None:
    demo, _, _ = planned()
    step(demo)
    somebody = seated(demo.deal, where, position)
    may = is_one_of(where, position, EVERY_POSITION)
    happens(may, lambda: given_on(demo, somebody, about_type))


@on_both
@everywhere
def test_nobody_but_the_demoer_decides(where: str, position: str, about_type: str) -> None:
    demo, robin, sam = planned()
    given = given_on(demo, robin, about_type)
    somebody = seated(demo.deal, where, position)
    decide = actions.decide_plan_input
    happens(False, lambda: decide(given=given, state="accepted", by=somebody))
    happens(False, lambda: deals.decide_input(given=given, state="accepted", by=somebody))
    happens(False, lambda: deals.decide_input(given=given, state="accepted", by=sam))
    happens(True, lambda: decide(given=given, state="accepted", by=sam))


def test_a_refusal_names_the_demoer() -> None:
    demo, robin, sam = planned()
    given = given_on(demo, robin, "demo")
    with pytest.raises(Forbidden) as refused:
        actions.decide_plan_input(given=given, state="accepted", by=robin)
    assert sam.name in refused.value.words.say()


def test_who_is_handed_the_demo_decides_from_then_on() -> None:
    demo, robin, sam = planned()
    given = given_on(demo, robin, "plan-step")
    jo = seated(demo.deal, "on the team", "product-management")
    actions.hand_demo(demo=demo, to=jo, by=sam)
    happens(False, lambda: actions.decide_plan_input(given=given, state="left", by=sam))
    happens(True, lambda: actions.decide_plan_input(given=given, state="left", by=jo))


def test_who_decides_second_is_told() -> None:
    demo, robin, sam = planned()
    given = given_on(demo, robin, "demo")
    actions.decide_plan_input(given=given, state="left", by=sam, seen="open")
    with pytest.raises(Conflict):
        actions.decide_plan_input(given=given, state="accepted", by=sam, seen="open")
    with pytest.raises(ValidationError, match="Say why"):
        actions.decide_plan_input(given=given, state="declined", by=sam)


@pytest.mark.parametrize(
    ("about_type", "about_id"),
    [("demo", "0"), ("demo", "x"), ("demo", ""), ("demo", "²"), ("plan-step", "9" * 40),
     ("plan-step", "-1"), ("part", "budget"), ("\0", "\0")],
)  # fmt: skip
def test_an_input_is_on_something_that_is_there(about_type: str, about_id: str) -> None:
    demo, robin, _ = planned()
    before = all_rows()
    with pytest.raises(ValidationError, match="isn't there any more"):
        actions.give_plan_input(
            deal=demo.deal, about_type=about_type, about_id=about_id, text="x", by=robin
        )
    assert all_rows() == before


def test_a_plan_of_another_deal_is_not_there() -> None:
    demo, _, _ = planned()
    other = deal(noor := person())
    with pytest.raises(ValidationError, match="isn't there any more"):
        actions.give_plan_input(
            deal=other, about_type="demo", about_id=str(demo.pk), text="x", by=noor
        )


def test_they_wait_for_the_demoer_today_and_for_nobody_of_the_sales_side() -> None:
    demo, robin, sam = planned()
    kim = seated(demo.deal, "on the team", "customer-success")
    ids = {given_on(demo, robin, about).pk for about in ("demo", "plan-step")}
    given_on(demo, sam, "demo")
    waiting = demos_today(sam)
    assert {one.pk for one in waiting.plan_inputs.rows} == ids
    assert [one.pk for one in waiting.demos.rows] == [demo.pk]
    for other in (robin, kim):
        assert not today_of(other).inputs.count
        assert demos_today(other).is_empty
    assert not today_of(sam).inputs.count


def test_an_input_on_a_step_that_goes_stands_on_the_whole_plan() -> None:
    demo, robin, sam = planned()
    given = given_on(demo, robin, "plan-step")
    actions.remove_step(step=demo.steps.get(), by=sam)
    given.refresh_from_db()
    assert (given.about_type, given.about_id) == ("demo", str(demo.pk))
    assert list(inputs_to_decide(sam)) == [given]
    assert Event.objects.filter(verb="moved", about_type="input", deal_id=demo.deal_id).exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_what_waits_is_three_queries_however_much(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    demo, robin, sam = planned()
    for _ in range(rows):
        given_on(demo, robin, "demo")
        again = actions.plan_demo(deal=demo.deal, title="x", by=sam)
        given_on(again, robin, "plan-step")
    with django_assert_num_queries(3):
        waiting = demos_today(sam)
        assert all(one.given_by.name for one in waiting.plan_inputs.rows)
    assert waiting.plan_inputs.count == 2 * rows
