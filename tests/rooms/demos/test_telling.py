"""What changes around a live session is told to its screens: its plan, and how its deal stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Evidence
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.queries.standing_news import sessions_to_relight
from pacenotes.rooms.people.rules import Forbidden
from tests.rooms.demos.seat import Live, live
from tests.rooms.demos.stage import step

pytestmark = pytest.mark.django_db


def kinds(at: Live) -> list[str]:
    """The kinds of a session's live events, in order."""
    return list(at.session.events.values_list("kind", flat=True))


CHANGES: dict[str, Callable[[Live], object]] = {
    "added": lambda at: step(at.demo, "A step more"),
    "changed": lambda at: actions.edit_step(
        step=at.demo.steps.all()[0], fields={"shows": "Other"}, by=at.sam
    ),
    "moved": lambda at: actions.move_step(step=at.demo.steps.all()[1], is_up=True, by=at.sam),
    "taken out": lambda at: actions.remove_step(step=at.demo.steps.all()[0], by=at.sam),
    "set": lambda at: actions.set_demo(demo=at.demo, fields={"minutes": 30}, by=at.sam),
    "handed on": lambda at: actions.hand_demo(demo=at.demo, to=at.noor, by=at.sam),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_plan_that_changes_tells_its_live_session(at: Live, change: str) -> None:
    CHANGES[change](at)
    assert kinds(at) == ["session", "plan"]
    event = at.session.events.get(kind="plan")
    assert (event.about_id, event.readers, event.number) == (at.demo.pk, None, 2)


def test_what_changes_nothing_tells_nothing(at: Live) -> None:
    first = at.demo.steps.all()[0]
    actions.move_step(step=first, is_up=True, by=at.sam)
    actions.edit_step(step=first, fields={"shows": first.shows}, by=at.sam)
    with pytest.raises(Forbidden):
        actions.edit_step(step=first, fields={"shows": "Other"}, by=at.robin)
    assert kinds(at) == ["session"]


def test_a_session_that_ended_is_told_nothing(at: Live) -> None:
    actions.end_session(session=at.session, by=at.sam)
    step(at.demo, "For next time")
    assert kinds(at) == ["session", "session"]


def captured(at: Live) -> Evidence:
    """Evidence that a capture proposed."""
    kept = actions.capture(session=at.session, words="We lose days", part="need", by=at.robin)
    assert kept.evidence is not None
    return kept.evidence


def test_what_a_deal_stands_on_is_told_once(at: Live) -> None:
    assert sessions_to_relight() == []
    piece = captured(at)
    while sessions_to_relight():
        assert actions.tell_standing(session_id=at.session.pk)
    told = kinds(at)
    assert not actions.tell_standing(session_id=at.session.pk)
    deals.decide(evidence=piece, decision=Decision.ACCEPTED, by=at.robin)
    assert sessions_to_relight() == [at.session.pk]
    assert actions.tell_standing(session_id=at.session.pk)
    assert not actions.tell_standing(session_id=at.session.pk)
    assert kinds(at) == [*told, "standing"]
    assert sessions_to_relight() == []


def test_what_was_before_the_session_and_on_other_deals_is_no_news() -> None:
    before = live()
    captured(before)
    actions.end_session(session=before.session, by=before.sam)
    again = actions.start_session(demo=before.demo, by=before.sam)
    other = live()
    assert sessions_to_relight() == []
    captured(other)
    assert again.pk not in sessions_to_relight()


def test_other_changes_of_the_deal_are_none_of_its_lights(at: Live) -> None:
    step(at.demo, "A step more")
    deals.write_note(
        deal=at.demo.deal, title="Note", text="Words", about_on=at.session.started_at.date(),
        by=at.robin,
    )  # fmt: skip
    assert sessions_to_relight() == []


@pytest.mark.parametrize("rows", [1, 3])
def test_looking_costs_one_query(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        captured(live())
    with django_assert_num_queries(1):
        assert len(sessions_to_relight()) <= rows
