from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.listening.finding import Detail
from pacenotes.core.qualification import Decision, Light, question
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Deal, Evidence, Pitfall
from pacenotes.rooms.people.models import Person
from tests.cast import SALES, deal, person
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.deals.words import accepted, decided, kept_is_computed, light, said

pytestmark = pytest.mark.django_db

PARTS = [part.key for part in question("pitfalls").parts]


@pytest.fixture
def robin() -> Person:
    return person(name="Robin Adler")


@pytest.fixture
def on(robin: Person) -> Deal:
    return deal(robin)


def added(on: Deal, by: Person, *pieces: Evidence, **fields: object) -> Pitfall:
    told = {"kind": "security", "what": "A review of six weeks", "severity": 3, **fields}
    return actions.add_pitfall(deal=on, fields=told, evidence=pieces, by=by)  # type: ignore[arg-type]


@pytest.mark.parametrize("part", PARTS)
def test_accepted_words_are_written_down_as_a_pitfall_of_their_kind(
    on: Deal, robin: Person, part: str
) -> None:
    piece = accepted(on, part, robin)
    pitfall = Pitfall.objects.get()
    assert (pitfall.kind, pitfall.what, pitfall.state) == (part, piece.words, "open")
    assert (pitfall.severity, pitfall.likelihood) == (2, 2)
    assert light(on, "pitfalls") is Light.ANSWERED
    kept_is_computed(on)


def test_a_rival_named_twice_is_one_pitfall(on: Deal, robin: Person) -> None:
    for name in ("Meridian", "MERIDIAN"):
        accepted(on, "competitor", robin, meaning=Detail(what=name))
    assert Pitfall.objects.get().evidence.count() == 2


def test_words_as_long_as_a_call_are_shortened_in_its_title(on: Deal, robin: Person) -> None:
    accepted(on, "objection", robin, words="no " * 400, end=1200)
    accepted(on, "competitor", robin, meaning=Detail(what="x" * 900))
    assert all(len(pitfall.what) <= 300 for pitfall in Pitfall.objects.all())


def test_a_pitfall_rests_on_words_which_are_accepted_by_it(on: Deal, robin: Person) -> None:
    piece = said(on, "security")
    pitfall = added(on, robin, piece, minded_by=robin)
    piece.refresh_from_db()
    assert (piece.pitfall, piece.decision) == (pitfall, Decision.ACCEPTED)


def test_without_words_on_pitfalls_of_this_deal_there_is_none(on: Deal, robin: Person) -> None:
    elsewhere, other = said(deal(robin), "security"), said(on, "need")
    before = all_rows()
    for pieces in ([], [elsewhere], [other]):
        with pytest.raises(ValidationError, match="rests on words that were really said"):
            added(on, robin, *pieces)
    assert all_rows() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": ""}, {"what": "x" * 301}, {"kind": "luck"}, {"state": "maybe"}, {"severity": 4},
        {"likelihood": 0}, {"mitigation": "x" * 2001},
    ],
)  # fmt: skip
def test_a_pitfall_that_can_not_be_is_refused_whole(
    on: Deal, robin: Person, wrong: dict[str, object]
) -> None:
    piece = said(on, "security")
    before = all_rows()
    with pytest.raises(ValidationError):
        added(on, robin, piece, **wrong)
    assert all_rows() == before


def test_who_minds_it_is_on_the_team(on: Deal, robin: Person) -> None:
    piece, stranger = said(on, "security"), person()
    before = all_rows()
    with pytest.raises(ValidationError, match="isn't on this deal's team"):
        added(on, robin, piece, minded_by=stranger)
    assert all_rows() == before


def test_words_hold_up_one_pitfall_and_are_not_taken_from_it(on: Deal, robin: Person) -> None:
    piece = accepted(on, "security", robin)
    before = all_rows()
    with pytest.raises(ValidationError, match="are written down already"):
        added(on, robin, piece)
    assert all_rows() == before


@pytest.mark.parametrize("decision", [Decision.REJECTED, Decision.PROPOSED])
def test_a_pitfall_stands_as_long_as_its_words_are_accepted(
    on: Deal, robin: Person, decision: Decision
) -> None:
    piece = accepted(on, "security", robin)
    pitfall = Pitfall.objects.get()
    actions.edit_pitfall(pitfall=pitfall, fields={"mitigation": "Asked early"}, by=robin)
    decided(piece, robin, decision)
    assert not on.pitfalls.standing()
    with pytest.raises(ValidationError, match="Nothing that this rests on"):
        actions.edit_pitfall(pitfall=pitfall, fields={"state": "hit"}, by=robin)
    decided(piece, robin, Decision.ACCEPTED)
    assert [p.mitigation for p in on.pitfalls.standing()] == ["Asked early"]


@everywhere
def test_the_sales_side_of_the_team_writes_pitfalls(where: str, position: str) -> None:
    robin = person()
    on = deal(robin)
    piece = said(on, "security")
    someone = seated(on, where, position)
    on = Deal.objects.get(pk=on.pk)
    happens(is_one_of(where, position, SALES), lambda: added(on, someone, piece))


@everywhere
def test_the_sales_side_of_the_team_edits_them(where: str, position: str) -> None:
    robin = person()
    on = deal(robin)
    pitfall = added(on, robin, said(on, "security"))
    someone = seated(on, where, position)
    pitfall = Pitfall.objects.get(pk=pitfall.pk)
    happens(
        is_one_of(where, position, SALES),
        lambda: actions.edit_pitfall(pitfall=pitfall, fields={"state": "hit"}, by=someone),
    )


def test_the_second_of_two_edits_is_shown_the_first(on: Deal, robin: Person) -> None:
    pitfall = added(on, robin, said(on, "security"))
    actions.edit_pitfall(pitfall=pitfall, fields={"state": "hit"}, by=robin, version=1)
    before = all_rows()
    with pytest.raises(actions.Conflict) as conflict:
        actions.edit_pitfall(pitfall=pitfall, fields={"state": "mitigated"}, by=robin, version=1)
    assert isinstance(conflict.value.now, Pitfall)
    assert conflict.value.now.state == "hit"
    assert all_rows() == before
