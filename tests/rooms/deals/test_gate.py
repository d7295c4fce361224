from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.qualification import Light
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal, GateRequest, Standing, TeamMember
from pacenotes.rooms.deals.queries.requests import (
    giver_of,
    lights_now,
    requests_of,
    requests_waiting,
)
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, discovery_team, person
from tests.rooms.deals.seats import LEADS, ON, all_rows, everywhere, happens, is_one_of, seated

pytestmark = pytest.mark.django_db

State = GateRequest.State


def answered(on: Deal, *questions: str, light: str = "answered", **more: object) -> None:
    for question in questions:
        Standing.objects.update_or_create(
            deal=on, question=question, defaults={"light": light, **more}
        )


def asked(on: Deal, by: Person, kind: str = "demo") -> GateRequest:
    return actions.ask(deal=on, kind=kind, what="Show the alerts", by=by)


# Who may, and who may not.


@everywhere
def test_the_sales_side_of_the_team_asks(where: str, position: str) -> None:
    on = deal(person())
    somebody = seated(on, where, position)
    may = is_one_of(where, position, SALES)
    assert rules.may_ask(somebody, on) is may
    happens(may, lambda: asked(on, somebody))


@everywhere
def test_the_technical_side_of_the_team_takes_on_and_nobody_waves_through(
    where: str, position: str
) -> None:
    on = deal(robin := person())
    request = asked(on, robin)
    somebody = seated(on, where, position)
    may = is_one_of(where, position, TECHNICAL)
    assert rules.may_take_on(somebody, request) is may
    happens(may, lambda: actions.take_on(request=request, by=somebody, reason="They fly in"))


@everywhere
def test_the_technical_side_and_who_leads_say_for_whom_it_is_meant(
    where: str, position: str
) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = asked(on, robin)
    somebody = seated(on, where, position)
    request.deal.refresh_from_db()
    may = is_one_of(where, position, TECHNICAL) or where == LEADS
    assert rules.may_give_to(somebody, request) is may
    happens(may, lambda: actions.give_to(request=request, person=sam, by=somebody))


def test_who_leads_its_part_and_plays_for_its_sales_side_gives_it_to_nobody() -> None:
    on = deal(
        robin := person(), kim := person("sales-manager"), sam := person("pre-sales-engineer")
    )
    request = asked(on, robin)
    assert rules.leads_deal(kim, on)
    happens(False, lambda: actions.give_to(request=request, person=sam, by=kim))


@pytest.mark.parametrize("position", EVERY_POSITION)
@pytest.mark.parametrize("is_on", [True, False])
def test_a_request_is_meant_for_a_technical_colleague_alone(position: str, is_on: bool) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = asked(on, robin)
    other = seated(on, ON, position) if is_on else person(position)
    before = all_rows()
    if position in TECHNICAL:
        given = actions.give_to(request=request, person=other, by=sam)
        assert given.meant_for == other
        assert on.team.get(person=other).position_key == position
        assert rules.may_take_on(other, given)
        return
    with pytest.raises(ValidationError, match="plays no technical position"):
        actions.give_to(request=request, person=other, by=sam)
    assert all_rows() == before


def test_giving_it_puts_who_is_not_on_the_team_on_it_on_the_record() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    jo = person("product-management")
    actions.give_to(request=asked(on, robin), person=jo, by=sam)
    verbs = list(Event.objects.filter(deal_id=on.pk).order_by("pk").values_list("verb", "by"))
    assert verbs[-2:] == [("joined_team", sam.pk), ("gave_to", sam.pk)]
    assert Event.objects.get(verb="gave_to").after == {"meant_for": jo.pk}


def test_giving_it_to_the_same_again_is_nothing_new() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = asked(on, robin)
    for _ in range(2):
        actions.give_to(request=request, person=sam, by=sam)
    assert Event.objects.filter(verb="gave_to").count() == 1


def test_who_has_left_is_given_nothing() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = asked(on, robin)
    gone = person("pre-sales-engineer", is_active=False)
    with pytest.raises(ValidationError):
        actions.give_to(request=request, person=gone, by=sam)


