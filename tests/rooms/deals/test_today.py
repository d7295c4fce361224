from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Deadline, Deal, Evidence, Input, TeamMember
from pacenotes.rooms.deals.queries.today import MOST_ROWS, Today, today_of
from pacenotes.rooms.people.models import Person, Unit
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, person
from tests.conftest import PLAYED_ON

pytestmark = pytest.mark.django_db

LISTS = (
    "deadlines", "asked", "taken", "shaken", "technical", "inputs", "proposals",
    "answered_requests", "vacancies", "ownerless", "fates",
)  # fmt: skip


def waiting(of: Person) -> set[str]:
    """The lists in which anything waits."""
    today = today_of(of)
    return {name for name in LISTS if getattr(today, name).count}


def cited(on: Deal, by: Person, text: str, part: str, said_on: dt.date = PLAYED_ON) -> Evidence:
    """Words of a note, proposed on a part."""
    note = actions.write_note(deal=on, title="Lunch", text=text, about_on=said_on, by=by)
    return actions.cite_note(version=note.versions.get(), quoted=text, part=part, by=by)


def due_on(on: Deal, by: Person, day: dt.date, what: str = "Decision") -> Deadline:
    piece = cited(on, by, f"by {day} {what}", "deadline")
    told = {"what": what, "first": day, "last": day}
    return actions.add_deadline(deal=on, fields=told, evidence=[piece], by=by)  # type: ignore[arg-type]


@pytest.fixture
def team() -> tuple[Deal, Person, Person]:
    """A deal with somebody on each side of the house."""
    robin, sam = person(), person("pre-sales-engineer")
    return deal(robin, sam), robin, sam


def everything(on: Deal, robin: Person, sam: Person) -> None:
    """Something of every kind that can wait on a deal."""
    due_on(on, robin, PLAYED_ON + dt.timedelta(days=3))
    cited(on, robin, "We need it", "need")
    old = cited(on, robin, "20,000 a year", "budget", PLAYED_ON - dt.timedelta(days=400))
    actions.answer_part(deal=on, part="budget", text="20,000", evidence=[old], by=robin)
    objection = cited(on, robin, "Too slow", "objection", PLAYED_ON - dt.timedelta(days=400))
    actions.decide(evidence=objection, decision=Decision.ACCEPTED, by=robin)
    actions.ask(deal=on, kind="demo", what="A demo", by=robin)
    other = actions.ask(deal=on, kind="demo", what="Another", by=robin)
    actions.take_on(request=other, by=sam, reason="A reference")
    third = actions.ask(deal=on, kind="demo", what="A third", by=robin)
    actions.decline(request=third, by=sam, reason="Too early")
    question = actions.pass_on_question(deal=on, text="Does it run on ARM?", by=robin)
    for giver, kind, id_ in (
        (sam, Input.About.PART, "budget"),
        (robin, Input.About.TECHNICAL_QUESTION, str(question.pk)),
    ):
        actions.give_input(deal=on, about_type=kind, about_id=id_, text="Mind this", by=giver)
    for giver, decider in ((sam, robin),):
        given = actions.give_input(
            deal=on, about_type=Input.About.PART, about_id="need", text="And this", by=giver
        )
        actions.decide_input(given=given, state=Input.State.ACCEPTED, by=decider)


SALES_SIDE = {"deadlines", "shaken", "inputs", "proposals", "answered_requests"}
TECHNICAL_SIDE = {"asked", "technical", "inputs"}


@pytest.mark.parametrize(("seat", "waits"), [
    *((seat, SALES_SIDE) for seat in SALES), *((seat, TECHNICAL_SIDE) for seat in TECHNICAL),
])  # fmt: skip
def test_what_waits_is_by_the_position_that_one_plays_on_the_deal(
    seat: str, waits: set[str], team: tuple[Deal, Person, Person]
) -> None:
    on, robin, sam = team
    everything(on, robin, sam)
    noor = person("account-executive" if seat in TECHNICAL else "pre-sales-engineer")
    TeamMember.objects.create(deal=on, person=noor, position_key=seat)
    assert waiting(noor) == waits


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nothing_of_a_deal_waits_for_who_is_not_on_its_team(
    position: str, team: tuple[Deal, Person, Person]
) -> None:
    on, robin, sam = team
    everything(on, robin, sam)
    assert waiting(person(position)) - {"vacancies"} == set()


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nothing_waits_for_somebody_new(position: str) -> None:
    assert today_of(person(position)).is_empty


