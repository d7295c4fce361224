from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, connections

from pacenotes.rooms.deals.models import TeamMember
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.actions import turning
from pacenotes.rooms.demos.models import Cue, DemoSession, Handover, Hold, LiveEvent
from pacenotes.rooms.demos.queries.wheel import lapsed_sessions
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import person
from tests.rooms.deals.seats import all_rows
from tests.rooms.demos.seat import Live, live


def kinds(at: Live) -> list[str]:
    return list(LiveEvent.objects.filter(session=at.session).values_list("kind", flat=True))


@pytest.mark.django_db
def test_who_starts_drives() -> None:
    at = live()
    assert at.driver == at.sam
    assert kinds(at) == ["session"]
    with pytest.raises(ValidationError, match="live already"):
        actions.start_session(demo=at.demo, by=at.sam)


@pytest.mark.django_db
def test_an_offer_that_is_accepted_hands_the_wheel_over() -> None:
    at = live()
    offer = actions.offer_wheel(session=at.session, to=at.noor, by=at.sam)
    assert actions.offer_wheel(session=at.session, to=at.noor, by=at.sam) == offer
    other = actions.offer_wheel(session=at.session, to=at.robin, by=at.sam)
    taken = actions.accept_handover(handover=offer, by=at.noor)
    assert at.driver == at.noor == taken.person
    assert at.session.holds.get(person=at.sam).release == "handed-over"
    states = [Handover.objects.get(pk=one.pk).state for one in (offer, other)]
    assert states == ["accepted", "over"]
    with pytest.raises(ValidationError, match="isn't open any more"):
        actions.accept_handover(handover=other, by=at.robin)
    event = Event.objects.get(verb="handed_over")
    assert (event.by, event.before, event.after) == (
        at.noor,
        {"person": at.sam.pk},
        {"person": at.noor.pk},
    )
    assert kinds(at) == ["session", "handover", "handover", "wheel"]


@pytest.mark.django_db
def test_what_was_asked_for_is_given_refused_or_taken_back() -> None:
    at = live()
    first = actions.ask_for_wheel(session=at.session, by=at.noor)
    assert actions.ask_for_wheel(session=at.session, by=at.noor) == first
    assert actions.decline_handover(handover=first, by=at.sam).state == "declined"
    second = actions.ask_for_wheel(session=at.session, by=at.noor)
    assert actions.withdraw_handover(handover=second, by=at.noor).state == "withdrawn"
    third = actions.ask_for_wheel(session=at.session, by=at.noor)
    waits = actions.ask_for_wheel(session=at.session, by=at.robin)
    actions.accept_handover(handover=third, by=at.sam)
    assert at.driver == at.noor
    assert Handover.objects.get(pk=waits.pk).state == "open"
    actions.accept_handover(handover=waits, by=at.noor)
    assert at.driver == at.robin


@pytest.mark.django_db
def test_the_wheel_is_offered_to_nobody_off_the_team() -> None:
    at = live()
    somebody = person()
    before = all_rows()
    for to in (somebody, at.sam):
        with pytest.raises(ValidationError):
            actions.offer_wheel(session=at.session, to=to, by=at.sam)
    with pytest.raises(ValidationError, match="have the wheel already"):
        actions.ask_for_wheel(session=at.session, by=at.sam)
    assert all_rows() == before


@pytest.mark.django_db
def test_a_wheel_that_was_let_go_is_taken() -> None:
    at = live()
    with pytest.raises(ValidationError, match=f"{at.sam.name} has the wheel"):
        actions.take_wheel(session=at.session, by=at.noor)
    actions.let_go(session=at.session, by=at.sam)
    assert at.driver is None
    with pytest.raises(ValidationError, match="needn't ask"):
        actions.ask_for_wheel(session=at.session, by=at.noor)
    actions.take_wheel(session=at.session, by=at.noor)
    assert at.driver == at.noor


@pytest.mark.django_db
def test_a_driver_who_drops_off_is_told_once_and_may_come_back() -> None:
    at = live()
    assert lapsed_sessions() == []
    assert not actions.tell_lapsed(session_id=at.session.pk)
    at.drops_off()
    assert lapsed_sessions() == [at.session.pk]
    assert actions.tell_lapsed(session_id=at.session.pk)
    assert not actions.tell_lapsed(session_id=at.session.pk)
    assert lapsed_sessions() == []
    assert kinds(at) == ["session", "wheel"]
    actions.beat(session=at.session, by=at.sam)
    assert Hold.objects.get().lapsed_at is None
    assert kinds(at) == ["session", "wheel", "wheel"]
    actions.beat(session=at.session, by=at.sam)
    assert kinds(at) == ["session", "wheel", "wheel"]
    told = Event.objects.filter(about_type="hold").order_by("pk")
    assert [(event.verb, event.by) for event in told] == [
        ("dropped_off", None),
        ("came_back", at.sam),
    ]


@pytest.mark.django_db
def test_a_beat_that_has_nothing_to_tell_is_one_statement_and_moves_the_lease(
    django_assert_num_queries: Any,
) -> None:
    at = live()
    before = Hold.objects.get().beat_at
    with django_assert_num_queries(1):
        actions.beat(session=at.session, by=at.sam)
    assert Hold.objects.get().beat_at > before
    at.session.demo.deal.team.get(person=at.sam).delete()
    left = Hold.objects.get().beat_at
    with pytest.raises(Forbidden):
        actions.beat(session=at.session, by=at.sam)
    assert Hold.objects.get().beat_at == left


