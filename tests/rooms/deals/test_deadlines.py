from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.qualification import Decision, Light
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Contact, Deadline, Deal, Evidence
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import SALES, deal, person
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.deals.words import accepted, decided, kept_is_computed, light, said, until

pytestmark = pytest.mark.django_db

PASSED, AHEAD = dt.date(2026, 9, 18), dt.date(2026, 11, 30)


@pytest.fixture
def robin() -> Person:
    return person(name="Robin Adler")


@pytest.fixture
def on(robin: Person) -> Deal:
    return deal(robin)


def told(**fields: object) -> actions.DeadlineFields:
    return {
        "what": "Contract ends",
        "kind": "contract-end",
        "first": AHEAD,
        "last": AHEAD,
        **fields,
    }  # type: ignore[typeddict-item]


def added(on: Deal, by: Person, *pieces: Evidence, **fields: object) -> Deadline:
    return actions.add_deadline(deal=on, fields=told(**fields), evidence=pieces, by=by)


# what accepted words write down


def test_accepted_words_with_a_day_are_written_down_as_a_deadline(on: Deal, robin: Person) -> None:
    piece = accepted(on, "deadline", robin, meaning=until(AHEAD, "contract end"))
    deadline = Deadline.objects.get()
    assert (deadline.first, deadline.last, deadline.kind) == (AHEAD, AHEAD, "contract-end")
    assert (deadline.what, deadline.set_by) == (piece.words, "Dana Whitfield")
    assert piece.deadline == deadline


def test_words_without_a_day_are_accepted_and_write_nothing(on: Deal, robin: Person) -> None:
    accepted(on, "deadline", robin)
    assert not Deadline.objects.exists()
    assert light(on, "deadlines") is Light.ANSWERED


def test_the_same_day_said_again_is_the_same_deadline(on: Deal, robin: Person) -> None:
    for _ in range(2):
        accepted(on, "deadline", robin, meaning=until(AHEAD))
    assert Deadline.objects.get().evidence.count() == 2


def test_another_kind_on_the_same_day_is_another_deadline(on: Deal, robin: Person) -> None:
    accepted(on, "deadline", robin, meaning=until(AHEAD, "contract end"))
    accepted(on, "deadline", robin, meaning=until(AHEAD, "go live"))
    assert Deadline.objects.count() == 2


@pytest.mark.parametrize("state", ["met", "dropped"])
def test_a_day_named_again_after_it_was_closed_is_a_new_deadline(
    on: Deal, robin: Person, state: str
) -> None:
    accepted(on, "deadline", robin, meaning=until(AHEAD))
    actions.edit_deadline(deadline=Deadline.objects.get(), fields={"state": state}, by=robin)
    accepted(on, "deadline", robin, meaning=until(AHEAD))
    assert Deadline.objects.filter(state="open").count() == 1


# writing one down


def test_a_deadline_rests_on_words_which_are_accepted_by_it(on: Deal, robin: Person) -> None:
    piece = said(on, "deadline")
    deadline = added(on, robin, piece)
    piece.refresh_from_db()
    assert (piece.deadline, piece.decision) == (deadline, Decision.ACCEPTED)
    kept_is_computed(on, PASSED, AHEAD, AHEAD + dt.timedelta(days=1))


def test_without_words_on_deadlines_of_this_deal_there_is_none(on: Deal, robin: Person) -> None:
    elsewhere, other = said(deal(robin), "deadline"), said(on, "need")
    before = all_rows()
    for pieces in ([], [elsewhere], [other]):
        with pytest.raises(ValidationError, match="rests on words that were really said"):
            added(on, robin, *pieces)
    assert all_rows() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": ""}, {"what": "x" * 201}, {"kind": "whim"}, {"state": "maybe"},
        {"first": None}, {"first": AHEAD, "last": PASSED}, {"set_by": "x" * 161},
    ],
)  # fmt: skip
def test_a_deadline_that_can_not_be_is_refused_whole(
    on: Deal, robin: Person, wrong: dict[str, object]
) -> None:
    piece = said(on, "deadline")
    before = all_rows()
    with pytest.raises(ValidationError):
        added(on, robin, piece, **wrong)
    assert all_rows() == before


def test_who_set_it_is_at_the_deals_account(on: Deal, robin: Person) -> None:
    stranger = Contact.objects.create(account=deal(robin).account, name="Stranger")
    piece = said(on, "deadline")
    before = all_rows()
    with pytest.raises(ValidationError, match="isn't a contact"):
        added(on, robin, piece, contact=stranger)
    assert all_rows() == before


def test_words_hold_up_one_deadline_and_are_not_taken_from_it(on: Deal, robin: Person) -> None:
    piece = accepted(on, "deadline", robin, meaning=until(AHEAD))
    before = all_rows()
    with pytest.raises(ValidationError, match="are written down already"):
        added(on, robin, piece)
    assert all_rows() == before


