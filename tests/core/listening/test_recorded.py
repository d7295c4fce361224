"""Who drove by a demo's record: laid beside the words, believed, and never guessed past."""

from __future__ import annotations

import pytest

from pacenotes.core.listening.listen import Debrief, listen
from pacenotes.core.listening.recorded import CLOCKS_DIFFER, Driven, recorded_holds
from pacenotes.core.seating import seat
from tests.core.listening.vocabulary import TEAM, call

SCRIPT = """
Sam: Let me share my screen. Here you can see the depots.
Kim: And this is the map.
Robin: Go back to the overview.
Kim: As you can see here, it is red.
Ingrid: I see.
"""
TIMES = ((0, 20), (30, 40), (60, 70), (90, 100), (120, 130))
SAM, KIM = ("Sam",), ("Kim",)


def heard(*driving: Driven, script: str = SCRIPT, timed: bool = True) -> Debrief:
    """A script listened to with this record of who drove."""
    transcript = call(script, TIMES if timed else ())
    return listen(transcript, seat(transcript, TEAM), driving=driving)


def drove(*driving: Driven) -> list[tuple[str, ...]]:
    """Who drives at each utterance."""
    holds = recorded_holds(call(SCRIPT, TIMES), driving)
    assert holds is not None
    firsts = {hold.first: hold.drivers for hold in holds}
    now: tuple[str, ...] = ()
    told = []
    for index in range(len(TIMES)):
        now = firsts.get(index, now)
        told.append(now)
    return told


def abstained(debrief: Debrief, signal: str) -> list[str]:
    """Why a signal can't tell."""
    return [a.why.say() for a in debrief.abstentions if a.signal == signal]


def test_the_record_says_who_drove_and_the_words_are_not_asked() -> None:
    debrief = heard(Driven(0, 200, "Kim Larsen", KIM))
    (wheel,) = debrief.of("wheel")
    assert (wheel.kind, wheel.detail.who, wheel.speaker, wheel.quote.utterance) == (
        "recorded", "Kim", "Kim", 1,
    )  # fmt: skip
    assert wheel.why.say() == (
        "by the demo's record Kim Larsen had the wheel from 0:00 to 3:20; nothing is guessed from "
        "words"
    )


def test_without_a_record_the_same_words_are_guessed_from() -> None:
    assert [f.detail.who for f in heard().of("wheel")] == ["Sam"]


def test_each_time_at_the_wheel_is_told_with_who_had_it_before() -> None:
    debrief = heard(Driven(0, 50, "Sam Okafor", SAM), Driven(50, 200, "Kim Larsen", KIM))
    told = [(f.detail.who, f.detail.whom, f.quote.utterance) for f in debrief.of("wheel")]
    assert told == [("Sam", None, 0), ("Kim", "Sam", 3)]


def test_a_time_at_the_wheel_in_which_nobody_spoke_quotes_nothing() -> None:
    debrief = heard(Driven(41, 59, "Sam Okafor", SAM))
    assert debrief.of("wheel") == ()


@pytest.mark.parametrize(
    ("driver", "steered"), [(SAM, "Sam"), (KIM, "Kim"), (("Robin",), None), ((), None)]
)
def test_the_back_seat_is_told_by_who_drove_on_the_record(
    driver: tuple[str, ...], steered: str | None
) -> None:
    found = heard(Driven(0, 200, "Somebody", driver)).of("back_seat")
    assert [f.detail.whom for f in found] == ([steered] if steered else [])


def test_when_nobody_drove_on_the_record_nobody_is_steered() -> None:
    asks = SCRIPT.replace("Go back to the overview.", "Can you scroll down?")
    assert heard(Driven(0, 40, "Sam Okafor", SAM), script=asks).of("back_seat") == ()
    assert len(heard(Driven(0, 70, "Sam Okafor", SAM), script=asks).of("back_seat")) == 1


def test_near_a_change_of_hands_both_drivers_count() -> None:
    change = 70 + CLOCKS_DIFFER - 1
    holds = drove(Driven(0, change, "Sam Okafor", SAM), Driven(change, 200, "Robin", ("Robin",)))
    assert holds == [SAM, SAM, ("Sam", "Robin"), ("Robin",), ("Robin",)]
    far = 70 + CLOCKS_DIFFER + 1
    holds = drove(Driven(0, far, "Sam Okafor", SAM), Driven(far, 200, "Robin", ("Robin",)))
    assert holds == [SAM, SAM, SAM, ("Robin",), ("Robin",)]


def test_near_a_change_to_who_is_no_known_speaker_nobody_is_said_to_drive() -> None:
    change = 60 - CLOCKS_DIFFER + 1
    spans = (Driven(0, change, "Sam Okafor", SAM), Driven(change, 200, "Noor"))
    assert drove(*spans) == [SAM, SAM, (), (), ()]
    assert heard(*spans).of("back_seat") == ()


def test_an_utterance_without_a_time_is_as_late_as_the_one_before_it() -> None:
    transcript = call("Sam: One.\nSam: Two.\nSam: Three.")
    assert recorded_holds(transcript, (Driven(0, 9, "Sam", SAM),)) is None
    times = ((0.0, 1.0), (None, None), (100.0, 101.0))
    transcript = call("Sam: One.\nSam: Two.\nSam: Three.", times)  # type: ignore[arg-type]
    holds = recorded_holds(transcript, (Driven(0, 9, "Sam", SAM),))
    assert [(h.first, h.drivers) for h in holds or ()] == [(0, SAM), (2, ())]


def test_who_is_no_known_speaker_is_abstained_on_and_named_once() -> None:
    debrief = heard(
        Driven(0, 45, "Sam Okafor", SAM), Driven(50, 80, "Noor"), Driven(85, 200, "Noor")
    )
    assert [f.detail.who for f in debrief.of("wheel")] == ["Sam"]
    assert debrief.of("back_seat") == ()
    (wheel,), (back_seat,) = abstained(debrief, "wheel"), abstained(debrief, "back_seat")
    assert "no speaker of the call is known to be Noor" in wheel
    assert "0:50–1:20, 1:25–3:20" in wheel
    assert "0:50 to 1:20, 1:25 to 3:20" in back_seat


def test_a_call_without_times_says_that_the_record_cannot_be_laid_beside_it() -> None:
    debrief = heard(Driven(0, 200, "Kim Larsen", KIM), timed=False)
    (why,) = abstained(debrief, "wheel")
    assert "no times" in why
    assert [f.detail.who for f in debrief.of("wheel")] == ["Sam"]


def test_a_record_is_read_in_any_order_and_twice_alike() -> None:
    spans = (Driven(50, 200, "Kim Larsen", KIM), Driven(0, 50, "Sam Okafor", SAM))
    assert drove(*spans) == drove(*reversed(spans))
    assert heard(*spans) == heard(*spans)


def test_what_is_found_by_a_record_is_verbatim() -> None:
    transcript = call(SCRIPT, TIMES)
    for found in heard(Driven(0, 200, "Kim Larsen", KIM)).findings:
        quote = found.quote
        assert transcript.utterances[quote.utterance].text[quote.start : quote.end] == quote.text
