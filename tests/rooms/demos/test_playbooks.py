from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Playbook, PlaybookStep
from pacenotes.rooms.demos.queries.playbooks import playbooks_of
from pacenotes.rooms.demos.rules import plans as rules
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, person
from tests.rooms.deals.seats import all_rows, happens
from tests.rooms.demos.stage import planned, step

pytestmark = pytest.mark.django_db

everybody = pytest.mark.parametrize(
    ("position", "is_active"), [(p, active) for p in EVERY_POSITION for active in (True, False)]
)


def written(by: Person, name: str = "First demo") -> tuple[Playbook, PlaybookStep]:
    playbook = actions.add_playbook(name=name, about="For a first meeting", by=by)
    fields: Any = {"shows": "Alerts", "how": "Open March", "capability": "Alerting", "minutes": 7}
    return playbook, actions.add_playbook_step(playbook=playbook, fields=fields, by=by)


@everybody
def test_everybody_who_signs_in_keeps_playbooks(position: str, is_active: bool) -> None:
    somebody = person(position, is_active=is_active)
    assert rules.may_keep_playbooks(somebody) is is_active
    happens(is_active, lambda: actions.add_playbook(name="Mine", by=somebody))


@everybody
def test_everybody_who_signs_in_copies_a_playbook(position: str, is_active: bool) -> None:
    playbook, _ = written(person())
    somebody = person(position, is_active=is_active)
    happens(is_active, lambda: actions.copy_playbook(playbook=playbook, name="Mine", by=somebody))


@everybody
def test_nobody_but_its_owner_changes_a_playbook(position: str, is_active: bool) -> None:
    playbook, first = written(owner := person())
    somebody = person(position, is_active=is_active)
    assert not rules.may_change_playbook(somebody, playbook)
    fields: Any = {"shows": "Mine"}
    for attempt in (
        lambda: actions.edit_playbook(playbook=playbook, name="Mine", about="", by=somebody),
        lambda: actions.remove_playbook(playbook=playbook, by=somebody),
        lambda: actions.add_playbook_step(playbook=playbook, fields=fields, by=somebody),
        lambda: actions.edit_playbook_step(step=first, fields=fields, by=somebody),
        lambda: actions.move_playbook_step(step=first, is_up=True, by=somebody),
        lambda: actions.remove_playbook_step(step=first, by=somebody),
    ):
        happens(False, attempt)
    assert rules.may_change_playbook(owner, playbook)


def test_who_has_left_changes_no_playbook_of_their_own() -> None:
    playbook, _ = written(owner := person())
    owner.is_active = False
    owner.save()
    happens(False, lambda: actions.remove_playbook(playbook=playbook, by=owner))


def test_a_refusal_names_the_owner_and_offers_a_copy() -> None:
    playbook, _ = written(owner := person())
    with pytest.raises(Forbidden) as refused:
        actions.remove_playbook(playbook=playbook, by=person())
    told = refused.value.words.say()
    assert owner.name in told
    assert "Copy it: the copy is yours" in told


def test_a_copy_is_its_copiers_and_says_what_it_was_copied_from() -> None:
    playbook, first = written(person())
    copy = actions.copy_playbook(playbook=playbook, name="My way", by=(sam := person()))
    assert (copy.owner, copy.copied_from, copy.copied_name) == (sam, playbook, "First demo")
    mine = copy.steps.get()
    assert (mine.shows, mine.capability, mine.minutes) == ("Alerts", "Alerting", 7)
    actions.edit_playbook_step(step=mine, fields={"shows": "Alerts, my way"}, by=sam)
    first.refresh_from_db()
    assert first.shows == "Alerts"
    actions.remove_playbook(playbook=playbook, by=playbook.owner)
    copy.refresh_from_db()
    assert (copy.copied_from, copy.copied_name) == (None, "First demo")


def test_a_name_is_given_once_an_owner() -> None:
    playbook, _ = written(owner := person())
    with pytest.raises(ValidationError, match="of that name"):
        actions.add_playbook(name=" First demo ", by=owner)
    other, _ = written(owner, "Second demo")
    with pytest.raises(ValidationError, match="of that name"):
        actions.edit_playbook(playbook=other, name="First demo", about="", by=owner)
    assert written(person())[0].name == playbook.name


@pytest.mark.parametrize(("name", "about"), [("", ""), ("x" * 161, ""), ("x", "y" * 1001)])
def test_what_can_not_be_kept_is_refused(name: str, about: str) -> None:
    owner = person()
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.add_playbook(name=name, about=about, by=owner)
    assert all_rows() == before


def test_who_saves_second_is_told() -> None:
    playbook, first = written(owner := person())
    version = Playbook.objects.get(pk=playbook.pk).version
    actions.edit_playbook(playbook=playbook, name="Anew", about="", by=owner, version=version)
    before = all_rows()
    for attempt in (
        lambda: actions.edit_playbook(
            playbook=playbook, name="x", about="", by=owner, version=version
        ),
        lambda: actions.edit_playbook_step(
            step=first, fields={"shows": "x"}, by=owner, version=version
        ),
        lambda: actions.remove_playbook_step(step=first, by=owner, version=version),
    ):
        with pytest.raises(Conflict):
            attempt()
    assert all_rows() == before


def test_steps_move_and_go() -> None:
    playbook, first = written(owner := person())
    second = actions.add_playbook_step(playbook=playbook, fields={"shows": "B"}, by=owner)
    actions.move_playbook_step(step=second, is_up=True, by=owner)
    assert [one.shows for one in playbook.steps.all()] == ["B", "Alerts"]
    actions.remove_playbook_step(step=first, by=owner)
    assert [one.shows for one in playbook.steps.all()] == ["B"]


def test_a_playbook_of_a_plan_holds_nothing_of_its_deal() -> None:
    demo, robin, sam = planned()
    account = demo.deal.account
    assert account is not None
    account.name = "Fjordline Logistics"
    account.save()
    deals.introduce_contact(deal=demo.deal, changes={"name": "Petra Nyman"}, role="user", by=robin)
    names = ("Runs at Fjordline", "Alpha")
    required = [deals.require_capability(deal=demo.deal, name=n, by=robin) for n in names]
    step(
        demo, "The board of FJORDLINE logistics", how="Petra asked, Ms Nyman too; petraglyphs stay",
        if_short="Rollout as usual", agenda="For Fjordline's depots", proves=required[:1],
        roles=["user"], minutes=9, differentiator="Two years",
    )  # fmt: skip
    playbook = actions.make_playbook(demo=demo, name="Boards", by=sam)
    made = playbook.steps.get()
    assert made.shows == "The board of …"
    assert made.how == "… asked, Ms … too; petraglyphs stay"
    assert (made.if_short, made.agenda) == ("… as usual", "For …'s depots")
    assert made.capability == "Runs at …"
    assert (made.roles, made.minutes, made.differentiator) == (["user"], 9, "Two years")
    assert playbook.owner == sam


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_is_a_query_however_many(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        written(person(), f"Playbook {number}")
    reader = person()
    with django_assert_num_queries(1):
        told = [(one.owner.name, one.steps_in, one.minutes_in) for one in playbooks_of(reader)]  # type: ignore[attr-defined]
    assert [row[1:] for row in told] == [(1, 7)] * rows
    assert not playbooks_of(person(is_active=False))
