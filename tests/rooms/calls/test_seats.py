"""Who may say who a speaker is: nobody sits down in a colleague's place to read their conduct."""

from __future__ import annotations

import pytest

from pacenotes.core.roster import Party
from pacenotes.rooms.calls import actions, queries, rules
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import DISCOVERY, EVERY_POSITION, deal, heard_call, listen_to_all, person

pytestmark = pytest.mark.django_db


def a_call_of(robin: Person, *others: Person, text: str = DISCOVERY) -> Call:
    return heard_call(deal(robin, *others), robin, text)


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_a_named_colleagues_place_is_given_up_by_that_colleague_alone(position: str) -> None:
    robin, other = person(name="Robin Adler"), person(position, "Kim Larsen")
    call = a_call_of(robin, other)
    speaker = call.speakers.get(label="Robin Adler")
    assert queries.colleague_named(speaker) == robin
    assert not rules.may_seat(other, speaker, robin)
    events = Event.objects.count()
    for party, seated in ((Party.OURS, other), (Party.THEIRS, None), (Party.UNKNOWN, None)):
        with pytest.raises(Forbidden) as refused:
            actions.seat_speaker(speaker=speaker, party=party, person=seated, by=other)
        assert "only Robin Adler can say" in refused.value.words.say()
    speaker.refresh_from_db()
    assert (speaker.person, Event.objects.count()) == (robin, events)
    assert queries.own_conduct(call, other) is None


def test_the_colleague_may_say_that_it_was_somebody_else() -> None:
    robin = person(name="Robin Adler")
    call = a_call_of(robin)
    speaker = call.speakers.get(label="Robin Adler")
    actions.seat_speaker(speaker=speaker, party=Party.THEIRS, by=robin)
    speaker.refresh_from_db()
    assert speaker.party == "theirs"


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_a_label_that_names_nobody_is_anybodys_to_correct(position: str) -> None:
    robin, sam, other = person(name="Robin Adler"), person(name="Sam Okafor"), person(position)
    call = a_call_of(robin, sam, other, text=DISCOVERY.replace("Sam Okafor", "Speaker 2"))
    speaker = call.speakers.get(label="Speaker 2")
    assert rules.may_seat(other, speaker, queries.colleague_named(speaker))
    actions.seat_speaker(speaker=speaker, party=Party.OURS, person=sam, by=other)
    speaker.refresh_from_db()
    assert speaker.person == sam


def test_whoever_said_that_it_was_them_keeps_that_place() -> None:
    robin, sam, kim = (person(name=n) for n in ("Robin Adler", "Sam Okafor", "Kim Larsen"))
    call = a_call_of(robin, sam, kim, text=DISCOVERY.replace("Sam Okafor", "Speaker 2"))
    speaker = call.speakers.get(label="Speaker 2")
    actions.seat_speaker(speaker=speaker, party=Party.OURS, person=sam, by=sam)
    listen_to_all()
    with pytest.raises(Forbidden) as refused:
        actions.seat_speaker(speaker=speaker, party=Party.OURS, person=kim, by=kim)
    assert "only Sam Okafor can say" in refused.value.words.say()
    speaker.refresh_from_db()
    assert speaker.person == sam
