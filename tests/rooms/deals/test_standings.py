from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.policy import Policy, QuestionPolicy, default_policy
from pacenotes.core.qualification import QUESTIONS, Decision, Light
from pacenotes.rooms.calls.actions import set_day
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Answer, Deadline, Deal, Evidence, Pitfall, Standing
from pacenotes.rooms.deals.queries import house, standings
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import deal, heard_call, listen_to_all, person
from tests.rooms.deals.seats import all_rows
from tests.rooms.deals.words import (
    accepted,
    dana,
    decided,
    euros,
    kept_is_computed,
    light,
    note,
    said,
    until,
)

pytestmark = pytest.mark.django_db

PART_KEYS = ["budget", "present", "deadline", "mentioned", "competitor", "value"]
"""Parts of each kind: of one value, theirs to say, dated, answering nothing, written down."""
DAYS = st.dates(dt.date(2026, 6, 1), dt.date(2027, 3, 1))
FAR = [dt.date(2026, 6, 1), dt.date(2026, 9, 20), dt.date(2027, 1, 20), dt.date(2028, 1, 1)]


@contextmanager
def undone_afterwards() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Play:
    """One deal, and whatever can be done to what its questions rest on."""

    def __init__(self) -> None:
        self.robin = person()
        self.deal = deal(self.robin)
        self.call = Call.objects.create(
            deal=self.deal, title="Call", sha256="0" * 64, added_by=self.robin
        )

    def hear(self, draw: Callable[[st.SearchStrategy], object]) -> None:
        part = draw(st.sampled_from(PART_KEYS))
        meaning = draw(st.one_of(st.integers(1, 3).map(euros), DAYS.map(until)))
        party = draw(st.sampled_from(["ours", "theirs", "unknown"]))
        said_on = draw(st.none() | DAYS)
        said(self.deal, part, meaning=meaning, party=party, said_on=said_on, source_id=self.call.pk)

    def cite(self, draw: Callable[[st.SearchStrategy], object]) -> None:
        text = draw(st.sampled_from(["we have money", "we have none", "have"]))
        version = note(self.deal, self.robin, f"Said: {text}", about_on=draw(DAYS)).versions.get()
        part = draw(st.sampled_from([key for key in PART_KEYS if key != "present"]))
        actions.cite_note(version=version, quoted=text, part=part, by=self.robin)

    def decide(self, draw: Callable[[st.SearchStrategy], object]) -> None:
        pieces = list(self.deal.evidence.order_by("pk"))
        if pieces:
            piece = draw(st.sampled_from(pieces))
            decision = draw(st.sampled_from([Decision.ACCEPTED, *Decision]))
            decided(piece, self.robin, decision, disagrees=draw(st.booleans()))

    def answer(self, draw: Callable[[st.SearchStrategy], object]) -> None:
        pieces = list(self.deal.evidence.order_by("pk"))
        if pieces:
            part = draw(st.sampled_from(sorted({p.part for p in pieces})))
            mine = [p for p in pieces if p.part == part]
            chosen = draw(st.lists(st.sampled_from(mine), min_size=1, max_size=2))
            known = Answer.objects.filter(deal=self.deal, part=part).first()
            actions.answer_part(
                deal=self.deal, part=part, text="", evidence=chosen, by=self.robin,
                version=known.version if known else 0,
                contact=dana(self.deal) if part == "present" else None,
            )  # fmt: skip

    def edit_deadline(self, draw: Callable[[st.SearchStrategy], object]) -> None:
        deadline = self.deal.deadlines.standing().first()
        if deadline:
            day = draw(DAYS)
            fields = draw(
                st.sampled_from(
                    [{"state": "met"}, {"state": "dropped"}, {"state": "open"},
                     {"first": day, "last": day}]
                )
            )  # fmt: skip
            actions.edit_deadline(deadline=deadline, fields=fields, by=self.robin)

    def write_down(self, draw: Callable[[st.SearchStrategy], object]) -> None:
        pieces = list(self.deal.evidence.filter(question="deadlines", deadline=None))
        if pieces:
            day = draw(DAYS)
            actions.add_deadline(
                deal=self.deal, fields={"what": "Due", "first": day, "last": day},
                evidence=[draw(st.sampled_from(pieces))], by=self.robin,
            )  # fmt: skip

    def set_day(self, draw: Callable[[st.SearchStrategy], object]) -> None:
        set_day(call=self.call, held_on=draw(st.none() | DAYS), by=self.robin)

    def hear_anew(self, draw: Callable[[st.SearchStrategy], object]) -> None:
        actions.drop_undecided(deal=self.deal, call_id=self.call.pk, by=None)

    def seat(self, draw: Callable[[st.SearchStrategy], object]) -> None:
        pieces = list(self.deal.evidence.filter(source="call"))
        if pieces:
            party = draw(st.sampled_from(["ours", "theirs"]))
            who = {draw(st.sampled_from(pieces)).place: actions.Said("X", party, None)}
            actions.attribute_evidence(
                deal=self.deal, call_id=self.call.pk, said=who, by=self.robin
            )

    def should_be_set_aside(self, piece: Evidence) -> bool:
        answer = self.deal.answers.standing().filter(part=piece.part).first()
        if answer is None or piece.decision != "accepted" or piece.decided_at is None:
            return False
        is_named = answer.rests_on.filter(pk=piece.pk).exists()
        holds_up = piece.deadline is not None or piece.pitfall is not None
        return piece.decided_at <= answer.answered_at and not is_named and not holds_up

    def holds(self) -> None:
        """What is kept is what is computed, and whatever stands rests on accepted words."""
        kept_is_computed(self.deal, *FAR)
        accepted_ids = set(
            self.deal.evidence.filter(decision="accepted").values_list("pk", flat=True)
        )
        for row in (*Deadline.objects.standing(), *Pitfall.objects.standing()):
            assert accepted_ids & set(row.evidence.values_list("pk", flat=True))
        for answer in Answer.objects.standing():
            assert accepted_ids & set(answer.rests_on.values_list("pk", flat=True))
        for piece in self.deal.evidence.select_related("deadline", "pitfall"):
            assert piece.is_set_aside is self.should_be_set_aside(piece)
        buyer = light(self.deal, "economic-buyer")
        theirs = self.deal.evidence.standing().filter(part="present").exclude(party="ours")
        assert theirs or buyer in (Light.UNKNOWN, Light.HEARD)


