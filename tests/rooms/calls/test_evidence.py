from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.qualification import Decision, Light
from pacenotes.core.roster import Party
from pacenotes.rooms.calls import actions
from pacenotes.rooms.calls.models import Call, Utterance
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Contact, Deal, Evidence
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, discovery_team, heard_call, listen_to_all
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.deals.words import kept_is_computed, light

pytestmark = pytest.mark.django_db

BUYER = """\
**Robin Adler:** Thanks for making the time.

**Priya Raman:** I sign off on the budget, it is my decision. We have 120,000 euros.

**Robin Adler:** Good.
"""


@pytest.fixture
def call() -> Call:
    on, robin, _ = discovery_team()
    return heard_call(on, robin)


@pytest.fixture
def robin(call: Call) -> Person:
    return call.added_by


def utterance(call: Call, index: int) -> Utterance:
    return call.utterances.get(index=index)


def cited(call: Call, index: int, quoted: str, part: str, by: Person) -> Evidence:
    return actions.cite(utterance=utterance(call, index), quoted=quoted, part=part, by=by)


def test_what_was_heard_is_evidence_that_quotes_its_utterance(call: Call) -> None:
    pieces = list(call.deal.evidence.all())
    assert pieces
    for piece in pieces:
        text = utterance(call, piece.place).text
        assert text[piece.start : piece.end] == piece.words
        assert (piece.source, piece.source_id, piece.said_on) == ("call", call.pk, call.held_on)
        assert (piece.cited_by, piece.decision) == (None, Decision.PROPOSED)
        assert piece.party == "theirs"
        assert piece.finding.words == piece.words
    kept_is_computed(call.deal)


def test_what_makes_it_a_deadline_is_kept_with_it(call: Call) -> None:
    piece = call.deal.evidence.get(part="deadline")
    assert piece.meaning.what == "decision"


def test_words_that_the_listener_left_are_cited_with_speaker_place_and_day(
    call: Call, robin: Person
) -> None:
    piece = cited(call, 6, "what does it cost for forty\r\npipelines", "criteria", robin)
    assert (piece.speaker, piece.party) == ("Dana Whitfield", "theirs")
    assert (piece.place, piece.said_on) == (6, dt.date(2026, 9, 14))
    assert piece.words == "what does it cost for forty pipelines"


@pytest.mark.parametrize("quoted", ["Does it run on Airflow", "", "We lost two days in March"])
def test_words_that_were_not_said_there_are_refused(call: Call, robin: Person, quoted: str) -> None:
    before = all_rows()
    with pytest.raises(deals.NotInSource):
        cited(call, 6, quoted, "criteria", robin)
    assert all_rows() == before


def test_a_speaker_who_is_a_contact_of_the_account_is_known_as_one() -> None:
    on, robin, _ = discovery_team()
    dana = Contact.objects.create(account=on.account, name="Dana Whitfield")
    call = heard_call(on, robin)
    assert {p.contact for p in on.evidence.all()} == {dana}
    assert cited(call, 6, "Does it work", "criteria", robin).contact == dana


@everywhere
def test_anybody_on_the_team_cites_from_a_call(where: str, position: str) -> None:
    on, robin, _ = discovery_team()
    call = heard_call(on, robin)
    someone = seated(on, where, position)
    call = Call.objects.get(pk=call.pk)
    happens(
        is_one_of(where, position, EVERY_POSITION),
        lambda: cited(call, 6, "Does it work", "criteria", someone),
    )


# listening again


def heard_again(call: Call, by: Person) -> None:
    actions.listen_again(call=call, by=by)
    listen_to_all()


def test_listening_again_keeps_what_was_cited_and_decided_and_proposes_the_rest_once(
    call: Call, robin: Person
) -> None:
    mine = cited(call, 6, "Does it work", "criteria", robin)
    accepted = call.deal.evidence.filter(part="budget").first() or call.deal.evidence.first()
    assert accepted is not None
    deals.decide(evidence=accepted, decision=Decision.ACCEPTED, by=robin)
    places = sorted(call.deal.evidence.values_list("part", "place", "start"))
    heard_again(call, robin)
    heard_again(call, robin)
    assert sorted(call.deal.evidence.values_list("part", "place", "start")) == places
    assert call.deal.evidence.filter(pk__in=[mine.pk, accepted.pk]).count() == 2
    kept_is_computed(call.deal)


def test_what_an_answer_rested_on_is_not_taken_away_though_it_was_taken_back(
    call: Call, robin: Person
) -> None:
    piece = call.deal.evidence.filter(cited_by=None).first()
    assert piece is not None
    answer = deals.answer_part(
        deal=call.deal, part=piece.part, text="Yes.", evidence=[piece], by=robin
    )
    deals.decide(evidence=piece, decision=Decision.PROPOSED, by=robin)
    heard_again(call, robin)
    assert list(answer.rests_on.all()) == [piece]
    piece = Evidence.objects.get(pk=piece.pk)
    assert piece.finding.call == call, "the finding points at it, so that it can be decided on"
    deals.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin)
    assert answer in call.deal.answers.standing()


def test_what_somebody_cited_before_the_listener_heard_it_is_one_piece(
    call: Call, robin: Person
) -> None:
    heard = call.deal.evidence.filter(cited_by=None).first()
    assert heard is not None
    place, words, part = heard.place, heard.words, heard.part
    Evidence.objects.all().delete()
    mine = cited(call, place, words, part, robin)
    heard_again(call, robin)
    same = call.deal.evidence.filter(part=part, place=place, start=mine.start)
    assert list(same) == [mine]
    assert same.get().finding.words == words
    assert same.get().cited_by == robin


# who said it, put right afterwards


@pytest.fixture
def met() -> tuple[Deal, Person, Call, Evidence]:
    """A call on which the economic buyer spoke, accepted as met."""
    on, robin, _ = discovery_team()
    Contact.objects.create(account=on.account, name="Priya Raman")
    call = heard_call(on, robin, BUYER)
    piece = on.evidence.get(part="present")
    deals.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin)
    assert light(on, "economic-buyer") is Light.ANSWERED
    return on, robin, call, piece


def test_a_speaker_who_turns_out_to_be_ours_makes_the_buyer_unmet(
    met: tuple[Deal, Person, Call, Evidence],
) -> None:
    on, robin, call, piece = met
    speaker = call.speakers.get(label="Priya Raman")
    actions.seat_speaker(speaker=speaker, party=Party.OURS, by=robin)
    listen_to_all()
    piece.refresh_from_db()
    assert (piece.decision, piece.party) == (Decision.ACCEPTED, "ours")
    assert light(on, "economic-buyer") is Light.HEARD
    kept_is_computed(on)
    actions.seat_speaker(speaker=speaker, party=Party.THEIRS, by=robin)
    listen_to_all()
    assert light(on, "economic-buyer") is Light.ANSWERED


def test_a_mention_accepted_leaves_the_buyer_unmet(call: Call, robin: Person) -> None:
    for piece in call.deal.evidence.filter(question="economic-buyer"):
        deals.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin)
    assert light(call.deal, "economic-buyer") is Light.HEARD


def test_our_own_words_can_not_be_cited_as_the_buyers(call: Call, robin: Person) -> None:
    before = all_rows()
    with pytest.raises(ValidationError, match="Our own words"):
        cited(call, 0, "Thanks for making the time", "present", robin)
    assert all_rows() == before
