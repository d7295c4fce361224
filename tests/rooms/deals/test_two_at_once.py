"""Two people, two connections, one thing: one wins, and the other is shown what they did."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connections

from pacenotes.core.qualification import QUESTIONS, Decision, Light
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import (
    Answer,
    BusinessCase,
    Deadline,
    Deal,
    Evidence,
    NoteVersion,
    Pitfall,
    Standing,
    TeamMember,
)
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person
from tests.rooms.deals.words import accepted, kept_is_computed, light, note, said

pytestmark = pytest.mark.django_db(transaction=True)

DAY = dt.date(2026, 11, 30)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each came to, in order: its value, or its exception."""
    start, came_to = threading.Barrier(len(acts)), [None] * len(acts)

    def do(number: int, act: Callable[[], object]) -> None:
        start.wait(30)
        try:
            came_to[number] = act()  # type: ignore[call-overload]
        except Exception as error:
            came_to[number] = error  # type: ignore[call-overload]
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return came_to


@pytest.fixture
def robin() -> Person:
    return person(name="Robin Adler")


@pytest.fixture
def kim(robin: Person) -> Person:
    return person("sales-manager", name="Kim Sato")


@pytest.fixture
def on(robin: Person, kim: Person) -> Deal:
    return deal(robin, kim)


def one_wins(came_to: list[object], tells: Callable[[object], object]) -> None:
    conflicts = [c for c in came_to if isinstance(c, actions.Conflict)]
    winners = [c for c in came_to if not isinstance(c, Exception)]
    assert (len(winners), len(conflicts)) == (1, 1), came_to
    assert tells(conflicts[0].now) == tells(winners[0])


@pytest.mark.parametrize("version", [0, 1])
def test_one_of_two_answers_wins(on: Deal, robin: Person, kim: Person, version: int) -> None:
    piece = said(on, "budget")

    def answer(text: str, by: Person, version: int = version) -> Answer:
        return actions.answer_part(
            deal=Deal.objects.get(pk=on.pk), part="budget", text=text, evidence=[piece], by=by,
            version=version,
        )  # fmt: skip

    if version:
        answer("First.", robin, 0)
    came_to = at_once(lambda: answer("Robin's.", robin), lambda: answer("Kim's.", kim))
    one_wins(came_to, lambda row: row.text)
    assert Answer.objects.get().version == version + 1
    kept_is_computed(on)


def test_one_of_two_business_cases_wins(on: Deal, robin: Person, kim: Person) -> None:
    accepted(on, "metric", robin)

    def keep(metric: str, by: Person) -> BusinessCase:
        fields: actions.BusinessCaseFields = {
            "metric": metric, "today": "", "target": "", "value": None, "currency": "",
            "period": "",
        }  # fmt: skip
        return actions.keep_business_case(deal=on, fields=fields, by=by)

    one_wins(at_once(lambda: keep("a", robin), lambda: keep("b", kim)), lambda row: row.metric)


def test_one_of_two_edits_of_a_deadline_wins(on: Deal, robin: Person, kim: Person) -> None:
    deadline = actions.add_deadline(
        deal=on, fields={"what": "Due", "first": DAY, "last": DAY},
        evidence=[said(on, "deadline")], by=robin,
    )  # fmt: skip

    def edit(what: str, by: Person) -> Deadline:
        return actions.edit_deadline(deadline=deadline, fields={"what": what}, by=by, version=1)

    one_wins(at_once(lambda: edit("a", robin), lambda: edit("b", kim)), lambda row: row.what)


def test_one_of_two_edits_of_a_pitfall_wins(on: Deal, robin: Person, kim: Person) -> None:
    accepted(on, "security", robin)
    pitfall = Pitfall.objects.get()

    def edit(what: str, by: Person) -> Pitfall:
        return actions.edit_pitfall(pitfall=pitfall, fields={"what": what}, by=by, version=1)

    one_wins(at_once(lambda: edit("a", robin), lambda: edit("b", kim)), lambda row: row.what)


def test_one_of_two_edits_of_a_deal_wins(on: Deal, robin: Person, kim: Person) -> None:
    def edit(amount: int, by: Person) -> Deal:
        changes: actions.DealChanges = {"amount": Decimal(amount), "currency": "EUR"}
        return actions.edit_deal(deal=on, changes=changes, by=by, version=1)

    one_wins(at_once(lambda: edit(1, robin), lambda: edit(2, kim)), lambda row: row.amount)


