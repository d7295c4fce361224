"""Listening to a whole call: in its order, checked, and no longer than it must take."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest

from pacenotes.core.listening.listen import LISTENER_VERSION, Debrief, listen
from pacenotes.core.listening.signals import CALL, CONDUCT, SIGNALS
from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.seating import seat
from pacenotes.core.transcript import Participant, Transcript, Utterance
from tests.core.listening.vocabulary import NOBODY, ON, TEAM, call, debrief

SCRIPT = """
Robin: Thanks for joining. What brought you to us?
Ingrid: Two depots ran without labels, and nobody saw it coming. It cost us 90,000 euros.
Robin: Who else has to say yes?
Ingrid: Our CFO signs anything above fifty thousand.
Sam: Let me share my screen. As you can see, every depot is one row.
Robin: Sam, scroll down to the alerts.
Ingrid: Does it work with our warehouse system?
Sam: It does, over the interface.
Ingrid: We must be live before the end of September.
Robin: I'll send you the plan by Friday.
"""


def test_findings_come_in_the_calls_order() -> None:
    places = [(f.quote.utterance, f.quote.start) for f in debrief(SCRIPT).findings]

    assert places == sorted(places)
    assert len(places) > 5


def test_the_calls_day_is_the_one_given_else_its_own() -> None:
    transcript = replace(call(SCRIPT), held_on=dt.date(2026, 1, 5))

    assert listen(transcript, NOBODY).on == dt.date(2026, 1, 5)
    assert listen(transcript, NOBODY, ON).on == ON
    assert listen(call(SCRIPT), NOBODY).on is None


def test_a_debrief_says_which_listener_made_it() -> None:
    assert debrief(SCRIPT).listener_version == LISTENER_VERSION


def test_findings_can_be_asked_for_by_signal() -> None:
    heard = debrief(SCRIPT)

    assert {f.signal for f in heard.of("wheel", "promises")} == {"wheel", "promises"}


def test_listening_twice_hears_the_same() -> None:
    assert debrief(SCRIPT) == debrief(SCRIPT)


def test_every_signal_is_either_about_the_call_or_about_conduct() -> None:
    names = [signal.SIGNAL for signal in SIGNALS]

    assert len(set(names)) == len(names)
    assert set(SIGNALS) == {*CALL, *CONDUCT}
    assert {signal.SIGNAL for signal in CONDUCT} == {
        "back_seat", "taking_over", "cut_offs", "technical_drift",
    }  # fmt: skip


@pytest.mark.parametrize("script", ["", "Robin: ", "one line and no name"])
def test_a_call_of_next_to_nothing_is_heard_without_a_word(script: str) -> None:
    assert debrief(script).findings == ()


def test_where_nobody_is_known_conduct_abstains_rather_than_guesses() -> None:
    heard = debrief(SCRIPT, roster=NOBODY)

    assert heard.of(*(signal.SIGNAL for signal in CONDUCT)) == ()
    assert {a.signal for a in heard.abstentions} >= {signal.SIGNAL for signal in CONDUCT}


def test_where_nobody_is_named_conduct_abstains_rather_than_guesses() -> None:
    nameless = "\n".join(line.partition(": ")[2] for line in SCRIPT.strip().splitlines())
    heard = debrief(nameless)

    assert heard.of(*(signal.SIGNAL for signal in CONDUCT)) == ()
    assert {a.signal for a in heard.abstentions} >= {signal.SIGNAL for signal in CONDUCT}


A_HANG = 100
"""Seconds of CPU: ten times what it takes where every line is traced for coverage, and well below
what it took while time grew with the square of the speakers or turns."""


def without_a_hang(transcript: Transcript, roster: Roster | None = None) -> Debrief:
    """Listened to without a hang; how fast it is, is the bench's to say."""
    began = time.process_time()
    heard = listen(transcript, roster or seat(transcript), ON)
    assert time.process_time() - began < A_HANG
    return heard


def one(text: str) -> Transcript:
    return Transcript("script", (Utterance(0, "Ingrid", text),))


@pytest.mark.parametrize(
    "text",
    [
        "we need it by the end of March " * 32_000,
        "a" * 1_000_000,
        "a " * 500_000,
        "." * 1_000_000,
        "? " * 500_000,
        "1,000" * 200_000,
        "two hundred and " * 60_000,
        "$1 to " * 150_000,
        "our our our our problem " * 40_000,
        "(" * 300_000 + ")" * 300_000,
        "and so and so and so, um, well, okay, " * 25_000,
        "Ingrid Ingrid " * 70_000,
        "\u202e\u0301\u200f" * 300_000,
        "e" + "\u0301" * 1_000_000,
        "\n" * 1_000_000,
        "\ud800\udfff \ud800 by Friday " * 30_000,
        "\x00 we need a budget \x00" * 40_000,
        "😀 let me share my screen " * 40_000,
        "İstanbul ẞ ﬁ " * 80_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_million_hostile_characters_are_heard_without_a_hang(text: str) -> None:
    team = Roster((Person("Ingrid", Party.THEIRS),), (("Ingrid", 0),))

    heard = without_a_hang(one(text), team)

    for finding in heard.findings:
        assert finding.quote.text in text


def test_a_lone_half_of_a_character_stays_in_the_quote() -> None:
    said = "Our biggest headache \ud83d is the label printer."

    (finding,) = listen(one(said), NOBODY).of("need")

    assert finding.quote.text == said


def test_ten_thousand_speakers_are_heard_without_a_hang() -> None:
    names = [f"Given{n} Family{n}" for n in range(10_000)]
    said = (
        "Can you scroll down?", "Given7, could you answer that?", "Does it export to the API?",
        "Let me share my screen.", "All yours.", "Our CFO signs it off.", "Yes, exactly.",
    )  # fmt: skip
    transcript = Transcript(
        "script",
        tuple(Utterance(n, who, said[n % len(said)]) for n, who in enumerate(names)),
        tuple(
            Participant(who, company="Ours" if n % 2 else "Theirs") for n, who in enumerate(names)
        ),
    )
    began = time.process_time()
    roster = seat(transcript, ours=["Ours"])
    assert time.process_time() - began < A_HANG

    assert roster.party("Given1 Family1") is Party.OURS
    assert roster.party("Given2 Family2") is Party.THEIRS
    without_a_hang(transcript, roster)


def test_twenty_thousand_turns_of_one_demo_are_heard_without_a_hang() -> None:
    turns = [
        ("Sam", "As you can see here, that is the list. If I click on it, it opens."),
        ("Kim", "Sam, over to you."),
        ("Ingrid", "How does it know? Robin, what do you think?"),
        ("Robin", "Show them the alerts. You skipped that."),
    ]
    transcript = Transcript(
        "script", tuple(Utterance(n, *turns[n % 4], n * 1.0, n + 1.2) for n in range(20_000))
    )
    people = tuple(Person(who, Party.THEIRS if who == "Ingrid" else Party.OURS) for who, _ in turns)
    without_a_hang(transcript, Roster(people, tuple((p.name, n) for n, p in enumerate(people))))


def test_a_few_turns_without_end_that_say_everything_are_heard_without_a_hang() -> None:
    everything = (
        "Can you send us the deck? Thursday works. What about budget? How does the API sync? "
        "Let me share my screen. Show them that. Sam, all yours. We lose $40K by the end of May. "
    )
    who = ["Ingrid", "Robin", "Sam", "Ingrid"]
    transcript = Transcript(
        "script", tuple(Utterance(n, who[n % 4], everything * 250) for n in range(8))
    )
    without_a_hang(transcript, seat(transcript, TEAM))
