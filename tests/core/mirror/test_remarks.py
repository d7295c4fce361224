"""What somebody is told of their own part in a call, and what they are spared."""

from __future__ import annotations

import pytest

from pacenotes.core.mirror.beside import Beside, StillOpen, TakenCue
from pacenotes.core.mirror.remark import Kind
from pacenotes.core.spoken_or_silent import Channel, Sent
from tests.core.mirror.vocabulary import seen, told, untold

STEERS = """
    Sam: Let me share my screen. This is where the orders come in.
    Ingrid: That looks clear to me so far, thank you.
    Robin: Go back to the overview.
    """
ANSWERS = """
    Sam: Hello everybody.
    Ingrid: Sam, how does the import notice a double file?
    Robin: So basically it compares the checksum with the last thirty days.
    """


def test_steering_with_what_bears_it_out() -> None:
    open_way = Beside(channel=Channel(0, 600, (), 3))
    remark = told(Kind.STEERED, STEERS, "Robin", open_way, "1 1")
    assert "Go back to the overview" in remark.text
    assert [ground.say() for ground in remark.grounds] == [
        "Sam spoke right before or after it",
        "a silent cue was open to you",
    ]
    assert remark.certainty == 3


def test_where_it_is_not_plain_who_drove_nothing_is_said() -> None:
    first, *rest = STEERS.strip().splitlines()
    far = "\n".join([first, *["Ingrid: I see, and that is how we work as well."] * 6, *rest])
    untold(Kind.STEERED, far, "Robin")
    untold(Kind.STEERED, far, "Robin", Beside(channel=Channel(0, 600, (), 3)), "1 " * 8)


def test_a_cue_of_the_same_minute_bears_it_out_instead() -> None:
    sent = Beside(channel=Channel(0, 600, (Sent(10, 12, 1),), 3))
    remark = told(Kind.STEERED, STEERS, "Robin", sent, "1 1")
    grounds = [ground.say() for ground in remark.grounds]
    assert grounds[1:] == ["you sent a silent cue in the same minute"]


@pytest.mark.parametrize("other", ["Sam", "Ingrid", "Kim"])
def test_nobody_is_told_of_anothers_steering(other: str) -> None:
    untold(Kind.STEERED, STEERS, other)


def test_answering_for_a_colleague_in_their_field() -> None:
    remark = told(Kind.ANSWERED, ANSWERS, "Robin")
    assert [ground.say() for ground in remark.grounds] == [
        "the question was technical, and Sam Okafor is there for that"
    ]
    untold(Kind.ANSWERED, ANSWERS, "Sam")


def test_cut_offs_are_not_told_and_it_is_said_why() -> None:
    whys = [one.why.say() for one in seen(STEERS, "Robin").abstentions]
    assert any("isn't sure enough" in why for why in whys)


PROMISES = """
    Robin: Hello everybody.
    Sam: {said}
    Ingrid: Good.
    """


def test_a_commercial_promise_by_a_technical_position_while_sales_is_there() -> None:
    remark = told(Kind.PROMISED, PROMISES.format(said="I'll send you the quote by Friday."), "Sam")
    assert "Robin" in remark.grounds[0].say()


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("I'll send you the API documentation by Friday.", "Sam"),
        ("We talked about the quote by Friday.", "Sam"),
        ("I'll send you the quote by Friday.", "Robin"),
    ],
)
def test_what_is_no_commercial_promise_of_theirs(said: str, by: str) -> None:
    untold(Kind.PROMISED, PROMISES.format(said=said), by)


def test_answering_for_sales() -> None:
    script = """
        Robin: Hello everybody.
        Ingrid: What does it cost for forty people?
        Sam: That is usually around twelve thousand euros for a team of your size.
        """
    told(Kind.SOLD, script, "Sam")
    untold(Kind.SOLD, script, "Robin")
    untold(Kind.SOLD, script.replace("What does it cost", "Sam, what does it cost"), "Sam")
    untold(Kind.SOLD, script.replace("That is", "Robin, can you take that? It is"), "Sam")
    untold(Kind.SOLD, script.replace("Robin:", "Sam:"), "Sam")