def test_one_of_two_versions_of_a_note_wins(on: Deal, robin: Person) -> None:
    written = note(on, robin, "One.")

    def edit(text: str) -> NoteVersion:
        return actions.edit_note(note=written, text=text, version=1, by=robin)

    one_wins(at_once(lambda: edit("a"), lambda: edit("b")), lambda row: row.text)


def test_two_decisions_on_different_words_are_both_counted(
    on: Deal, robin: Person, kim: Person
) -> None:
    """Nothing was kept of the question before, so there is no row to wait for."""
    for _ in range(5):
        on = deal(robin, kim)
        parts = ("need", "budget", "authority", "timeline")
        pieces = [said(on, part) for part in parts]
        Standing.objects.all().delete()
        came_to = at_once(
            *(
                lambda piece=piece, by=by: actions.decide(
                    evidence=piece, decision=Decision.ACCEPTED, by=by
                )
                for piece, by in zip(pieces, (robin, kim, robin, kim), strict=True)
            )
        )
        assert not [c for c in came_to if isinstance(c, Exception)]
        assert light(on, "qualified") is Light.ANSWERED
        kept_is_computed(on)


def test_everything_at_once_waits_for_nothing_for_ever(
    on: Deal, robin: Person, kim: Person
) -> None:
    """Answering, deciding, writing down, editing and citing hold the deal before any other row."""
    deadline = actions.add_deadline(
        deal=on, fields={"what": "Due", "first": DAY, "last": DAY},
        evidence=[said(on, "deadline")], by=robin,
    )  # fmt: skip
    budget, need, day = said(on, "budget"), said(on, "need"), said(on, "deadline")
    version = note(on, robin, "we have money").versions.get()
    acts: list[Callable[[], object]] = [
        lambda: actions.answer_part(deal=on, part="budget", text="", evidence=[budget], by=robin),
        lambda: actions.decide(evidence=budget, decision=Decision.ACCEPTED, by=kim),
        lambda: actions.decide(evidence=need, decision=Decision.REJECTED, by=kim),
        lambda: actions.decide(evidence=day, decision=Decision.ACCEPTED, by=robin),
        lambda: actions.edit_deadline(deadline=deadline, fields={"state": "met"}, by=kim),
        lambda: actions.cite_note(version=version, quoted="money", part="budget", by=kim),
        lambda: actions.cite_note(version=version, quoted="money", part="budget", by=robin),
        lambda: actions.drop_undecided(deal=on, call_id=1, by=None),
        lambda: actions.edit_deal(deal=on, changes={"name": "Renamed"}, by=robin),
    ]
    came_to = at_once(*acts)
    gone = [c for c in came_to if isinstance(c, Exception) and not _was_dropped(c)]
    assert not gone, gone
    assert Evidence.objects.filter(source="note").count() == 1
    kept_is_computed(on)


def _was_dropped(error: Exception) -> bool:
    """Words that a new hearing took away before they were decided on."""
    return "heard anew" in str(error)


def test_two_bulk_edits_in_opposite_order_both_arrive(on: Deal, robin: Person, kim: Person) -> None:
    deals = [on, deal(robin, kim), deal(robin, kim)]
    came_to = at_once(
        lambda: actions.edit_deals(deals=deals, changes={"closes_on": DAY}, by=robin),
        lambda: actions.edit_deals(
            deals=deals[::-1], changes={"amount": Decimal(1), "currency": "EUR"}, by=kim
        ),
    )
    assert not [c for c in came_to if isinstance(c, Exception)]
    assert Deal.objects.filter(closes_on=DAY, amount=1).count() == 3


def test_who_is_put_on_a_team_twice_at_once_is_on_it_once(
    on: Deal, robin: Person, kim: Person
) -> None:
    sam = person("pre-sales-engineer")
    came_to = at_once(
        *(
            lambda by=by: actions.add_team_member(
                deal=on, person=sam, position_key="pre-sales-engineer", by=by
            )
            for by in (robin, kim)
        )
    )
    assert not [c for c in came_to if isinstance(c, Exception)]
    assert TeamMember.objects.filter(person=sam).count() == 1
    assert Event.objects.filter(verb="joined_team").count() == 1


def test_every_question_is_one_row_whatever_came_at_once(on: Deal, robin: Person) -> None:
    pieces = [said(on, part) for part in ("need", "deadline", "security", "value")]
    at_once(
        *(
            lambda piece=piece: actions.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin)
            for piece in pieces
        )
    )
    assert Standing.objects.filter(deal=on).count() <= len(QUESTIONS)
    kept_is_computed(on)
