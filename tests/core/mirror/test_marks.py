"""Marks teach what is told, for one person; intentions come one a week."""

from __future__ import annotations

import datetime as dt

from pacenotes.core.mirror.kept import Intention, KeptCall, OwnBook, Went, own_middle
from pacenotes.core.mirror.marks import MOST_NEEDED, Mark, is_told, thresholds
from pacenotes.core.mirror.picture import Picture
from pacenotes.core.mirror.remark import Kind, Remark
from pacenotes.core.wording import words

BARE = Remark(Kind.ANSWERED, "Go back", words("why"), 3, 10.0, place="3.0")
BORNE_OUT = Remark(Kind.ANSWERED, "Go back", words("why"), 4, 11.0, (words("a"),), "4.0")


def unfair(times: int) -> list[dict[str, Mark]]:
    """So many calls, each with steering that was called unfair."""
    return [{f"answered:{n}.0": Mark.UNFAIR} for n in range(times)]


def test_one_unfair_mark_teaches_nothing_and_two_ask_for_more() -> None:
    assert thresholds(unfair(1)) == {}
    learnt = thresholds(unfair(2))
    assert learnt[Kind.ANSWERED].needed == 2
    assert not is_told(BARE, learnt, {})
    assert is_told(BORNE_OUT, learnt, {})


def test_a_kind_that_needs_more_from_the_start_needs_still_more() -> None:
    learnt = thresholds([{f"steered:{n}.0": Mark.UNFAIR} for n in range(2)])
    assert learnt[Kind.STEERED].needed == 3


def test_fair_marks_weigh_against_and_not_me_teaches_nothing() -> None:
    fair = [{"answered:9.0": Mark.FAIR}]
    assert thresholds([*unfair(2), *fair]) == {}
    assert thresholds([{"answered:1.0": Mark.NOT_ME}] * 9) == {}


def test_no_kind_falls_silent_for_good_and_none_teaches_another() -> None:
    learnt = thresholds(unfair(100))
    assert learnt[Kind.ANSWERED].needed == MOST_NEEDED
    assert set(learnt) == {Kind.ANSWERED}


def test_what_was_marked_stays_where_its_mark_can_be_taken_back() -> None:
    learnt = thresholds(unfair(9))
    assert is_told(BARE, learnt, {BARE.key: Mark.UNFAIR})
    assert not is_told(BARE, {}, {BARE.key: Mark.NOT_ME})


def test_marks_of_another_version_are_left_alone() -> None:
    assert thresholds([{"gone-since:1": Mark.UNFAIR}] * 5) == {}


PICTURE = Picture(100, 0.5, 0.2, 0.1, 2, 1, 0.5, 5, 19, (1,) * 24, (3,))


def test_a_mark_replaces_the_one_before_and_can_be_taken_back() -> None:
    kept = KeptCall(PICTURE, 1).with_mark("a", Mark.FAIR).with_mark("a", Mark.UNFAIR)
    assert kept.marks == {"a": Mark.UNFAIR}
    assert kept.with_mark("a", None).marked == ()


def test_ones_middle_is_of_ones_own_calls() -> None:
    calls = {n: KeptCall(Picture(10, s, 0.0, 0.0, 2, 0, 1.0, 5, 19), 1) for n, s in
             enumerate((0.1, 0.9, 0.5))}  # fmt: skip
    assert own_middle(calls)["sale"] == 0.5
    assert own_middle(calls)["back_seat"] == 2
    assert own_middle({})["sale"] is None


def test_one_intention_a_week_looked_at_after() -> None:
    wednesday = dt.date(2026, 9, 16)
    book = OwnBook().intending(wednesday, "ask who signs").intending(wednesday, "wait longer")
    assert book.intentions == (Intention(dt.date(2026, 9, 14), "wait longer"),)
    assert book.to_look_back_on(wednesday) is None
    next_week = wednesday + dt.timedelta(days=7)
    assert book.of_week(next_week) is None
    due = book.to_look_back_on(next_week)
    assert due is not None
    assert book.looked_back(due.monday, Went.PARTLY).to_look_back_on(next_week) is None
    assert book.intending(wednesday, "").intentions == ()
