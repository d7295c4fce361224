from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.deals.models import GateRequest
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo, Playbook
from pacenotes.rooms.demos.queries.plans import demos_of, demos_on, own_demos, plan_of
from pacenotes.rooms.demos.rules import plans as rules
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import TECHNICAL, deal, person
from tests.rooms.deals.seats import LEADS, all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.demos.stage import planned, step, taken

pytestmark = pytest.mark.django_db


# Who may, and who may not.


@everywhere
def test_the_technical_side_plans_a_demo_that_nobody_asked_for(where: str, position: str) -> None:
    on = deal(person())
    somebody = seated(on, where, position)
    may = is_one_of(where, position, TECHNICAL)
    assert rules.may_plan(somebody, on) is may
    happens(may, lambda: actions.plan_demo(deal=on, title="Demo", by=somebody))


@everywhere
def test_a_request_leads_to_the_demo_of_who_took_it_on_alone(where: str, position: str) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = taken(on, robin, sam)
    somebody = seated(on, where, position)
    assert not rules.may_plan(somebody, on, request)
    happens(False, lambda: actions.plan_demo(request=request, title="Demo", by=somebody))
    assert actions.plan_demo(request=request, title="Demo", by=sam).demoer == sam


@everywhere
def test_nobody_but_the_demoer_changes_the_plan(where: str, position: str) -> None:
    demo, _, sam = planned()
    first, second = step(demo), step(demo, "Alerts")
    somebody = seated(demo.deal, where, position)
    assert not rules.may_change_plan(somebody, demo)
    fields = {"shows": "Mine"}
    for attempt in (
        lambda: actions.set_demo(demo=demo, fields={"title": "Mine"}, by=somebody),
        lambda: actions.add_step(demo=demo, fields=fields, by=somebody),
        lambda: actions.edit_step(step=first, fields=fields, by=somebody),
        lambda: actions.move_step(step=second, is_up=True, by=somebody),
        lambda: actions.remove_step(step=first, by=somebody),
        lambda: actions.make_playbook(demo=demo, name="Mine", by=somebody),
    ):
        happens(False, attempt)
    assert rules.may_change_plan(sam, demo)


@everywhere
def test_the_demoer_and_who_leads_the_deals_part_hand_it_over(where: str, position: str) -> None:
    demo, _, sam = planned()
    somebody = seated(demo.deal, where, position)
    to = seated(demo.deal, "on the team", "technical-marketing")
    may = where == LEADS
    assert rules.may_hand_demo(somebody, demo) is may
    happens(may, lambda: actions.hand_demo(demo=demo, to=to, by=somebody))
    assert rules.may_hand_demo(sam, Demo.objects.get(pk=demo.pk)) is not may


@everywhere
def test_a_demo_is_handed_to_the_technical_side_of_the_team_alone(
    where: str, position: str
) -> None:
    demo, _, sam = planned()
    to = seated(demo.deal, where, position)
    before = all_rows()
    if is_one_of(where, position, TECHNICAL):
        assert actions.hand_demo(demo=demo, to=to, by=sam).demoer == to
        assert not rules.may_change_plan(sam, Demo.objects.get(pk=demo.pk))
        assert Event.objects.get(verb="handed").after == {"demoer": to.pk}
        return
    with pytest.raises(ValidationError, match="plays no technical position on this deal"):
        actions.hand_demo(demo=demo, to=to, by=sam)
    assert all_rows() == before


def test_a_demo_that_is_handed_on_takes_its_request_along() -> None:
    _, robin, sam = planned()
    on = deal(robin, sam)
    jo = seated(on, "on the team", "product-management")
    demo = actions.plan_demo(request=taken(on, robin, sam), title="Demo", by=sam)
    demo = actions.hand_demo(demo=demo, to=jo, by=sam)
    request = GateRequest.objects.get(pk=demo.request_id)
    assert request.taken_by == jo
    happens(False, lambda: deals.finish(request=request, by=sam))
    told = {e.about_type: e.after for e in Event.objects.filter(verb="handed", by=sam)}
    assert told == {"demo": {"demoer": jo.pk}, "gaterequest": {"taken_by": jo.pk}}
    actions.hand_demo(demo=demo, to=sam, by=jo)
    request.refresh_from_db()
    assert deals.finish(request=request, by=sam).state == "done"


