from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Contact, Deal, Meeting
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, deal, person

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 10, 2)


def plan(on: Deal, by: Person, *colleagues: Person, contacts: tuple[Contact, ...] = ()) -> Meeting:
    return actions.plan_meeting(
        deal=on, title=" Demo ", held_on=DAY, colleagues=colleagues, contacts=contacts, by=by
    )


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_on_the_team_plans_changes_and_calls_off(position: str) -> None:
    member = person(position)
    on = deal(member)
    planned = plan(on, member, member)
    changed = actions.change_meeting(
        version=1,
        meeting=planned,
        title="Second demo",
        held_on=DAY,
        colleagues=[member],
        contacts=[],
        by=member,
    )
    actions.call_off_meeting(meeting=changed, by=member)
    assert not Meeting.objects.exists()
    verbs = Event.objects.filter(deal_id=on.pk).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["planned", "changed", "called_off"]


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nobody_off_the_team_does(position: str) -> None:
    robin, other = person(), person(position)
    on = deal(robin)
    planned = plan(on, robin, robin)
    before = list(Meeting.objects.values()), Event.objects.count()
    with pytest.raises(Forbidden):
        plan(on, other)
    with pytest.raises(Forbidden):
        actions.change_meeting(
            version=1, meeting=planned, title="X", held_on=DAY, colleagues=[], contacts=[], by=other
        )
    with pytest.raises(Forbidden):
        actions.call_off_meeting(meeting=planned, by=other)
    assert (list(Meeting.objects.values()), Event.objects.count()) == before
    assert list(planned.colleagues.all()) == [robin]


def test_only_the_team_and_the_account_are_invited() -> None:
    robin, stranger = person(), person(name="Kim Soto")
    on, elsewhere = deal(robin), deal(robin)
    foreign = Contact.objects.create(account=elsewhere.account, name="Ada Lind")
    for colleagues, contacts, who in (((stranger,), (), "Kim Soto"), ((), (foreign,), "Ada Lind")):
        with pytest.raises(ValidationError, match=who):
            plan(on, robin, *colleagues, contacts=contacts)
    assert not Meeting.objects.exists()


def test_who_has_left_the_team_may_stay_invited() -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam)
    planned = plan(on, robin, robin, sam)
    actions.remove_team_member(member=on.team.get(person=sam), by=robin)
    changed = actions.change_meeting(
        version=1,
        meeting=planned,
        title="Demo",
        held_on=DAY,
        colleagues=[robin, sam],
        contacts=[],
        by=robin,
    )
    assert set(changed.colleagues.all()) == {robin, sam}


def test_history_keeps_what_changed_and_nothing_where_nothing_did() -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam)
    planned = plan(on, robin, robin)
    for version in (1, 2):
        actions.change_meeting(
            version=version,
            meeting=planned,
            title="Demo",
            held_on=DAY,
            colleagues=[robin, sam],
            contacts=[],
            by=sam,
        )
    event = Event.objects.get(verb="changed")
    assert event.before == {"colleagues": [robin.pk]}
    assert event.after == {"colleagues": sorted([robin.pk, sam.pk])}


def test_the_second_of_two_changes_is_a_conflict_and_changes_nothing() -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam)
    planned = plan(on, robin, robin)
    told = {"meeting": planned, "held_on": DAY, "contacts": [], "version": planned.version}
    actions.change_meeting(title="Robin's", colleagues=[robin], by=robin, **told)
    before = list(Meeting.objects.values()), Event.objects.count()
    with pytest.raises(actions.Conflict):
        actions.change_meeting(title="Sam's", colleagues=[sam], by=sam, **told)
    assert (list(Meeting.objects.values()), Event.objects.count()) == before
    assert list(planned.colleagues.all()) == [robin]


@pytest.mark.parametrize("title", ["", "  ", "x" * 300])
def test_a_meeting_is_about_something(title: str) -> None:
    robin = person()
    on = deal(robin)
    with pytest.raises(ValidationError):
        actions.plan_meeting(
            deal=on, title=title, held_on=DAY, colleagues=[], contacts=[], by=robin
        )
    assert not Meeting.objects.exists()
