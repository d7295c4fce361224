from __future__ import annotations

import pytest

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.versions import RELEASE_STATE_NAMES, ReleaseState
from tests.core.landscape.vocabulary import OURS, PLANNED, TALLY, release

SLIPPED = Releases([release(1, 5, known=(0, 3)), release(1, 8, known=(3, OPEN))])


@pytest.mark.parametrize(("known", "day"), [(0, 5), (2, 5), (3, 8), (99, 8)])
def test_a_marks_day_is_its_releases_as_known_then(known: int, day: int) -> None:
    assert SLIPPED.day(Mark(release=1), known) == day


def test_a_mark_of_a_day_is_that_day() -> None:
    assert SLIPPED.day(Mark(day=4), 0) == 4


@pytest.mark.parametrize(
    "found", [release(1, 5, PLANNED), release(1, 5, ReleaseState.ANNOUNCED), release(1, None)]
)
def test_what_has_not_shipped_has_no_day_that_counts(found: object) -> None:
    assert Releases([found]).day(Mark(release=1), 0) is None  # type: ignore[list-item]


def test_nor_has_what_was_not_known() -> None:
    assert Releases([]).day(Mark(release=1), 0) is None
    assert Releases([release(1, 5, known=(3, 9))]).day(Mark(release=1), 2) is None


def test_the_next_day_is_of_the_products_own_next_release_that_shipped() -> None:
    found = Releases(
        [
            release(1, 5), release(2, 6, PLANNED), release(3, 7, product=TALLY), release(4, 9),
            release(5, 8, known=(0, 2)), release(6, None),
        ]
    )  # fmt: skip
    assert found.next_day(OURS, 5, 3) == 9
    assert found.next_day(OURS, 5, 1) == 8
    assert found.next_day(OURS, 9, 3) is None


def test_every_state_has_its_words() -> None:
    assert set(RELEASE_STATE_NAMES) == set(ReleaseState)