def test_nothing_waits_of_a_deal_that_is_won_or_lost(team: tuple[Deal, Person, Person]) -> None:
    on, robin, sam = team
    everything(on, robin, sam)
    actions.move_deal(deal=on, stage="lost", by=robin)
    assert waiting(robin) == set()
    assert waiting(sam) == {"taken", "fates"}


def test_nothing_waits_for_who_left_the_team(team: tuple[Deal, Person, Person]) -> None:
    on, robin, sam = team
    everything(on, robin, sam)
    actions.remove_team_member(member=TeamMember.objects.get(deal=on, person=sam), by=robin)
    assert waiting(sam) == set()


def test_deadlines_wait_for_two_weeks_and_once_they_are_past(
    team: tuple[Deal, Person, Person],
) -> None:
    on, robin, _ = team
    days = {"late": -5, "today": 0, "soon": 14, "later": 15}
    for what, ahead in days.items():
        due_on(on, robin, PLAYED_ON + dt.timedelta(days=ahead), what)
    met = due_on(on, robin, PLAYED_ON, "met")
    actions.edit_deadline(deadline=met, fields={"state": "met"}, by=robin)
    assert [due.what for due in today_of(robin).deadlines.rows] == ["late", "today", "soon"]


def test_proposals_wait_once_a_question_and_deal_with_the_newest_words(
    team: tuple[Deal, Person, Person],
) -> None:
    on, robin, _ = team
    other = deal(robin, name="Other")
    for text in ("We need it", "We really need it"):
        cited(on, robin, text, "need")
    cited(on, robin, "Sales are slow", "objection")
    cited(other, robin, "We have 20,000", "budget")
    told = today_of(robin).proposals
    assert [(p.deal, p.question, p.count, p.newest.words) for p in told.rows] == [
        (other, "qualified", 1, "We have 20,000"),
        (on, "pitfalls", 1, "Sales are slow"),
        (on, "qualified", 2, "We really need it"),
    ]
    assert told.count == 3


def test_a_contradicted_answer_waits_before_a_stale_one(team: tuple[Deal, Person, Person]) -> None:
    on, robin, sam = team
    everything(on, robin, sam)
    newer = cited(on, robin, "no, faster than that", "objection")
    actions.decide(evidence=newer, decision=Decision.ACCEPTED, by=robin, disagrees=True)
    lights = [(s.question, s.light) for s in today_of(robin).shaken.rows]
    assert lights[0] == ("pitfalls", "contradicted")


def test_a_technical_question_waits_for_its_owner_or_for_all_while_it_has_none(
    team: tuple[Deal, Person, Person],
) -> None:
    on, robin, sam = team
    noor = person("product-management")
    TeamMember.objects.create(deal=on, person=noor, position_key="product-management")
    question = actions.pass_on_question(deal=on, text="ARM?", by=robin)
    assert waiting(sam) == waiting(noor) == {"technical"}
    actions.hand_question(question=question, owner=sam, by=noor)
    assert (waiting(sam), waiting(noor)) == ({"technical"}, set())
    actions.give_input(
        deal=on, about_type="technical-question", about_id=str(question.pk), text="Yes", by=noor
    )
    assert (waiting(sam), waiting(noor)) == ({"technical", "inputs"}, set())
    actions.answer_question(question=question, answer="Yes", by=sam)
    assert waiting(sam) == {"inputs"}


