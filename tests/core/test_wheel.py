from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core import wheel
from pacenotes.core.wheel import Kind, Refused, Wheel, Wish

NOW = dt.datetime(2026, 9, 20, 10, tzinfo=dt.UTC)
LEASE = dt.timedelta(seconds=30)
SAM, NOOR, ROBIN = 1, 2, 3


def later(seconds: float) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


def driven(by: int = SAM, *wishes: Wish) -> Wheel:
    return Wheel(by, NOW, LEASE, frozenset(wishes))


def test_a_free_wheel_is_taken() -> None:
    assert wheel.take(Wheel(), SAM, NOW) == driven()


def test_a_wheel_is_not_taken_from_a_driver_on_the_line() -> None:
    with pytest.raises(Refused, match="Ask for it"):
        wheel.take(driven(), NOOR, later(30))


def test_a_wheel_is_taken_once_the_lease_is_over() -> None:
    assert wheel.take(driven(), NOOR, later(30.1)).driver == NOOR


def test_a_late_beat_keeps_a_wheel_that_nobody_took() -> None:
    heard = wheel.beat(driven(), SAM, later(90))
    assert not heard.has_lapsed(later(119))
    with pytest.raises(Refused):
        wheel.take(heard, NOOR, later(100))


def test_who_lost_the_wheel_does_not_keep_it_by_a_beat() -> None:
    taken = wheel.take(driven(), NOOR, later(31))
    with pytest.raises(Refused, match="only who drives"):
        wheel.beat(taken, SAM, later(32))


def test_an_offer_goes_to_whom_it_was_made() -> None:
    offered = wheel.offer(driven(), NOOR, SAM)
    with pytest.raises(Refused):
        wheel.accept(offered, Wish(Kind.OFFER, NOOR), ROBIN, NOW)
    assert wheel.accept(offered, Wish(Kind.OFFER, NOOR), NOOR, NOW) == driven(NOOR)


def test_only_the_driver_offers_and_not_to_themself() -> None:
    with pytest.raises(Refused, match="only who drives"):
        wheel.offer(driven(), ROBIN, NOOR)
    with pytest.raises(Refused, match="somebody else"):
        wheel.offer(driven(), SAM, SAM)


def test_only_the_driver_hands_over_to_who_asked() -> None:
    asked = wheel.ask(driven(), NOOR)
    for other in (NOOR, ROBIN):
        with pytest.raises(Refused):
            wheel.accept(asked, Wish(Kind.ASK, NOOR), other, NOW)
    assert wheel.accept(asked, Wish(Kind.ASK, NOOR), SAM, NOW).driver == NOOR


def test_a_declined_wish_leaves_the_wheel_where_it_is() -> None:
    asked = wheel.ask(driven(), NOOR)
    assert wheel.decline(asked, Wish(Kind.ASK, NOOR), SAM) == driven()


def test_who_made_a_wish_takes_it_back() -> None:
    asked = wheel.ask(driven(), NOOR)
    with pytest.raises(Refused):
        wheel.withdraw(asked, Wish(Kind.ASK, NOOR), SAM)
    assert wheel.withdraw(asked, Wish(Kind.ASK, NOOR), NOOR) == driven()
    offered = wheel.offer(driven(), NOOR, SAM)
    with pytest.raises(Refused):
        wheel.withdraw(offered, Wish(Kind.OFFER, NOOR), NOOR)
    assert wheel.withdraw(offered, Wish(Kind.OFFER, NOOR), SAM) == driven()


def test_what_others_asked_for_is_the_new_drivers_to_settle() -> None:
    asked = wheel.ask(wheel.ask(driven(), NOOR), ROBIN)
    passed = wheel.accept(asked, Wish(Kind.ASK, NOOR), SAM, NOW)
    assert passed.wishes == {Wish(Kind.ASK, ROBIN)}
    assert wheel.accept(passed, Wish(Kind.ASK, ROBIN), NOOR, NOW).driver == ROBIN


def test_a_wheel_let_go_is_nobodys_and_its_offers_are_over() -> None:
    offered = wheel.offer(wheel.ask(driven(), ROBIN), NOOR, SAM)
    free = wheel.release(offered, SAM)
    assert free.driver is None
    assert free.wishes == {Wish(Kind.ASK, ROBIN)}
    with pytest.raises(Refused, match="needn't ask"):
        wheel.ask(free, NOOR)


MOVES = st.lists(
    st.tuples(
        st.sampled_from(
            ["take", "release", "offer", "ask", "accept", "decline", "withdraw", "beat"]
        ),
        st.sampled_from([SAM, NOOR, ROBIN]),
        st.sampled_from([SAM, NOOR, ROBIN]),
        st.sampled_from(list(Kind)),
        st.integers(0, 60),
    ),
    max_size=40,
)


@given(MOVES)
def test_nobody_loses_the_wheel_but_by_their_own_hand_or_by_the_lease(
    moves: list[tuple[str, int, int, Kind, int]],
) -> None:
    held, now = Wheel(lease=LEASE), NOW
    for name, by, other, kind, seconds in moves:
        now += dt.timedelta(seconds=seconds)
        before = held
        try:
            held = _moved(held, name, by, Wish(kind, other), now)
        except Refused:
            continue
        if before.driver is not None and held.driver != before.driver:
            by_own_hand = by == before.driver and name in {"release", "accept"}
            was_offered = name == "accept" and Wish(Kind.OFFER, by) in before.wishes
            assert by_own_hand or was_offered or (name == "take" and before.has_lapsed(now))
        assert held.driver is not None or all(wish.kind is Kind.ASK for wish in held.wishes)
        assert Wish(Kind.ASK, held.driver or 0) not in held.wishes


def _moved(held: Wheel, name: str, by: int, wish: Wish, now: dt.datetime) -> Wheel:
    match name:
        case "take":
            return wheel.take(held, by, now)
        case "release":
            return wheel.release(held, by)
        case "offer":
            return wheel.offer(held, wish.to, by)
        case "ask":
            return wheel.ask(held, by)
        case "accept":
            return wheel.accept(held, wish, by, now)
        case "decline":
            return wheel.decline(held, wish, by)
        case "withdraw":
            return wheel.withdraw(held, wish, by)
        case _:
            return wheel.beat(held, by, now)
