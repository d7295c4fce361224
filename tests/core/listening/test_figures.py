"""A call's figures, against values worked out by hand."""

from __future__ import annotations

import pytest

from pacenotes.core.listening.figures import Figures, Measured, figures
from pacenotes.core.roster import Party
from tests.core.listening.vocabulary import NOBODY, hearing

SCRIPT = """
Robin: Shall we begin? Why now?
Ingrid: We lost two days.
Sam: I see.
Tomas: And it cost a lot of money.
Ingrid: Every month.
Robin: How much?
"""
SECONDS = ((0, 10), (12, 30), (29, 31), (31, 41), (41, 50), (53, 60))
"""Ours: 10 + 2 + 7 = 19 s; theirs: 18 + 10 + 9 = 37 s; one second of two at once; a minute long."""


def measured(**heard_with: object) -> Figures:
    return figures(hearing(SCRIPT, **heard_with))  # type: ignore[arg-type]


def test_by_time() -> None:
    call = measured(seconds=SECONDS)

    assert call.measured is Measured.SECONDS
    assert call.length == 60
    assert call.talk_ratio == pytest.approx(19 / 56)
    assert call.longest_monologue == 10
    assert call.longest_customer_story == 19
    assert call.interactivity == pytest.approx(4 / (60 / 3600))
    assert call.question_rate == pytest.approx(2 / (60 / 3600))
    assert call.overtalk == pytest.approx(1 / 60)
    assert call.unknown == ()


def test_patience_is_the_median_pause_before_our_word_and_never_below_nought() -> None:
    # Ingrid to Sam: an overlap, so 0 s; Ingrid to Robin: 3 s.
    assert measured(seconds=SECONDS).patience == 1.5
    three = hearing(
        "Ingrid: A.\nRobin: B.\nIngrid: C.\nRobin: D.\nIngrid: E.\nRobin: F.",
        seconds=((0, 1), (2, 3), (4, 5), (9, 10), (11, 12), (12.5, 13)),
    )
    assert figures(three).patience == 1.0


def test_each_speakers_talk() -> None:
    talk = {t.speaker: t for t in measured(seconds=SECONDS).talk}

    assert list(talk) == ["Robin", "Ingrid", "Sam", "Tomas"]
    assert (talk["Robin"].amount, talk["Robin"].turns, talk["Robin"].questions) == (17, 2, 2)
    assert (talk["Ingrid"].amount, talk["Ingrid"].turns) == (27, 2)
    assert talk["Tomas"].party is Party.THEIRS
    assert sum(t.share for t in talk.values()) == pytest.approx(1)
    assert talk["Sam"].share == pytest.approx(2 / 56)


def test_by_words_where_there_are_no_times() -> None:
    call = measured()
    # Ours 5 + 2 + 2 = 9 words, theirs 4 + 7 + 2 = 13.
    assert call.measured is Measured.WORDS
    assert call.length == 22
    assert call.talk_ratio == pytest.approx(9 / 22)
    assert call.longest_monologue == 5
    assert call.longest_customer_story == 9
    assert call.interactivity == pytest.approx(4 / 0.022)
    assert call.question_rate == pytest.approx(2 / 0.022)
    assert (call.patience, call.overtalk) == (None, None)
    assert ["amounts are in words" in why.say() for why in call.unknown] == [True]


def test_one_missing_time_makes_it_words() -> None:
    heard = hearing("Robin: One two.\nIngrid: Three.", seconds=((0, 1), (1, None)))  # type: ignore[arg-type]
    assert figures(heard).measured is Measured.WORDS


def test_where_nobodys_side_is_known_nothing_compares_the_sides() -> None:
    call = measured(seconds=SECONDS, roster=NOBODY)

    assert call.talk_ratio is call.interactivity is call.patience is call.question_rate is None
    assert call.longest_monologue is call.longest_customer_story is None
    assert call.overtalk == pytest.approx(1 / 60)
    assert ["our side" in why.say() for why in call.unknown] == [True]


def test_where_only_we_speak_there_is_no_ratio() -> None:
    call = figures(hearing("Robin: One two.\nSam: Three."))
    assert call.talk_ratio is None


def test_three_at_once_count_their_time_once() -> None:
    heard = hearing(
        "Robin: A b c.\nIngrid: D e f.\nSam: G h i.", seconds=((0, 10), (4, 10), (6, 8))
    )
    assert figures(heard).overtalk == pytest.approx(6 / 10)


def test_an_end_before_its_start_counts_for_nothing() -> None:
    heard = hearing("Robin: A.\nIngrid: B.", seconds=((5, 3), (6, 10)))
    talk = {t.speaker: t.amount for t in figures(heard).talk}
    assert talk == {"Robin": 0, "Ingrid": 4}


def test_a_call_of_nothing_has_figures_of_nothing() -> None:
    call = figures(hearing(""))
    assert (call.length, call.talk, call.talk_ratio, call.overtalk) == (0, (), None, None)


def test_a_call_of_no_length_divides_by_nothing() -> None:
    heard = hearing("Robin: Shall we?\nIngrid: Yes.", seconds=((5, 5), (5, 5)))
    call = figures(heard)
    assert (call.interactivity, call.question_rate, call.overtalk) == (None, None, None)