STEPS = [
    "hear", "cite", "decide", "answer", "edit_deadline", "write_down", "set_day", "hear_anew",
    "seat",
]  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(STEPS + ["hear", "decide", "answer"] * 2), max_size=14), st.data())
def test_whatever_is_done_what_is_kept_is_what_is_computed_on_any_day(
    play_by: Callable[..., None], steps: list[str], data: st.DataObject
) -> None:
    play_by(needs={"qualified": (("budget",),), "business-case": (("value",),)})
    with undone_afterwards():
        play = Play()
        for step in ["hear", "decide", *steps]:
            getattr(play, step)(data.draw)
            play.holds()


@pytest.fixture
def robin() -> Person:
    return person(name="Robin Adler")


@pytest.fixture
def on(robin: Person) -> Deal:
    return deal(robin)


def test_a_light_that_changes_is_in_the_deals_timeline_once(on: Deal, robin: Person) -> None:
    piece = said(on, "deadline")
    decided(piece, robin, Decision.ACCEPTED)
    changes = Event.objects.filter(verb="light_changed", deal_id=on.pk).order_by("pk")
    assert [(e.before["light"], e.after["light"], e.by) for e in changes] == [
        ("unknown", "heard", None),
        ("heard", "answered", robin),
    ]


def test_what_is_unknown_again_has_no_row(on: Deal, robin: Person) -> None:
    decided(said(on, "need"), robin, Decision.REJECTED)
    assert not Standing.objects.exists()


def test_a_list_reads_the_lights_of_all_its_deals_in_one_query(
    robin: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 3):
        deals = [deal(robin) for _ in range(count)]
        for one in deals:
            accepted(one, "deadline", robin)
        with django_assert_num_queries(1):
            lights = standings.lights_of(deals)
        assert all(dict(lights[one.pk])[QUESTIONS[3]] is Light.ANSWERED for one in deals)


