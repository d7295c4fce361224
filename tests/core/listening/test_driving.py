"""Who drives at each moment, as kept in holds."""

from __future__ import annotations

import pytest

from pacenotes.core.listening.driving import Hold, driver_at
from tests.core.listening.vocabulary import hearing


@pytest.mark.parametrize(
    ("utterance", "drivers"),
    [(0, ()), (2, ("Sam",)), (4, ("Sam",)), (5, ()), (7, ("Kim",)), (99, ("Kim",))],
)
def test_a_hold_lasts_until_the_next(utterance: int, drivers: tuple[str, ...]) -> None:
    held = (Hold(2, ("Sam",)), Hold(5, ()), Hold(7, ("Robin",)), Hold(7, ("Kim",)))
    assert driver_at(held, utterance) == drivers


def test_where_nobody_shows_anything_nobody_drives() -> None:
    heard = hearing("Robin: Hello.\nIngrid: Hello.")
    assert heard.holds == ()
    assert heard.drivers_at(1) == ()


def test_the_last_word_of_one_utterance_decides_who_drives_after_it() -> None:
    heard = hearing(
        "Kim: Let me share my screen. Ah no, that's Sam's part. Sam, all yours.\nSam: Thanks."
    )
    assert [h.drivers for h in heard.holds] == [("Kim",), ("Sam",)]


def test_a_hand_over_that_nobody_takes_changes_nothing() -> None:
    heard = hearing("Sam: I'm sharing my screen now.\nSam: Over to you.\nIngrid: To me?")
    assert heard.drivers_at(2) == ("Sam",)


def test_who_asks_another_to_scroll_was_not_driving() -> None:
    heard = hearing(
        "Kim: As you can see here, the red ones are late.\nKim: Sam, could you scroll down?"
    )
    assert heard.drivers_at(0) == ("Kim",)
    assert heard.drivers_at(1) in ((), ("Sam",))