def test_talking_long_is_told_by_the_clock_alone() -> None:
    script = f"""
        Ingrid: Please go on.
        Sam: {"and this is the next of the many screens that there are " * 50}
        Ingrid: Thank you.
        """
    assert "3:2" in told(Kind.MONOLOGUE, script, "Sam", pauses="1 1").why.say()
    untold(Kind.MONOLOGUE, script.replace("screens that there are", "screens, is it?", 1), "Sam")
    whys = [one.why.say() for one in seen(script, "Sam").abstentions]
    assert any("has no times" in why for why in whys)


PAST = """
    Sam: Hello everybody.
    Robin: Hello.
    Ingrid: Robin, does it support single sign-on?
    Robin: It does.
    Ingrid: Robin, how does the import handle a double file?
    """


def test_spoken_past_twice_is_told_to_whom_it_concerns() -> None:
    found = [one for one in seen(PAST, "Sam").remarks if one.kind is Kind.SPOKEN_PAST]
    assert len(found) == 2
    untold(Kind.SPOKEN_PAST, PAST, "Robin")
    untold(Kind.SPOKEN_PAST, PAST.replace("Robin, does", "Sam, does"), "Sam")


def test_spoken_past_needs_that_they_were_known_to_be_there() -> None:
    untold(Kind.SPOKEN_PAST, PAST.replace("Sam: Hello everybody.\n", ""), "Sam")


def test_passing_a_question_on() -> None:
    script = """
        Ingrid: How does the import notice a double file?
        Robin: Sam, do you want to take that?
        Sam: Sure, it compares the checksum with the last thirty days.
        """
    told(Kind.PASSED_ON, script, "Robin")
    untold(Kind.PASSED_ON, script.replace("Sam: Sure", "Robin: Sure"), "Robin")


def test_a_cue_that_was_taken() -> None:
    cues = Beside(taken=(TakenCue(7, "the alert page", 30.0, "Sam Okafor"),))
    remark = told(Kind.CUE_TAKEN, STEERS, "Robin", cues)
    assert (remark.text, remark.utterance, remark.key) == ("the alert page", None, "cue-taken:c7")


ASKS = """
    Robin: What would happen if you did nothing about it this year?
    Ingrid: We would lose two more people in the night shift, and the board would ask me why I knew.
    """


@pytest.mark.parametrize(("pause", "is_told"), [("3", True), ("0.5", False), ("60", False)])
def test_asking_and_waiting(pause: str, is_told: bool) -> None:
    (told if is_told else untold)(Kind.WAITED, ASKS, "Robin", pauses=pause)


def test_without_times_nobody_is_said_to_have_waited() -> None:
    untold(Kind.WAITED, ASKS, "Robin")


OPEN = (StillOpen("budget", ("Tomas Berg",)), StillOpen("need", ()), StillOpen("value", ("Tomas",)))


def test_a_question_left_unasked_though_who_knew_was_there() -> None:
    remark = told(Kind.UNASKED, STEERS, "Robin", Beside(still_open=OPEN))
    assert remark.key == "unasked:budget"
    assert "Tomas Berg was there" in remark.why.say()


def test_what_was_asked_or_spoken_of_was_not_left_unasked() -> None:
    asked = STEERS + "Robin: Do you have a budget for this?\n"
    untold(Kind.UNASKED, asked, "Robin", Beside(still_open=OPEN))
    untold(Kind.UNASKED, STEERS, "Robin", Beside(still_open=OPEN, heard=frozenset({"budget"})))


def test_the_picture_is_of_ones_own_talk_alone() -> None:
    picture = seen(STEERS, "Robin", pauses="1 1").picture
    assert (picture.own_words, picture.back_seat) == (5, 1)
    assert len(picture.moments) == 1
    assert picture.back_seat_an_hour is None, "seconds tell no rate"