def test_what_is_taken_on_is_given_to_nobody_else() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = actions.take_on(request=asked(on, robin), by=sam, reason="Yes")
    with pytest.raises(ValidationError, match="by now"):
        actions.give_to(request=request, person=person("pre-sales-engineer"), by=sam)


@everywhere
def test_what_is_meant_for_a_colleague_nobody_else_takes_on_declines_or_gives_away(
    where: str, position: str
) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer", "Sam Okafor"))
    request = actions.give_to(request=asked(on, robin), person=sam, by=sam)
    somebody = seated(on, where, position)
    request = GateRequest.objects.get(pk=request.pk)
    assert not rules.may_take_on(somebody, request)
    assert rules.may_give_to(somebody, request) is (where == LEADS)
    happens(False, lambda: actions.take_on(request=request, by=somebody, reason="Mine"))
    happens(False, lambda: actions.decline(request=request, by=somebody, reason="No"))
    jo = seated(on, ON, "product-management")
    may = where == LEADS
    happens(may, lambda: actions.give_to(request=request, person=jo, by=somebody))
    whose = GateRequest.objects.get(pk=request.pk)
    assert whose.meant_for == (jo if may else sam)
    taker = jo if may else sam
    assert actions.take_on(request=whose, by=taker, reason="Mine").taken_by == taker


def test_the_refusal_says_whom_to_ask_instead() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer", "Sam Okafor"))
    noor = seated(on, ON, "product-management")
    request = actions.give_to(request=asked(on, robin), person=sam, by=sam)
    for act in (
        lambda: actions.take_on(request=request, by=noor, reason="Mine"),
        lambda: actions.decline(request=request, by=noor, reason="No"),
        lambda: actions.give_to(request=request, person=noor, by=noor),
    ):
        with pytest.raises(rules.Forbidden) as refused:
            act()
        assert "Ask Sam Okafor to release it" in refused.value.words.say()


@everywhere
def test_who_it_is_meant_for_and_who_leads_release_it(where: str, position: str) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = actions.give_to(request=asked(on, robin), person=sam, by=sam)
    somebody = seated(on, where, position)
    request = GateRequest.objects.get(pk=request.pk)
    may = where == LEADS
    assert rules.may_release(somebody, request, sam.pk) is may
    gave_it = may or is_one_of(where, position, TECHNICAL)
    assert rules.may_release(somebody, request, somebody.pk) is gave_it
    happens(may, lambda: actions.release(request=request, by=somebody))
    if not may:
        released = actions.release(request=request, by=sam)
        assert released.meant_for is None
        event = Event.objects.get(verb="released")
        assert (event.before, event.after) == ({"meant_for": sam.pk}, {"meant_for": None})
        assert event.deal_id == on.pk


def test_who_gave_it_by_mistake_takes_it_back() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    noor = seated(on, ON, "product-management")
    request = actions.give_to(request=asked(on, robin), person=sam, by=noor)
    assert giver_of(request) == noor.pk
    assert actions.release(request=request, by=noor).meant_for is None
    again = actions.give_to(request=request, person=sam, by=sam)
    happens(False, lambda: actions.release(request=again, by=noor))


def test_once_released_any_technical_colleague_takes_it_on() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    noor = seated(on, ON, "product-management")
    request = actions.give_to(request=asked(on, robin), person=sam, by=sam)
    actions.release(request=request, by=sam)
    request.refresh_from_db()
    happens(False, lambda: actions.release(request=request, by=sam))
    assert actions.take_on(request=request, by=noor, reason="Mine").taken_by == noor


def test_what_is_meant_for_who_left_the_technical_side_is_anybodys() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    noor = seated(on, ON, "product-management")
    request = actions.give_to(request=asked(on, robin), person=sam, by=sam)
    actions.remove_team_member(member=on.team.get(person=sam), by=robin)
    assert actions.take_on(request=request, by=noor, reason="Mine").taken_by == noor


def test_what_was_given_to_another_since_it_was_read_is_not_taken_on() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    noor = seated(on, ON, "product-management")
    read_before = asked(on, robin)
    actions.give_to(request=GateRequest.objects.get(pk=read_before.pk), person=sam, by=sam)
    happens(False, lambda: actions.take_on(request=read_before, by=noor, reason="Mine"))


