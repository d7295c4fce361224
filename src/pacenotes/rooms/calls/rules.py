"""Who may add, correct and remove calls, and decide on what was heard in them."""

from __future__ import annotations

from pacenotes.core.wording import N_, words
from pacenotes.rooms.calls.models import Call, Finding, Speaker
from pacenotes.rooms.deals.rules import (
    check_may_contribute,
    check_may_decide,
    may_contribute,
    may_decide,
)
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden

NOTHING_TO_DECIDE = N_(
    "There is nothing to accept or reject here: it is no proposed answer to one of the five "
    "questions."
)
NO_QUESTION = N_(
    "What is passed on to the technical side is a question that the customer asked. Write this one "
    "down on the deal instead."
)
THEIR_PLACE = N_(
    "The call names {name} here, so only {name} can say that it was somebody else. Ask them to put "
    "it right."
)
STAYS = N_(
    "This call was read and listened to, so it stays with its deal: decisions may rest on it. Only "
    "a file that can't be read can be removed or replaced."
)


def may_correct(person: Person, call: Call) -> bool:
    """Anybody on the deal's team: who was there knows who is who and which day it was."""
    return may_contribute(person, call.deal)


def may_seat(person: Person, speaker: Speaker, named: Person | None) -> bool:
    """As may_correct; but a place that is a colleague's only that colleague gives up.

    It is theirs by what somebody said, which whoever said it may take back, or else by the call,
    which names `named`. Otherwise anybody could sit down in a colleague's place and read what is
    meant for that colleague's eyes only (law 5).
    """
    owner = speaker.person or named
    is_own_word = speaker.set_by_id == person.pk
    return may_correct(person, speaker.call) and (owner in (None, person) or is_own_word)


def may_remove_call(person: Person, call: Call) -> bool:
    """Anybody on the deal's team, as long as the call couldn't be listened to."""
    return may_contribute(person, call.deal) and not call.was_listened_to


def may_decide_on(person: Person, finding: Finding) -> bool:
    """The owners of the five questions, on what proposes an answer to one of them."""
    return finding.evidence_id is not None and may_decide(person, finding.call.deal)


def may_pass_on(person: Person, finding: Finding) -> bool:
    """Anybody on the deal's team, a question that the customer asked: of whatever kind it was heard
    as, because two questions in one breath are heard as one, and its price goes first."""
    return finding.signal == "asked_of_us" and may_contribute(person, finding.call.deal)


def check_may_correct(person: Person, call: Call) -> None:
    """Forbidden unless this person may correct what is known of the call."""
    check_may_contribute(person, call.deal)


def check_may_seat(person: Person, speaker: Speaker, named: Person | None) -> None:
    """Forbidden, naming who may, unless this person may say who the speaker is."""
    check_may_correct(person, speaker.call)
    if not may_seat(person, speaker, named):
        owner = speaker.person or named
        raise Forbidden(words(THEIR_PLACE, name=owner.name if owner else ""))


def check_may_remove_call(person: Person, call: Call) -> None:
    """Forbidden unless this person may remove or replace the call's file."""
    check_may_contribute(person, call.deal)
    if not may_remove_call(person, call):
        raise Forbidden(words(STAYS))


def check_may_decide_on(person: Person, finding: Finding) -> None:
    """Forbidden unless this person may accept or reject the finding."""
    check_may_decide(person, finding.call.deal)
    if not may_decide_on(person, finding):
        raise Forbidden(words(NOTHING_TO_DECIDE))


def check_may_pass_on(person: Person, finding: Finding) -> None:
    """Forbidden unless this person may pass the finding on to the technical side."""
    check_may_contribute(person, finding.call.deal)
    if not may_pass_on(person, finding):
        raise Forbidden(words(NO_QUESTION))