def test_a_request_that_is_done_stays_whose_it_was() -> None:
    _, robin, sam = planned()
    on = deal(robin, sam)
    jo = seated(on, "on the team", "product-management")
    demo = actions.plan_demo(request=taken(on, robin, sam), title="Demo", by=sam)
    deals.finish(request=GateRequest.objects.get(pk=demo.request_id), by=sam)
    assert actions.hand_demo(demo=demo, to=jo, by=sam).demoer == jo
    assert GateRequest.objects.get(pk=demo.request_id).taken_by == sam


def test_a_demo_is_not_handed_to_who_asked_for_it() -> None:
    _, robin, sam = planned()
    on = deal(robin, sam)
    demo = actions.plan_demo(request=taken(on, robin, sam), title="Demo", by=sam)
    on.team.filter(person=robin).update(position_key="pre-sales-engineer")
    before = all_rows()
    with pytest.raises(ValidationError, match="asked for this request"):
        actions.hand_demo(demo=demo, to=robin, by=sam)
    assert all_rows() == before


def test_who_left_the_technical_side_changes_the_plan_no_more() -> None:
    demo, robin, sam = planned()
    deals.remove_team_member(member=demo.deal.team.get(person=sam), by=robin)
    happens(False, lambda: actions.add_step(demo=demo, fields={"shows": "x"}, by=sam))


def test_a_refusal_names_who_may_and_offers_an_input() -> None:
    demo, robin, sam = planned()
    with pytest.raises(Forbidden) as refused:
        actions.add_step(demo=demo, fields={"shows": "x"}, by=robin)
    told = refused.value.words.say()
    assert sam.name in told
    assert "Give an input instead" in told
    request = taken(demo.deal, robin, sam)
    jo = seated(demo.deal, "on the team", "product-management")
    with pytest.raises(Forbidden) as refused:
        actions.plan_demo(request=request, title="x", by=jo)
    assert sam.name in refused.value.words.say()
    with pytest.raises(Forbidden, match="technical side"):
        actions.plan_demo(request=request, title="x", by=robin)


# Planning.


def test_a_request_leads_to_one_demo() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = taken(on, robin, sam)
    request.due = dt.date(2026, 10, 1)
    request.save()
    demo = actions.plan_demo(request=request, title=" Demo ", by=sam)
    assert (demo.title, demo.request, demo.held_on) == ("Demo", request, dt.date(2026, 10, 1))
    with pytest.raises(ValidationError, match="planned already"):
        actions.plan_demo(request=request, title="Another", by=sam)
    with pytest.raises(IntegrityError), transaction.atomic():
        Demo.objects.create(deal=on, request=request, title="x", demoer=sam)


def test_only_a_demo_that_is_asked_for_and_stands_is_planned() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    with pytest.raises(ValidationError, match="something other than a demo"):
        actions.plan_demo(request=taken(on, robin, sam, "proof-of-concept"), title="x", by=sam)
    done = deals.finish(request=taken(on, robin, sam), by=sam)
    with pytest.raises(ValidationError, match="done by now"):
        actions.plan_demo(request=done, title="x", by=sam)
    open_one = deals.ask(deal=on, kind="demo", what="x", by=robin)
    with pytest.raises(Forbidden, match="Nobody has taken"):
        actions.plan_demo(request=open_one, title="x", by=sam)


@pytest.mark.parametrize("title", ["", "  ", "x" * 161, "\0"])
def test_a_title_that_can_not_be_kept_is_refused(title: str) -> None:
    on = deal(person(), sam := person("pre-sales-engineer"))
    if title == "\0":
        assert "\0" not in actions.plan_demo(deal=on, title="a\0b", by=sam).title
        return
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.plan_demo(deal=on, title=title, by=sam)
    assert all_rows() == before


def test_a_playbook_is_copied_and_its_capabilities_matched_by_name() -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    own = deals.require_capability(deal=on, name="Runs in their own Cloud", by=robin)
    playbook = actions.add_playbook(name="First demo", by=person())
    fields = {"shows": "The cloud", "minutes": 7, "roles": ["user"], "agenda": "Your cloud"}
    more = {"capability": "runs  in their own cloud"}
    actions.add_playbook_step(playbook=playbook, fields={**fields, **more}, by=playbook.owner)
    other = {"shows": "Alerts", "capability": "Something else"}
    actions.add_playbook_step(playbook=playbook, fields=other, by=playbook.owner)
    demo = actions.plan_demo(deal=on, title="Demo", playbook=playbook, by=sam)
    assert demo.playbook_name == "First demo"
    first, second = demo.steps.all()
    assert (first.shows, first.minutes, first.roles, first.agenda) == tuple(fields.values())
    assert list(first.proves.all()) == [own]
    assert not second.proves.exists()
    Playbook.objects.all().delete()
    assert demo.steps.count() == 2


