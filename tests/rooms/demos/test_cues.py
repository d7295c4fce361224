from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Cue, LiveEvent
from pacenotes.rooms.history.models import Event
from tests.rooms.deals.seats import all_rows
from tests.rooms.demos.seat import Live
from tests.rooms.demos.stage import planned, step

pytestmark = pytest.mark.django_db


def test_a_cue_goes_from_sent_to_seen_to_settled_and_says_when(at: Live) -> None:
    cue = actions.send_cue(session=at.session, text="  Show \n alerts ", by=at.robin)
    assert (cue.text, cue.state, cue.driver) == ("Show alerts", "sent", at.sam)
    seen = actions.see_cue(cue=cue, by=at.sam)
    assert (seen.state, actions.see_cue(cue=cue, by=at.sam).state) == ("seen", "seen")
    assert actions.park_cue(cue=cue, by=at.sam).state == "parked"
    assert actions.see_cue(cue=cue, by=at.sam).state == "parked"
    taken = actions.take_cue(cue=cue, by=at.sam)
    assert (taken.state, taken.driver) == ("taken", at.sam)
    assert taken.seen_at
    assert taken.settled_at
    assert taken.sent_at <= taken.seen_at
    told = Event.objects.filter(about_type="cue").order_by("pk")
    assert [(event.verb, event.by) for event in told] == [
        ("sent", at.robin), ("saw", at.sam), ("parked", at.sam), ("took", at.sam),
    ]  # fmt: skip


def test_a_cue_is_told_to_its_giver_and_to_who_drives(at: Live) -> None:
    cue = actions.send_cue(session=at.session, text="Alerts", by=at.robin)
    actions.take_cue(cue=cue, by=at.sam)
    readers = LiveEvent.objects.filter(kind="cue").values_list("readers", flat=True)
    assert list(readers) == [sorted([at.robin.pk, at.sam.pk])] * 2


def test_no_word_of_a_cue_stands_in_history_or_in_a_deals_timeline(at: Live) -> None:
    actions.send_cue(session=at.session, text="CANARY", by=at.robin)
    actions.capture(session=at.session, words="CANARY", by=at.robin)
    for event in Event.objects.all():
        assert "CANARY" not in f"{event.before}{event.after}"
    assert not Event.objects.filter(about_type="cue", deal_id__isnull=False).exists()


def test_a_cue_may_point_to_a_step_of_this_plan_alone(at: Live) -> None:
    alerts = at.demo.steps.get(shows="Alerts")
    cue = actions.send_cue(session=at.session, step=alerts, by=at.robin)
    assert (cue.step, cue.points_to) == (alerts, "Alerts")
    elsewhere = step(planned()[0])
    before = all_rows()
    with pytest.raises(ValidationError, match="isn't in the plan"):
        actions.send_cue(session=at.session, step=elsewhere, by=at.robin)
    assert all_rows() == before


@pytest.mark.parametrize("text", ["", " \n ", "x" * 141])
def test_a_cue_says_something_short(at: Live, text: str) -> None:
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.send_cue(session=at.session, text=text, by=at.robin)
    assert all_rows() == before


@pytest.mark.parametrize("text", ["x" * 140, "\x00a\ud800", "<script>", "“…”"])
def test_odd_words_are_kept_as_far_as_they_can_be(at: Live, text: str) -> None:
    assert actions.send_cue(session=at.session, text=text, by=at.robin).text


def test_the_budget_counts_what_is_open(at: Live) -> None:
    given = [actions.send_cue(session=at.session, text="x", by=at.robin) for _ in range(3)]
    before = all_rows()
    with pytest.raises(ValidationError, match="3 of your cues"):
        actions.send_cue(session=at.session, text="x", by=at.robin)
    assert all_rows() == before
    actions.decline_cue(cue=given[0], by=at.sam)
    actions.send_cue(session=at.session, text="x", by=at.robin)
    folded = given[1].sent_at - dt.timedelta(seconds=91)
    Cue.objects.filter(pk=given[1].pk).update(sent_at=folded)
    actions.send_cue(session=at.session, text="x", by=at.robin)


def test_where_nobody_drives_a_cue_waits_for_who_takes_the_wheel(at: Live) -> None:
    actions.let_go(session=at.session, by=at.sam)
    cue = actions.send_cue(session=at.session, text="Alerts", by=at.robin)
    assert cue.driver is None
    actions.take_wheel(session=at.session, by=at.noor)
    assert Cue.objects.get(pk=cue.pk).driver == at.noor


# Steps.


def test_one_step_is_shown_at_a_time(at: Live) -> None:
    first = actions.show_next(session=at.session, by=at.sam)
    assert first.shows == "Pipeline"
    assert actions.show_step(session=at.session, step=at.demo.steps.get(place=1), by=at.sam) == (
        first
    )
    assert actions.show_next(session=at.session, by=at.sam).shows == "Alerts"
    assert actions.show_next(session=at.session, by=at.sam, is_back=True).shows == "Pipeline"
    with pytest.raises(ValidationError, match="first"):
        actions.show_next(session=at.session, by=at.sam, is_back=True)
    prices = at.demo.steps.get(place=3)
    actions.show_step(session=at.session, step=prices, by=at.sam)
    with pytest.raises(ValidationError, match="last"):
        actions.show_next(session=at.session, by=at.sam)
    assert at.session.shown.filter(ended_at=None).get().step == prices
    assert at.session.shown.count() == 4
    with pytest.raises(ValidationError, match="isn't in the plan"):
        actions.show_step(session=at.session, step=step(planned()[0]), by=at.sam)


def test_what_a_step_said_is_kept_when_it_leaves_the_plan(at: Live) -> None:
    shown = actions.show_next(session=at.session, by=at.sam)
    actions.remove_step(step=at.demo.steps.get(place=1), by=at.sam)
    shown.refresh_from_db()
    assert (shown.step, shown.shows) == (None, "Pipeline")
    assert actions.show_next(session=at.session, by=at.sam).shows == "Alerts"
