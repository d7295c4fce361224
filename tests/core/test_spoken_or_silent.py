from __future__ import annotations

import pytest

from pacenotes.core.spoken_or_silent import SAME_MINUTE, Channel, Sent


def channel(*sent: tuple[float, float], most_open: int = 3) -> Channel:
    """From second 10 to 600 of a call, with cues sent at one second and gone at another."""
    return Channel(10, 600, [Sent(at, gone, key) for key, (at, gone) in enumerate(sent)], most_open)


@pytest.mark.parametrize(
    ("at", "key"),
    [(100, 0), (100 + SAME_MINUTE, 0), (100 - SAME_MINUTE, 0), (400, 2), (370, 1),
     (100 + SAME_MINUTE + 1, None), (100 - SAME_MINUTE - 1, None), (None, None)],
)  # fmt: skip
def test_a_cue_stands_beside_a_remark_of_the_same_minute(at: float | None, key: int | None) -> None:
    near = channel((100, 120), (350, 360), (420, 430)).nearest(at)
    assert (near.key if near else None) == key


@pytest.mark.parametrize(
    ("at", "is_open"),
    [(10, True), (600, True), (9, False), (601, False), (None, False), (100, True)],
)
def test_the_channel_is_open_as_long_as_the_demo_lasts(at: float | None, is_open: bool) -> None:
    assert channel((100, 190)).was_open(at) is is_open


@pytest.mark.parametrize(("at", "is_open"), [(99, True), (101, False), (189, False), (190, True)])
def test_it_is_closed_while_the_budget_is_used_up(at: float, is_open: bool) -> None:
    assert channel((100, 190), (101, 300), most_open=2).was_open(at) is is_open


def test_it_is_never_open_to_who_sends_no_cues() -> None:
    assert not channel(most_open=0).was_open(100)