@everywhere
def test_who_took_it_on_and_who_leads_hand_it_to_a_colleague(where: str, position: str) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = actions.take_on(request=asked(on, robin), by=sam, reason="They fly in")
    to = seated(on, ON, "product-management")
    somebody = seated(on, where, position)
    request = GateRequest.objects.get(pk=request.pk)
    may = where == LEADS
    assert rules.may_hand_request(somebody, request) is may
    happens(may, lambda: actions.hand_request(request=request, to=to, by=somebody))
    if not may:
        assert actions.hand_request(request=request, to=to, by=sam).taken_by == to
    request = GateRequest.objects.get(pk=request.pk)
    assert rules.may_finish(to, request)
    assert not rules.may_finish(sam, request)


@everywhere
def test_it_is_handed_to_the_technical_side_of_the_team_alone(where: str, position: str) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = actions.take_on(request=asked(on, robin), by=sam, reason="They fly in")
    to = seated(on, where, position)
    before = all_rows()
    if is_one_of(where, position, TECHNICAL):
        actions.hand_request(request=request, to=to, by=sam)
        event = Event.objects.get(verb="handed")
        assert (event.before, event.after) == ({"taken_by": sam.pk}, {"taken_by": to.pk})
        assert event.deal_id == on.pk
        return
    with pytest.raises(ValidationError, match="plays no technical position"):
        actions.hand_request(request=request, to=to, by=sam)
    assert all_rows() == before


def test_what_is_not_taken_on_is_handed_to_nobody() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = actions.take_on(request=asked(on, robin), by=sam, reason="They fly in")
    actions.finish(request=request, by=sam)
    before = all_rows()
    with pytest.raises(ValidationError, match="done"):
        actions.hand_request(request=request, to=sam, by=sam)
    assert all_rows() == before


@everywhere
def test_the_technical_side_of_the_team_declines(where: str, position: str) -> None:
    on = deal(robin := person())
    request = asked(on, robin)
    somebody = seated(on, where, position)
    may = is_one_of(where, position, TECHNICAL)
    happens(may, lambda: actions.decline(request=request, by=somebody, reason="Too early"))


@everywhere
def test_who_took_it_on_finishes_and_nobody_else(where: str, position: str) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = actions.take_on(request=asked(on, robin), by=sam, reason="They fly in")
    somebody = seated(on, where, position)
    assert not rules.may_finish(somebody, request)
    happens(False, lambda: actions.finish(request=request, by=somebody))
    assert rules.may_finish(sam, request)


@everywhere
def test_once_who_took_it_on_has_left_the_technical_side_finishes(
    where: str, position: str
) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = actions.take_on(request=asked(on, robin), by=sam, reason="They fly in")
    actions.remove_team_member(member=on.team.get(person=sam), by=robin)
    somebody = seated(on, where, position)
    may = is_one_of(where, position, TECHNICAL)
    assert rules.may_finish(somebody, request) is may
    assert not rules.may_finish(sam, request)
    happens(may, lambda: actions.finish(request=request, by=somebody))


@everywhere
def test_the_sales_side_of_the_team_withdraws(where: str, position: str) -> None:
    on = deal(robin := person())
    request = asked(on, robin)
    somebody = seated(on, where, position)
    may = is_one_of(where, position, SALES)
    assert rules.may_withdraw(somebody, request) is may
    happens(may, lambda: actions.withdraw(request=request, by=somebody))


def test_a_refusal_names_who_may() -> None:
    on, robin, sam = discovery_team()
    with pytest.raises(rules.Forbidden, match="sales side of the deal") as refused:
        asked(on, sam)
    assert "Robin Adler" in refused.value.words.say()
    request = asked(on, robin)
    with pytest.raises(rules.Forbidden) as refused:
        actions.take_on(request=request, by=robin, reason="I say so")
    assert "Sam Okafor" in refused.value.words.say()
    taken = actions.take_on(request=request, by=sam, reason="They fly in")
    with pytest.raises(rules.Forbidden) as refused:
        actions.finish(request=taken, by=robin)
    assert "Sam Okafor" in refused.value.words.say()


