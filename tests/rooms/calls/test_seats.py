"""Who may say who a speaker is: nobody sits down in a colleague's place to read their conduct."""

from __future__ import annotations

import pytest

from pacenotes.core.roster import Party
from pacenotes.rooms.calls import actions, queries, rules
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals.actions import (
    add_team_member,
    reassign_deal,
    remove_team_member,
)
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.actions import add_person, introduce_oneself
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


def sit_down(call: Call, label: str, who: Person) -> None:
    """Listen again, as anybody on the team may, and try to be whoever has this label."""
    call = Call.objects.get(pk=call.pk)
    actions.listen_again(call=call, by=who)
    listen_to_all()
    speaker = call.speakers.get(label=label)
    with pytest.raises(Forbidden):
        actions.seat_speaker(speaker=speaker, party=Party.OURS, person=who, by=who)
    assert call.speakers.get(label=label).person != who


def test_a_colleague_who_left_the_team_keeps_their_place_and_side() -> None:
    robin, kim = person(name="Robin Adler"), person("sales-manager", "Kim Larsen")
    call = a_call_of(robin, kim)
    reassign_deal(deal=call.deal, owner=kim, by=robin)
    remove_team_member(member=call.deal.team.get(person=robin), by=kim)
    sit_down(call, "Robin Adler", kim)
    speaker = call.speakers.get(label="Robin Adler")
    assert (speaker.person, speaker.party, speaker.position_key) == (
        robin, "ours", "account-executive",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["Robin Adler", "ROBIN ADLER", "Adler", "Robin"])
@pytest.mark.parametrize("label", ["Robin Adler", "Robin"])
def test_nobody_takes_a_place_by_another_name(name: str, label: str) -> None:
    robin, kim = person(name="Robin Adler"), person(name="Kim Larsen")
    call = a_call_of(robin, kim, text=DISCOVERY.replace("Robin Adler", label))
    introduce_oneself(name=name, time_zone="", by=kim)
    sit_down(call, label, kim)
    assert call.speakers.get(label=label).person == robin


def test_a_namesake_who_joins_later_takes_no_place() -> None:
    robin, kim = person(name="Robin Adler"), person("sales-manager", "Kim Larsen")
    call = a_call_of(robin, kim)
    namesake = add_person(
        name="Robin Adler", email="second@ours.example", position_key="account-executive", by=kim
    )
    add_team_member(deal=call.deal, person=namesake, position_key="account-executive", by=kim)
    sit_down(call, "Robin Adler", namesake)
    assert call.speakers.get(label="Robin Adler").person == robin


def test_of_namesakes_whoever_was_here_first_gives_the_place_to_the_other() -> None:
    robin, kim = person(name="Robin Adler"), person(name="Kim Larsen")
    introduce_oneself(name="Robin Adler", time_zone="", by=kim)
    call = a_call_of(robin, kim)
    sit_down(call, "Robin Adler", kim)
    speaker = call.speakers.get(label="Robin Adler")
    actions.seat_speaker(speaker=speaker, party=Party.OURS, person=kim, by=robin)
    assert call.speakers.get(label="Robin Adler").person == kim


def test_a_colleague_off_the_team_is_nobody_elses_place_either() -> None:
    robin, sam, kim = (person(name=n) for n in ("Robin Adler", "Sam Okafor", "Kim Larsen"))
    call = a_call_of(robin, kim)
    assert queries.colleague_named(call.speakers.get(label="Sam Okafor")) == sam
    sit_down(call, "Sam Okafor", kim)


def test_whom_somebody_else_recognised_keeps_that_place() -> None:
    robin, sam, kim = (person(name=n) for n in ("Robin Adler", "Sam Okafor", "Kim Larsen"))
    call = a_call_of(robin, sam, kim, text=DISCOVERY.replace("Sam Okafor", "Speaker 2"))
    speaker = call.speakers.get(label="Speaker 2")
    actions.seat_speaker(speaker=speaker, party=Party.OURS, person=sam, by=robin)
    sit_down(call, "Speaker 2", kim)
    actions.seat_speaker(speaker=speaker, party=Party.THEIRS, by=robin)
    speaker.refresh_from_db()
    assert speaker.party == "theirs"