@pytest.mark.parametrize("count", [1, 3])
def test_the_reasons_cost_the_same_however_much_was_said(
    on: Deal, robin: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        accepted(on, "deadline", robin, meaning=until(dt.date(2026, 12, 1)))
    with django_assert_num_queries(1):
        standings.computed(on, QUESTIONS, dt.date(2026, 9, 20))


# when the policy changes


@pytest.fixture
def play_by(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def swap(needs: dict[str, tuple[tuple[str, ...], ...]] | None = None, **days: int) -> None:
        usual = default_policy()
        questions = tuple(
            QuestionPolicy(
                q.question,
                (needs or {}).get(q.question, q.needs),
                days.get(q.question, q.most_days),
            )
            for q in usual.questions
        )
        told = house.House(house.pipelines(), Policy(questions, usual.requests), ())
        monkeypatch.setattr(house, "house", lambda: told)

    return swap


def test_another_policy_counts_for_the_deals_that_are_there(
    on: Deal, robin: Person, play_by: Callable[..., None]
) -> None:
    accepted(on, "deadline", robin)
    deal(robin)
    assert actions.count_anew(by=None) == 2
    play_by(deadlines=1)
    assert light(on, "deadlines") is Light.ANSWERED
    assert actions.count_anew(by=None) == 2
    assert light(on, "deadlines") is Light.STALE
    kept_is_computed(on, *FAR)


def test_questions_that_ask_something_else_count_anew_too(monkeypatch: pytest.MonkeyPatch) -> None:
    before = standings.policy_mark()
    monkeypatch.setattr(standings, "QUESTIONS", QUESTIONS[:4])
    assert standings.policy_mark() != before


def test_the_same_policy_at_the_next_start_changes_nothing(on: Deal, robin: Person) -> None:
    accepted(on, "deadline", robin)
    actions.count_anew(by=None)
    before = all_rows()
    assert actions.count_anew(by=None) == 0
    assert all_rows() == before


def test_rows_that_no_evidence_carries_are_put_right(on: Deal, robin: Person) -> None:
    Standing.objects.create(deal=on, question="qualified", light="answered")
    actions.count_anew(by=None)
    assert not Standing.objects.exists()


@pytest.mark.parametrize("deals", [1, 3])
def test_counting_anew_reads_all_deals_at_once(
    robin: Person, deals: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(deals):
        accepted(deal(robin), "deadline", robin)
    actions.count_anew(by=None)
    Event.objects.all()._raw_delete(Event.objects.db)
    with django_assert_num_queries(14, exact=False):
        actions.count_anew(by=None)


# calls


def test_a_call_put_on_its_day_dates_what_was_heard_and_decided_there(
    on: Deal, robin: Person
) -> None:
    call = heard_call(on, robin)
    piece = on.evidence.filter(part="need").first()
    assert piece is not None
    decided(piece, robin, Decision.ACCEPTED)
    set_day(call=call, held_on=dt.date(2026, 1, 5), by=robin)
    listen_to_all()
    assert set(on.evidence.values_list("said_on", flat=True)) == {dt.date(2026, 1, 5)}
    kept_is_computed(on, *FAR)


def test_days_counted_from_the_calls_own_move_with_it_also_where_they_were_accepted(
    on: Deal, robin: Person
) -> None:
    text = "**Dana Whitfield:** Our contract ends next Friday.\n\n**Robin Adler:** Thanks.\n"
    call = heard_call(on, robin, text)
    piece = on.evidence.get(part="deadline")
    decided(piece, robin, Decision.ACCEPTED)
    first = Deadline.objects.get()
    assert (first.kind, first.first.weekday()) == ("contract-end", 4)
    set_day(call=call, held_on=call.held_on + dt.timedelta(days=14), by=robin)  # type: ignore[operator]
    listen_to_all()
    moved = Deadline.objects.get()
    assert moved.first == first.first + dt.timedelta(days=14)
    piece.refresh_from_db()
    assert (piece.decision, piece.meaning.window.first) == (Decision.ACCEPTED, moved.first)
    kept_is_computed(on, *FAR)


def test_a_deadline_that_its_owner_moved_stays_where_they_put_it(on: Deal, robin: Person) -> None:
    text = "**Dana Whitfield:** Our contract ends next Friday.\n\n**Robin Adler:** Thanks.\n"
    call = heard_call(on, robin, text)
    decided(on.evidence.get(part="deadline"), robin, Decision.ACCEPTED)
    day = dt.date(2026, 12, 24)
    actions.edit_deadline(
        deadline=Deadline.objects.get(), fields={"first": day, "last": day}, by=robin
    )
    set_day(call=call, held_on=dt.date(2026, 1, 5), by=robin)
    listen_to_all()
    assert Deadline.objects.get().first == day