# what becomes of it


def test_a_deadline_that_passed_makes_the_question_stale_until_it_is_met_or_dropped(
    on: Deal, robin: Person
) -> None:
    deadline = added(on, robin, said(on, "deadline"), first=PASSED, last=PASSED)
    assert light(on, "deadlines") is Light.STALE
    for state in ("met", "dropped"):
        actions.edit_deadline(deadline=deadline, fields={"state": state}, by=robin)
        assert light(on, "deadlines") is Light.ANSWERED
        actions.edit_deadline(deadline=deadline, fields={"state": "open"}, by=robin)
        assert light(on, "deadlines") is Light.STALE
    kept_is_computed(on, PASSED, AHEAD)


def test_moving_a_deadline_moves_the_day_on_which_it_turns_stale(on: Deal, robin: Person) -> None:
    accepted(on, "deadline", robin, meaning=until(PASSED))
    deadline = Deadline.objects.get()
    edited = actions.edit_deadline(
        deadline=deadline, fields={"first": AHEAD, "last": AHEAD}, by=robin
    )
    assert light(on, "deadlines") is Light.ANSWERED
    assert edited.version == 2
    event = Event.objects.about(deadline).first()
    assert event is not None
    assert (event.before["last"], event.after["last"]) == ("2026-09-18", "2026-11-30")


def test_the_calendars_last_day_breaks_nothing(on: Deal, robin: Person) -> None:
    added(on, robin, said(on, "deadline"), first=dt.date.max, last=dt.date.max)
    kept_is_computed(on, dt.date.max)


def test_changing_nothing_is_nothing(on: Deal, robin: Person) -> None:
    deadline = added(on, robin, said(on, "deadline"))
    before = all_rows()
    actions.edit_deadline(deadline=deadline, fields={"what": "Contract ends"}, by=robin)
    assert all_rows() == before


# a deadline whose evidence goes


@pytest.mark.parametrize("decision", [Decision.REJECTED, Decision.PROPOSED])
def test_a_deadline_stands_no_more_once_its_last_words_are_accepted_no_more(
    on: Deal, robin: Person, decision: Decision
) -> None:
    one, two = said(on, "deadline"), said(on, "deadline")
    deadline = added(on, robin, one, two, first=PASSED, last=PASSED)
    decided(one, robin, decision)
    assert deadline in on.deadlines.standing()
    decided(two, robin, decision)
    assert deadline not in on.deadlines.standing()
    assert light(on, "deadlines") is not Light.STALE
    before = all_rows()
    with pytest.raises(ValidationError, match="Nothing that this rests on"):
        actions.edit_deadline(deadline=deadline, fields={"what": "Else"}, by=robin)
    assert all_rows() == before


def test_accepting_its_words_again_brings_it_back_as_its_owner_left_it(
    on: Deal, robin: Person
) -> None:
    piece = accepted(on, "deadline", robin, meaning=until(AHEAD))
    deadline = Deadline.objects.get()
    actions.edit_deadline(deadline=deadline, fields={"what": "Licence runs out"}, by=robin)
    decided(piece, robin, Decision.REJECTED)
    decided(piece, robin, Decision.ACCEPTED)
    assert [d.what for d in on.deadlines.standing()] == ["Licence runs out"]
    kept_is_computed(on)


# who may, and two at once


@everywhere
def test_the_sales_side_of_the_team_writes_deadlines(where: str, position: str) -> None:
    robin = person()
    on = deal(robin)
    piece = said(on, "deadline")
    someone = seated(on, where, position)
    on = Deal.objects.get(pk=on.pk)
    happens(is_one_of(where, position, SALES), lambda: added(on, someone, piece))


@everywhere
def test_the_sales_side_of_the_team_edits_them(where: str, position: str) -> None:
    robin = person()
    on = deal(robin)
    deadline = added(on, robin, said(on, "deadline"))
    someone = seated(on, where, position)
    deadline = Deadline.objects.get(pk=deadline.pk)
    happens(
        is_one_of(where, position, SALES),
        lambda: actions.edit_deadline(deadline=deadline, fields={"what": "Else"}, by=someone),
    )


def test_the_second_of_two_edits_is_shown_the_first(on: Deal, robin: Person) -> None:
    deadline = added(on, robin, said(on, "deadline"))
    actions.edit_deadline(deadline=deadline, fields={"what": "Mine"}, by=robin, version=1)
    before = all_rows()
    with pytest.raises(actions.Conflict) as conflict:
        actions.edit_deadline(deadline=deadline, fields={"what": "Theirs"}, by=robin, version=1)
    assert str(conflict.value.now) == "Mine"
    assert all_rows() == before