def test_without_a_technical_position_the_refusal_says_what_is_missing() -> None:
    on = deal(robin := person())
    with pytest.raises(rules.Forbidden, match="nobody on this deal plays a technical position"):
        actions.take_on(request=asked(on, robin), by=robin)


# The gate.


def test_a_request_shows_the_questions_as_they_stood() -> None:
    on, robin, _ = discovery_team()
    answered(on, "qualified")
    answered(on, "pitfalls", light="heard")
    request = asked(on, robin)
    assert request.needs == ["qualified", "business-case"]
    assert request.short_of == ["business-case"]
    assert request.lights_then["qualified"] is Light.ANSWERED
    assert request.lights_then["pitfalls"] is Light.HEARD
    assert request.lights_then["deadlines"] is Light.UNKNOWN
    answered(on, "qualified", light="contradicted")
    request.refresh_from_db()
    assert request.lights_then["qualified"] is Light.ANSWERED
    assert request.still_short_of(lights_now(on)) == ("qualified", "business-case")


@pytest.mark.parametrize(
    ("light", "since", "is_short"),
    [
        ("answered", None, False),
        ("answered", dt.date(2026, 9, 21), False),
        ("answered", dt.date(2026, 9, 20), True),
        ("heard", None, True),
        ("contradicted", None, True),
    ],
)
def test_only_what_stands_answered_today_is_no_lack(
    light: str, since: dt.date | None, is_short: bool
) -> None:
    on, robin, _ = discovery_team()
    answered(on, "qualified", "business-case", light=light, stale_from=since)
    assert bool(asked(on, robin).short_of) is is_short


def test_short_of_what_policy_asks_it_is_taken_on_with_a_reason_only() -> None:
    on, robin, sam = discovery_team()
    request = asked(on, robin)
    for nothing in ("", "   ", "\n"):
        before = all_rows()
        with pytest.raises(ValidationError, match="Say why you take it on"):
            actions.take_on(request=request, by=sam, reason=nothing)
        assert all_rows() == before
    taken = actions.take_on(request=request, by=sam, reason=" They fly in ")
    assert (taken.state, taken.taken_by, taken.reason) == (State.TAKEN, sam, "They fly in")
    assert taken.taken_short_of == ["qualified", "business-case"]


def test_what_was_answered_since_needs_no_reason() -> None:
    on, robin, sam = discovery_team()
    request = asked(on, robin)
    answered(on, "qualified", "business-case")
    taken = actions.take_on(request=request, by=sam)
    assert taken.short_of == ["qualified", "business-case"]
    assert taken.taken_short_of is None
    assert GateRequest.objects.filter(taken_short_of__isnull=True).exists()


def test_what_turned_stale_since_needs_a_reason() -> None:
    on, robin, sam = discovery_team()
    answered(on, "qualified", "business-case")
    request = asked(on, robin)
    assert request.short_of == []
    answered(on, "business-case", stale_from=dt.date(2026, 9, 20))
    with pytest.raises(ValidationError, match="Say why"):
        actions.take_on(request=request, by=sam)
    assert actions.take_on(request=request, by=sam, reason="Yes").taken_short_of == [
        "business-case"
    ]


def test_a_kind_that_policy_does_not_know_is_refused() -> None:
    on, robin, _ = discovery_team()
    with pytest.raises(ValidationError, match="There is no request of the kind"):
        asked(on, robin, "wizardry")
    assert not GateRequest.objects.exists()


def test_a_kind_that_is_gone_from_policy_still_knows_what_it_lacked() -> None:
    on, robin, _ = discovery_team()
    request = asked(on, robin)
    GateRequest.objects.update(kind="long-gone")
    request.refresh_from_db()
    assert request.still_short_of(lights_now(on)) == ("qualified", "business-case")


@pytest.mark.parametrize("what", ["", "  ", "x" * 2001])
def test_a_request_says_what_in_so_many_words(what: str) -> None:
    on, robin, _ = discovery_team()
    with pytest.raises(ValidationError):
        actions.ask(deal=on, kind="demo", what=what, by=robin)
    assert not GateRequest.objects.exists()