@pytest.mark.django_db
def test_a_lapsed_hold_is_released_by_who_takes_the_wheel() -> None:
    at = live()
    at.drops_off()
    actions.take_wheel(session=at.session, by=at.noor)
    assert at.session.holds.get(person=at.sam).release == "lapsed"
    assert at.driver == at.noor


@pytest.mark.django_db
def test_the_end_is_the_end_of_everything_open() -> None:
    at = live()
    actions.show_next(session=at.session, by=at.sam)
    asked = actions.ask_for_wheel(session=at.session, by=at.noor)
    actions.end_session(session=at.session, by=at.sam)
    assert at.driver is None
    assert at.session.holds.get().release == "ended"
    assert Handover.objects.get(pk=asked.pk).state == "over"
    assert at.session.shown.get().ended_at is not None
    assert LiveEvent.objects.filter(session=at.session).last().kind == "session"


@pytest.mark.django_db
def test_open_cues_are_the_new_drivers() -> None:
    at = live()
    cue = actions.send_cue(session=at.session, text="Alerts", by=at.robin)
    actions.accept_handover(
        handover=actions.ask_for_wheel(session=at.session, by=at.noor), by=at.sam
    )
    assert Cue.objects.get(pk=cue.pk).driver == at.noor
    assert actions.take_cue(cue=cue, by=at.noor).state == "taken"


# Several at once.


def at_once(attempts: list[Callable[[], object]]) -> list[object]:
    """Each in a thread of its own, all begun in the same moment; what came back or was raised."""
    results: list[object] = [None] * len(attempts)
    begin = threading.Barrier(len(attempts))

    def run(place: int) -> None:
        begin.wait(10)
        try:
            results[place] = attempts[place]()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(attempts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def grabs(at: Live, by: list[Any]) -> list[object]:
    return at_once(
        [lambda one=one: actions.take_wheel(session=at.session, by=one) for one in by]  # type: ignore[misc]
    )


def is_exactly_one(at: Live, results: list[object]) -> bool:
    """Whether one has the wheel, and the others were told who."""
    won = [one for one in results if isinstance(one, Hold)]
    lost = [one for one in results if isinstance(one, ValidationError)]
    names_winner = all(at.driver is not None and at.driver.name in str(one) for one in lost)
    return len(won) == 1 and len(won) + len(lost) == len(results) and names_winner


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_free", [True, False])
def test_of_several_at_once_one_gets_the_wheel(is_free: bool) -> None:
    at = live()
    others = [at.robin, at.noor, *(on_the_team(at) for _ in range(4))]
    for _ in range(3):
        if is_free:
            actions.let_go(session=at.session, by=at.driver or at.sam)
        else:
            at.drops_off()
        rivals = [one for one in others if one != at.driver]
        assert is_exactly_one(at, grabs(at, rivals))
        numbers = LiveEvent.objects.filter(session=at.session).values_list("number", flat=True)
        assert list(numbers) == list(range(1, len(numbers) + 1))


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_same_grab_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    at = live()
    at.drops_off()
    seen = threading.Barrier(2)

    def not_held(session_id: int) -> DemoSession:
        session = DemoSession.objects.select_related("demo").get(pk=session_id)
        list(session.holds.filter(released_at=None))
        seen.wait(10)
        return session

    monkeypatch.setattr(turning, "hold_session", not_held)
    if connection.vendor == "sqlite":
        for one in connections.all():
            monkeypatch.setitem(one.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")
            one.close()
    results = grabs(at, [at.robin, at.noor])
    assert not is_exactly_one(at, results)
    assert any(isinstance(one, DatabaseError) for one in results)


@pytest.mark.django_db(transaction=True)
def test_a_wheel_is_not_both_handed_over_and_let_go() -> None:
    at = live()
    offer = actions.offer_wheel(session=at.session, to=at.noor, by=at.sam)
    results = at_once(
        [
            lambda: actions.accept_handover(handover=offer, by=at.noor),
            lambda: actions.let_go(session=at.session, by=at.sam),
            lambda: actions.end_session(session=at.session, by=at.sam),
        ]
    )
    assert any(not isinstance(one, Exception) for one in results)
    assert Hold.objects.filter(session=at.session, released_at=None).count() <= 1
    assert not Handover.objects.filter(session=at.session, state="open").exists()


@pytest.mark.django_db(transaction=True)
def test_the_budget_holds_for_cues_sent_at_once() -> None:
    at = live()
    results = at_once(
        [lambda: actions.send_cue(session=at.session, text="x", by=at.robin) for _ in range(6)]
    )
    assert sum(isinstance(one, Cue) for one in results) == 3
    assert sum(isinstance(one, ValidationError) for one in results) == 3


@pytest.mark.django_db(transaction=True)
def test_a_demo_started_twice_at_once_is_live_once() -> None:
    at = live()
    actions.end_session(session=at.session, by=at.sam)
    attempts = [lambda: actions.start_session(demo=at.demo, by=at.sam) for _ in range(4)]
    results = at_once(attempts)  # type: ignore[arg-type]
    assert sum(isinstance(one, DemoSession) for one in results) == 1
    assert sum(isinstance(one, ValidationError) for one in results) == 3


def on_the_team(at: Live) -> Any:
    member = person()
    TeamMember.objects.create(deal=at.demo.deal, person=member, position_key=member.position_key)
    return member