def test_with_a_meeting_the_day_is_the_meetings() -> None:
    demo, robin, sam = planned()
    meeting = deals.plan_meeting(
        deal=demo.deal, title="At theirs", held_on=dt.date(2026, 10, 7), colleagues=[sam],
        contacts=[], by=robin,
    )  # fmt: skip
    changed = actions.set_demo(demo=demo, fields={"meeting": meeting, "minutes": 60}, by=sam)
    assert (changed.held_on, changed.minutes, changed.version) == (meeting.held_on, 60, 2)
    elsewhere = deals.plan_meeting(
        deal=deal(other := person()), title="x", held_on=dt.date(2026, 10, 7), colleagues=[],
        contacts=[], by=other,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="another deal"):
        actions.set_demo(demo=demo, fields={"meeting": elsewhere}, by=sam)


@pytest.mark.parametrize("minutes", [0, -1, 481, 10**9])
def test_minutes_are_those_of_a_day(minutes: int) -> None:
    demo, _, sam = planned()
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.set_demo(demo=demo, fields={"minutes": minutes}, by=sam)
    assert all_rows() == before


def test_who_saves_second_is_told() -> None:
    demo, _, sam = planned()
    actions.set_demo(demo=demo, fields={"title": "First"}, by=sam, version=1)
    before = all_rows()
    with pytest.raises(Conflict) as conflict:
        actions.set_demo(demo=demo, fields={"title": "Second"}, by=sam, version=1)
    assert conflict.value.now.title == "First"  # type: ignore[attr-defined]
    assert all_rows() == before


def test_events_hold_no_words_of_the_plan() -> None:
    demo, _, sam = planned()
    actions.set_demo(demo=demo, fields={"title": "Secret words"}, by=sam)
    one = step(demo, "Secret words", how="Secret words")
    actions.edit_step(step=one, fields={"shows": "Secret words too"}, by=sam)
    for event in Event.objects.filter(about_type="demo"):
        assert "Secret" not in f"{event.before}{event.after}"


# Reading.


def test_a_demo_is_seen_by_who_sees_its_deal() -> None:
    demo, robin, sam = planned()
    for reader, sees in ((robin, True), (sam, True), (person(), False)):
        assert demos_of(reader).filter(pk=demo.pk).exists() is sees


def test_what_no_step_proves_stands_musts_first() -> None:
    demo, robin, _ = planned()
    names = [("Zebra", True), ("Alpha", False), ("Beta", True), ("Gamma", True)]
    required = [
        deals.require_capability(deal=demo.deal, name=name, is_must=must, by=robin)
        for name, must in names
    ]
    step(demo, proves=[required[3]], minutes=30)
    step(demo, minutes=20)
    plan = plan_of(demo)
    assert [one.name for one in plan.unproven] == ["Beta", "Zebra", "Alpha"]
    assert (plan.minutes.used, plan.minutes.planned, plan.minutes.over) == (50, 45, 5)


@pytest.mark.parametrize("rows", [1, 3])
def test_ones_own_demos_are_a_query_however_many(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    for number in range(rows):
        on = deal(robin, sam, name=f"Deal {number}")
        demo = actions.plan_demo(deal=on, title=f"Demo {number}", by=sam)
        step(demo)
    with django_assert_num_queries(1):
        own = own_demos(sam)
        told = [(one.deal.account.name, one.demoer.name) for one in own.giving]
    assert len(told) == rows
    assert own_demos(robin).others == own.giving
    with django_assert_num_queries(1):
        assert [one.demoer.name for one in demos_on(on)]


def test_ones_own_demos_come_by_day_and_those_over_stand_apart() -> None:
    demo, _, sam = planned()
    days = [None, dt.date(2026, 9, 20), dt.date(2026, 12, 1), dt.date(2026, 9, 19)]
    for day in days[1:]:
        again = actions.plan_demo(deal=demo.deal, title="x", by=sam)
        actions.set_demo(demo=again, fields={"held_on": day}, by=sam)
    own = own_demos(sam)
    assert [one.held_on for one in own.giving] == [days[1], days[2], None]
    assert [one.held_on for one in own.over] == [days[3]]