def test_text_is_kept_as_every_database_takes_it() -> None:
    on, robin, sam = discovery_team()
    request = actions.ask(deal=on, kind="demo", what="a\0b", by=robin)
    taken = actions.take_on(request=request, by=sam, reason="c\ud800d")
    taken.refresh_from_db()
    assert (taken.what, taken.reason) == ("a\ufffdb", "c\ufffdd")


def test_a_reason_has_an_end() -> None:
    on, robin, sam = discovery_team()
    request = asked(on, robin)
    with pytest.raises(ValidationError):
        actions.take_on(request=request, by=sam, reason="x" * 1001)
    with pytest.raises(ValidationError):
        actions.decline(request=request, by=sam, reason="x" * 1001)
    request.refresh_from_db()
    assert request.state == State.ASKED


def test_declining_says_why() -> None:
    on, robin, sam = discovery_team()
    request = asked(on, robin)
    with pytest.raises(ValidationError, match="Say why"):
        actions.decline(request=request, by=sam, reason=" ")
    declined = actions.decline(request=request, by=sam, reason="Too early")
    assert (declined.state, declined.taken_by, declined.reason) == ("declined", sam, "Too early")


# The state machine: from each state, each verb.

VERBS: dict[str, Callable[[GateRequest, Person, Person], object]] = {
    "take on": lambda r, robin, sam: actions.take_on(request=r, by=sam, reason="They fly in"),
    "decline": lambda r, robin, sam: actions.decline(request=r, by=sam, reason="Too early"),
    "finish": lambda r, robin, sam: actions.finish(request=r, by=sam),
    "withdraw": lambda r, robin, sam: actions.withdraw(request=r, by=robin),
}
GOES = {
    ("asked", "take on"): "taken",
    ("asked", "decline"): "declined",
    ("asked", "withdraw"): "withdrawn",
    ("taken", "finish"): "done",
    ("taken", "withdraw"): "withdrawn",
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", State.values)
def test_each_verb_from_each_state(state: str, verb: str) -> None:
    on, robin, sam = discovery_team()
    request = asked(on, robin)
    holder = None if state == "asked" else sam
    GateRequest.objects.update(state=state, taken_by=holder, reason="Said")
    request.refresh_from_db()
    before = all_rows()
    if (state, verb) in GOES:
        VERBS[verb](request, robin, sam)
        request.refresh_from_db()
        assert request.state == GOES[state, verb]
        return
    refusal = rules.Forbidden if (state, verb) == ("asked", "finish") else ValidationError
    with pytest.raises(refusal):
        VERBS[verb](request, robin, sam)
    assert all_rows() == before


def test_the_second_to_take_it_on_is_told_who_was_first() -> None:
    on, robin, sam = discovery_team()
    noor = person("pre-sales-engineer", "Noor Haddad")
    TeamMember.objects.create(deal=on, person=noor, position_key="pre-sales-engineer")
    request = asked(on, robin)
    read_by_both = GateRequest.objects.get(pk=request.pk)
    actions.take_on(request=request, by=sam, reason="Mine")
    before = all_rows()
    with pytest.raises(ValidationError, match=r"taken on \(Sam Okafor\)"):
        actions.take_on(request=read_by_both, by=noor, reason="Mine")
    assert all_rows() == before


# What the database holds to.


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": ""},
        {"state": "taken"},
        {"state": "done"},
        {"state": "declined"},
        {"state": "elsewhere"},
        {"taken_short_of": ["qualified"], "reason": ""},
    ],
)
def test_the_database_refuses(wrong: dict[str, object]) -> None:
    on, robin, _ = discovery_team()
    request = asked(on, robin)
    with pytest.raises(IntegrityError), transaction.atomic():
        GateRequest.objects.filter(pk=request.pk).update(**wrong)


def test_the_database_refuses_a_declined_request_without_a_reason() -> None:
    on, robin, sam = discovery_team()
    asked(on, robin)
    with pytest.raises(IntegrityError), transaction.atomic():
        GateRequest.objects.update(state="declined", taken_by=sam, reason="")


# History.


