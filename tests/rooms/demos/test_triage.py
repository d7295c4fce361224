from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.triage import Choice, Day, Load
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Deal, GateRequest
from pacenotes.rooms.deals.queries.requests import requests_waiting
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.queries.triage import triage
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, TECHNICAL, deal, person
from tests.rooms.demos.stage import step, taken

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 10, 1)


def asked(on: Deal, by: Person, due: dt.date | None = DAY) -> GateRequest:
    return deals.ask(deal=on, kind="demo", what="x", due=due, by=by)


def choice_of(request: GateRequest, who: Person) -> Choice:
    return next(one for one in triage([request])[request.pk] if one.colleague.id == who.pk)


def test_technical_colleagues_are_asked_by_the_position_that_counts_there() -> None:
    for position in EVERY_POSITION:
        person(position, name=f"Home {position}")
    person("pre-sales-engineer", name="Gone", is_active=False)
    turned = person("account-executive", name="Turned technical")
    away = person("pre-sales-engineer", name="Plays sales here")
    robin = person("account-executive", name="Robin")
    on = deal(robin, (turned, "pre-sales-engineer"), (away, "customer-success"))
    request = asked(on, robin)
    names = {one.colleague.name for one in triage([request])[request.pk]}
    assert names == {*(f"Home {p}" for p in TECHNICAL), "Turned technical"}
    assert choice_of(request, turned).colleague.on_team


def test_a_meeting_or_a_demo_on_the_day_takes_it() -> None:
    robin, sam, jo, kit, ash = (person(), *(person("pre-sales-engineer") for _ in range(4)))
    on = deal(robin, sam, jo, kit)
    meeting = deals.plan_meeting(
        deal=on, title="x", held_on=DAY, colleagues=[jo, kit], contacts=[], by=robin
    )
    for who, fields in ((sam, {"held_on": DAY}), (kit, {"meeting": meeting})):
        demo = actions.plan_demo(deal=on, title="x", by=who)
        actions.set_demo(demo=demo, fields=fields, by=who)  # type: ignore[arg-type]
    request = asked(on, robin)
    days = {who: choice_of(request, who).day for who in (sam, jo, kit, ash)}
    assert days == {sam: Day(0, 1), jo: Day(1, 0), kit: Day(1, 0), ash: Day()}
    assert choice_of(request, ash).is_free
    assert choice_of(asked(on, robin, DAY + dt.timedelta(days=1)), sam).is_free
    assert choice_of(asked(on, robin, None), sam).is_free is None


def test_who_says_so_and_whose_plan_proved_it_knows_a_capability() -> None:
    robin, sam, jo, kit = (person(), *(person("pre-sales-engineer") for _ in range(3)))
    before = deal(robin, jo)
    need = deals.require_capability(deal=before, name="RUNS in the cloud.", by=robin)
    step(actions.plan_demo(deal=before, title="x", by=jo), proves=[need])
    actions.know_capability(name="runs in  the Cloud", by=sam)
    on = deal(robin)
    deals.require_capability(deal=on, name="Runs in the cloud", by=robin)
    deals.require_capability(deal=on, name="History", by=robin)
    request = asked(on, robin)
    known = {who: choice_of(request, who).known for who in (sam, jo, kit)}
    assert known == {sam: ("Runs in the cloud",), jo: ("Runs in the cloud",), kit: ()}
    assert choice_of(request, sam).required == 2


def test_the_load_is_what_is_taken_on_and_the_demos_ahead() -> None:
    robin, sam, jo = person(), person("pre-sales-engineer"), person("pre-sales-engineer")
    on = deal(robin, sam, jo)
    for _ in range(2):
        taken(on, robin, sam)
    deals.finish(request=taken(on, robin, sam), by=sam)
    for day in (dt.date(2026, 9, 20), dt.date(2026, 9, 19), None):
        demo = actions.plan_demo(deal=on, title="x", by=sam)
        actions.set_demo(demo=demo, fields={"held_on": day}, by=sam)
    request = asked(on, robin)
    assert choice_of(request, sam).colleague.load == Load(2, 1)
    assert choice_of(request, jo).colleague.load == Load()
    assert [one.colleague.id for one in triage([request])[request.pk]] == [jo.pk, sam.pk]


def test_a_request_and_its_demo_are_one_thing_on() -> None:
    robin, sam, jo = person(), person("pre-sales-engineer"), person("pre-sales-engineer")
    on = deal(robin, sam, jo)
    demo = actions.plan_demo(request=taken(on, robin, sam), title="x", by=sam)
    actions.set_demo(demo=demo, fields={"held_on": timezone.localdate()}, by=sam)
    request = asked(on, robin)
    assert choice_of(request, sam).colleague.load == Load(1, 0)
    actions.hand_demo(demo=demo, to=jo, by=sam)
    assert choice_of(request, sam).colleague.load == Load()
    assert choice_of(request, jo).colleague.load == Load(1, 0)
    deals.finish(request=GateRequest.objects.get(pk=demo.request_id), by=jo)
    assert choice_of(request, jo).colleague.load == Load(0, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_is_seven_queries_however_many_requests_and_colleagues(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    for number in range(rows):
        on = deal(robin, sam, person("pre-sales-engineer"), name=f"Deal {number}")
        deals.require_capability(deal=on, name="Cloud", by=robin)
        asked(on, robin, DAY + dt.timedelta(days=number))
    requests = list(requests_waiting(sam))
    with django_assert_num_queries(7):
        found = triage(requests)
    assert {len(choices) for choices in found.values()} == {rows + 1}
    with django_assert_num_queries(0):
        assert triage([]) == {}