def test_a_request_waits_to_be_taken_on_then_for_who_took_it(
    team: tuple[Deal, Person, Person],
) -> None:
    on, robin, sam = team
    noor = person("product-management")
    TeamMember.objects.create(deal=on, person=noor, position_key="product-management")
    request = actions.ask(deal=on, kind="demo", what="A demo", by=robin)
    assert waiting(sam) == waiting(noor) == {"asked"}
    assert waiting(robin) == set()
    actions.take_on(request=request, by=sam, reason="A reference")
    assert (waiting(sam), waiting(noor)) == ({"taken"}, set())
    assert waiting(robin) == {"answered_requests"}
    actions.finish(request=request, by=sam)
    assert waiting(sam) == waiting(robin) == set()


@pytest.mark.parametrize("state", [Input.State.ACCEPTED, Input.State.DECLINED, Input.State.LEFT])
def test_who_gave_an_input_sees_what_became_of_it(
    state: str, team: tuple[Deal, Person, Person]
) -> None:
    on, robin, sam = team
    given = actions.give_input(deal=on, about_type="part", about_id="need", text="x", by=sam)
    assert waiting(robin) == {"inputs"}
    assert waiting(sam) == set()
    actions.decide_input(given=given, state=state, by=robin, reason="Known")
    assert waiting(robin) == set()
    (fate,) = today_of(sam).fates.rows
    assert (fate.state, fate.reason) == (state, "Known")
    Input.objects.update(decided_at=timezone.now() - dt.timedelta(days=15))
    assert waiting(sam) == set()


def test_a_position_that_the_stage_calls_for_is_vacant_until_somebody_plays_it() -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin)
    assert waiting(robin) == set()
    actions.move_deal(deal=on, stage="evaluation", by=robin)
    (vacancy,) = today_of(robin).vacancies.rows
    assert (vacancy.deal, [p.key for p in vacancy.positions]) == (on, ["pre-sales-engineer"])
    actions.add_team_member(deal=on, person=sam, position_key=sam.position_key, by=robin)
    assert waiting(robin) == waiting(sam) == set()


def test_a_leader_sees_what_their_part_of_the_house_lacks_and_nothing_beside_it() -> None:
    north, south = Unit.objects.create(name="North"), Unit.objects.create(name="South")
    for unit in (north, south):
        unit.path = f"/{unit.pk}/"
        unit.save()
    lead, top = person("sales-manager", unit=north), person("sales-manager")
    for unit in (north, south):
        Deal.objects.create(name=f"{unit.name} A", unit=unit, stage="evaluation")
        Deal.objects.create(name=f"{unit.name} lost", unit=unit, stage="lost", outcome="lost")
    assert [d.name for d in today_of(lead).ownerless.rows] == ["North A"]
    assert [v.deal.name for v in today_of(lead).vacancies.rows] == ["North A"]
    assert today_of(top).ownerless.count == today_of(top).vacancies.count == 2
    for position in set(EVERY_POSITION) - {"sales-manager"}:
        assert waiting(person(position, unit=north)) == set()


def test_a_list_is_cut_and_its_count_is_true() -> None:
    robin = person()
    on = deal(robin)
    for number in range(MOST_ROWS + 3):
        due_on(on, robin, PLAYED_ON + dt.timedelta(days=1), f"Due {number}")
    due = today_of(robin).deadlines
    assert (len(due.rows), due.count, due.more) == (MOST_ROWS, MOST_ROWS + 3, 3)


@pytest.mark.parametrize("side", [0, 1])
def test_today_costs_the_same_however_much_waits(side: int) -> None:
    counts = set()
    for rows in (1, 3):
        robin, sam = person(), person("pre-sales-engineer")
        for n in range(rows):
            on = deal(robin, sam, name=f"Deal {n}")
            everything(on, robin, sam)
        with CaptureQueriesContext(connection) as asked:
            assert said(today_of((robin, sam)[side]))
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= 16


def said(today: Today) -> list[str]:
    """Everything that the page needs of what waits, without a query more."""
    return [
        f"{row.deal.name} {row.deal.account.name}"
        for name in LISTS
        if name != "ownerless"
        for row in getattr(today, name).rows
    ]