def test_history_says_who_did_what_before_and_after() -> None:
    on, robin, sam = discovery_team()
    request = actions.ask(deal=on, kind="demo", what="Show it", due=dt.date(2026, 10, 1), by=robin)
    actions.take_on(request=request, by=sam, reason="They fly in")
    actions.finish(request=request, by=sam)
    lacking = ["qualified", "business-case"]
    told = [(e.verb, e.by, e.before, e.after) for e in Event.objects.about(request).order_by("pk")]
    assert told == [
        ("asked", robin, {}, {"kind": "demo", "due": "2026-10-01", "short_of": lacking}),
        (
            "took_on",
            sam,
            {"state": "asked"},
            {"state": "taken", "short_of": lacking, "reason": "They fly in"},
        ),
        ("finished", sam, {"state": "taken"}, {"state": "done"}),
    ]
    assert {e.deal_id for e in Event.objects.about(request)} == {on.pk}


def test_history_keeps_declining_and_withdrawing_too() -> None:
    on, robin, sam = discovery_team()
    declined = actions.decline(request=asked(on, robin), by=sam, reason="Too early")
    withdrawn = actions.withdraw(request=asked(on, robin), by=robin)
    newest = Event.objects.about(declined).first()
    assert newest is not None
    assert (newest.verb, newest.after) == ("declined", {"state": "declined", "reason": "Too early"})
    newest = Event.objects.about(withdrawn).first()
    assert newest is not None
    assert (newest.verb, newest.before) == ("withdrew", {"state": "asked"})


# Reads.


@pytest.mark.parametrize("rows", [1, 3])
def test_a_deals_requests_are_one_query(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    on, robin, sam = discovery_team()
    for _ in range(rows):
        actions.take_on(request=asked(on, robin), by=sam, reason="Yes")
    with django_assert_num_queries(1):
        told = [(r.asked_by.name, r.taken_by and r.taken_by.name) for r in requests_of(on)]
    assert len(told) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_what_waits_is_three_queries_however_many_deals(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    for number in range(rows):
        asked(deal(robin, sam, name=f"Deal {number}"), robin)
    with django_assert_num_queries(3):
        may = [rules.may_take_on(sam, request) for request in requests_waiting(sam)]
    assert may == [True] * rows


def test_what_waits_comes_by_its_day_and_only_from_deals_one_may_see() -> None:
    on, robin, sam = discovery_team()
    deal(other := person(), person("pre-sales-engineer"))
    elsewhere = deal(other, name="Elsewhere")
    undated, due = asked(on, robin), asked(on, robin)
    GateRequest.objects.filter(pk=due.pk).update(due=dt.date(2026, 10, 1))
    asked(elsewhere, other)
    done = actions.take_on(request=asked(on, robin), by=sam, reason="Yes")
    actions.finish(request=done, by=sam)
    assert list(requests_waiting(sam)) == [due, undated]


def test_nothing_waits_on_a_deal_that_is_over_but_what_was_taken_on() -> None:
    on, robin, sam = discovery_team()
    asked(on, robin)
    taken = actions.take_on(request=asked(on, robin), by=sam, reason="Yes")
    Deal.objects.update(outcome="won")
    assert list(requests_waiting(sam)) == [taken]


def test_who_may_not_see_the_deal_sees_none_of_its_requests() -> None:
    on, robin, sam = discovery_team()
    asked(on, robin)
    assert GateRequest.objects.visible_to(sam).count() == 1
    assert not GateRequest.objects.visible_to(person()).exists()


def test_nobody_takes_on_what_they_asked_for() -> None:
    kim, sam = person("sales-manager"), person("pre-sales-engineer")
    on = deal(person(), kim, sam)
    asked = actions.ask(deal=on, kind="demo", what="Show it", by=kim)
    actions.add_team_member(deal=on, person=kim, position_key="pre-sales-engineer", by=kim)
    asked = GateRequest.objects.get(pk=asked.pk)
    for act in (actions.take_on, actions.decline):
        happens(False, lambda act=act: act(request=asked, reason="So be it", by=kim))
    assert actions.take_on(request=asked, reason="They fly in", by=sam).taken_by == sam
