from __future__ import annotations

import pytest

from pacenotes.core.landscape.cards import IN_ORDER, ON_PAPER, Point, Track, sections, unsaid
from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.standing import Because, Standing

UNIQUE, COMPARATIVE, PARITY = Standing.UNIQUE, Standing.COMPARATIVE, Standing.PARITY


def track(worded: Standing, now: Standing, here: Standing, against: str = "") -> Track:
    return Track("Only we do.", "", "", "", "", worded, now, here, against)


def point(number: int, because: Because = Because.ONLY_OURS, said: Track | None = None) -> Point:
    return Point(number, f"Capability {number}", Run(because, BEGINNING, OPEN), said)


@pytest.mark.parametrize(
    ("worded", "now", "here", "against", "stands", "is_struck"),
    [
        (UNIQUE, UNIQUE, UNIQUE, "", UNIQUE, False),
        (UNIQUE, PARITY, UNIQUE, "", PARITY, True),  # in general it isn't so any more
        (UNIQUE, UNIQUE, PARITY, "", PARITY, True),  # in general it is, and not here
        (UNIQUE, COMPARATIVE, PARITY, "", PARITY, True),
        (COMPARATIVE, COMPARATIVE, UNIQUE, "", UNIQUE, True),
        (UNIQUE, UNIQUE, COMPARATIVE, "Flow", UNIQUE, False),  # of one of several it stays so
        (UNIQUE, PARITY, PARITY, "Flow", PARITY, True),
    ],
)
def test_words_are_struck_where_what_they_were_worded_for_is_over(
    worded: Standing, now: Standing, here: Standing, against: str, stands: Standing, is_struck: bool
) -> None:
    told = track(worded, now, here, against)
    assert told.stands is stands
    assert told.is_struck is is_struck
    assert told.is_over_elsewhere is (is_struck and not against and here is worded)


def test_sections_come_in_their_order_and_count_what_is_not_here() -> None:
    points = [point(n) for n in range(6)] + [point(9, Because.THEY_HAVE_MORE)]
    told = sections(points, {UNIQUE: 8, Standing.GAP: 1})
    assert [one.standing for one in told] == list(IN_ORDER)
    unique = told[0]
    assert (len(unique.points), unique.count, unique.more) == (6, 8, 2)
    assert (unique.on_paper, unique.off_paper) == (ON_PAPER, 8 - ON_PAPER)
    assert [one.capability for one in told[2].points] == [9]


def test_what_is_struck_or_not_worded_is_unsaid() -> None:
    said = point(1, said=track(UNIQUE, UNIQUE, UNIQUE))
    struck = point(2, said=track(UNIQUE, PARITY, PARITY))
    assert unsaid([said, struck, point(3)]) == (struck, point(3))
