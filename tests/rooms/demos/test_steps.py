from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.actions.stepping import MOST_STEPS
from pacenotes.rooms.demos.models import Demo, PlanStep
from tests.cast import deal, person
from tests.rooms.deals.seats import all_rows
from tests.rooms.demos.stage import planned, step

pytestmark = pytest.mark.django_db


def shown(demo: Demo) -> list[str]:
    return [one.shows for one in demo.steps.all()]


def test_steps_stand_in_the_order_in_which_they_were_added() -> None:
    demo, _, _ = planned()
    for name in ("Zebra", "Alpha", "Beta"):
        step(demo, name)
    assert shown(demo) == ["Zebra", "Alpha", "Beta"]


def test_a_step_keeps_what_was_written() -> None:
    demo, robin, _ = planned()
    need = deals.require_capability(deal=demo.deal, name="History", by=robin)
    fields: dict[str, Any] = {
        "shows": "The history", "how": "Open March", "roles": ["user", "economic-buyer"],
        "differentiator": "Two years", "minutes": 12, "if_short": "It is all kept",
        "agenda": "Your history",
    }  # fmt: skip
    kept = step(demo, proves=[need], **fields)
    kept.refresh_from_db()
    assert {name: getattr(kept, name) for name in fields} == fields
    assert list(kept.proves.all()) == [need]


@pytest.mark.parametrize(
    "fields",
    [
        {"shows": ""},
        {"shows": "x" * 201},
        {"how": "x" * 4001},
        {"roles": ["wizard"]},
        {"roles": "user"},
        {"roles": [{"a": 1}]},
        {"roles": [["user"]]},
        {"differentiator": "x" * 201},
        {"minutes": 0},
        {"minutes": 241},
        {"minutes": -5},
        {"if_short": "x" * 1001},
        {"agenda": "x" * 121},
    ],
)
def test_what_can_not_be_kept_is_refused_and_nothing_changes(fields: dict[str, Any]) -> None:
    demo, _, sam = planned()
    there = step(demo)
    before = all_rows()
    with pytest.raises(ValidationError):
        step(demo, **{"shows": "x", **fields})
    with pytest.raises(ValidationError):
        actions.edit_step(step=there, fields=fields, by=sam)  # type: ignore[arg-type]
    assert all_rows() == before


def test_text_that_no_database_takes_is_made_to_fit() -> None:
    demo, _, _ = planned()
    kept = step(demo, "A\0B", how="\ud800", agenda="</script>")
    kept.refresh_from_db()
    assert "\0" not in kept.shows
    assert kept.agenda == "</script>"


def test_a_step_proves_only_what_its_own_deal_requires() -> None:
    demo, _, sam = planned()
    other = deal(noor := person())
    foreign = deals.require_capability(deal=other, name="Elsewhere", by=noor)
    before = all_rows()
    with pytest.raises(ValidationError, match="doesn't require that"):
        step(demo, proves=[foreign])
    assert all_rows() == before
    assert sam.pk


@pytest.mark.parametrize(
    ("which", "is_up", "order"),
    [
        (0, True, "abc"),
        (0, False, "bac"),
        (1, True, "bac"),
        (1, False, "acb"),
        (2, True, "acb"),
        (2, False, "abc"),
    ],
)
def test_a_step_moves_by_one_and_stays_at_an_end(which: int, is_up: bool, order: str) -> None:
    demo, _, sam = planned()
    steps = [step(demo, name) for name in "abc"]
    actions.move_step(step=steps[which], is_up=is_up, by=sam)
    assert "".join(shown(demo)) == order


def test_steps_in_one_place_move_all_the_same() -> None:
    demo, _, sam = planned()
    steps = [step(demo, name) for name in "abc"]
    actions.remove_step(step=steps[1], by=sam)
    actions.move_step(step=steps[2], is_up=True, by=sam)
    assert shown(demo) == ["c", "a"]
    step(demo, "d")
    assert shown(demo) == ["c", "a", "d"]


def test_two_who_change_a_plan_know_of_each_other() -> None:
    demo, _, sam = planned()
    one = step(demo)
    version = Demo.objects.get(pk=demo.pk).version
    actions.edit_step(step=one, fields={"shows": "First"}, by=sam, version=version)
    before = all_rows()
    for attempt in (
        lambda: actions.edit_step(step=one, fields={"shows": "x"}, by=sam, version=version),
        lambda: actions.remove_step(step=one, by=sam, version=version),
        lambda: actions.add_step(demo=demo, fields={"shows": "x"}, by=sam, version=version),
    ):
        with pytest.raises(Conflict):
            attempt()
    assert all_rows() == before


def test_what_changes_nothing_is_no_event() -> None:
    demo, _, sam = planned()
    one = step(demo)
    before = all_rows()
    actions.edit_step(step=one, fields={"shows": one.shows}, proves=[], by=sam)
    assert all_rows() == before


def test_a_step_that_is_gone_is_said_to_be_gone() -> None:
    demo, _, sam = planned()
    one = step(demo)
    actions.remove_step(step=PlanStep.objects.get(pk=one.pk), by=sam)
    with pytest.raises(ValidationError, match="isn't in the plan any more"):
        actions.edit_step(step=one, fields={"shows": "x"}, by=sam)
    with pytest.raises(ValidationError, match="isn't in the plan any more"):
        actions.move_step(step=one, is_up=True, by=sam)


def test_a_plan_has_an_end() -> None:
    demo, _, _ = planned()
    PlanStep.objects.bulk_create(PlanStep(demo=demo, place=n, shows="x") for n in range(MOST_STEPS))
    with pytest.raises(ValidationError, match="as many as fit"):
        step(demo)
