"""The comparisons bite: each of these faults is found by them, and without one nothing is."""

from __future__ import annotations

from collections.abc import Callable

import hypothesis
import numpy as np
import pytest
from hypothesis import Phase, given, settings

from pacenotes.core.landscape import (
    boxes,
    front,
    histories,
    history,
    places,
    records,
    releases,
    spans,
    timeline,
    turns,
    weighing,
)
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.standing import Because
from pacenotes.core.landscape.support import NOT_THERE
from tests.core.landscape.comparing import columns_differ, rows_differ
from tests.core.landscape.made_up import FEWER, landscapes
from tests.core.landscape.naive import Model

SEARCH = settings(
    max_examples=1_000, database=None, derandomize=True, deadline=None, phases=[Phase.generate]
)
"""A fault has to be found; the smallest example of it isn't looked for."""


@FEWER
@given(landscapes)
def test_without_a_fault_rows_are_the_models(model: Model) -> None:
    assert not rows_differ(model)


@FEWER
@given(landscapes)
def test_without_a_fault_columns_are_the_rows(model: Model) -> None:
    assert not columns_differ(model)


def planned_holds(self: releases.Releases, mark: releases.Mark, known: int) -> int | None:
    version = None if mark.release is None else self.known(mark.release, known)
    return mark.day if version is None else version.day


ROWS = {
    "unknown passes for no": lambda m: m.setattr(timeline, "NOT_KNOWN", NOT_THERE),
    "what is planned holds": lambda m: m.setattr(releases.Releases, "day", planned_holds),
    "a slip moves nothing": lambda m: m.setattr(spans, "_concerned", lambda fact, releases: ()),
    "on or before is taken as on": lambda m: m.setattr(spans, "_POSSIBLE", spans._HELD),
    "what is closed is still known": lambda m: m.setattr(
        timeline, "is_known_on", lambda row, known: row.recorded_from <= known
    ),
    "parts don't mind their wholes": lambda m: m.setattr(
        records.Records, "chain", _only_itself(records.Records.chain)
    ),
    "every start is exact": lambda m: m.setattr(history, "_could_be", lambda a, b: False),
    "what is given up is claimed": lambda m: m.setattr(
        history, "weigh", _without_deprecation(history.weigh)
    ),
    "the next release is any": lambda m: m.setattr(
        releases.Releases, "next_day", lambda self, product, after, known: None
    ),
}

COLUMNS = {
    "the front is all known": lambda m: m.setattr(front.Front, "_is_known", lambda s, h, k: True),
    "behind the front is nothing": lambda m: m.setattr(front, "RECORDED", 64),
    "no wholes in the matrix": lambda m: m.setattr(places, "_steps", lambda whole, there: []),
    "boxes aren't nested": lambda m: m.setattr(turns, "nest", lambda found, steps: None),
    "several rectangles are one": lambda m: m.setattr(turns, "boxes", _never_several(turns.boxes)),
    "an end isn't counted": lambda m: m.setattr(turns, "_COUNTED", np.abs(turns._COUNTED)),
    "ends aren't told from starts": lambda m: m.setattr(turns, "OPEN", 0),
    "a day's last turn doesn't win": lambda m: m.setattr(turns, "_settled", turns.Turns),
    "no start may be sooner": lambda m: m.setattr(histories, "_open_ends", _none_open),
    "deprecated is taken as any": lambda m: m.setitem(
        weighing.CODES, Because.DEPRECATED, weighing.CODES[Because.ONLY_OURS]
    ),
    "open ends close": lambda m: m.setattr(histories, "OPEN", OPEN - 1),
}
"""What is planted, by what it would mean."""


@pytest.mark.parametrize("fault", ROWS)
def test_a_fault_in_the_rows_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ROWS[fault](monkeypatch)
    assert is_found(rows_differ)


@pytest.mark.parametrize("fault", COLUMNS)
def test_a_fault_in_the_columns_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    COLUMNS[fault](monkeypatch)
    assert is_found(columns_differ)


def is_found(differ: Callable[[Model], bool]) -> bool:
    def differs(model: Model) -> bool:
        try:
            return differ(model)
        except (ArithmeticError, LookupError, TypeError, ValueError):
            return True

    try:
        hypothesis.find(landscapes, differs, settings=SEARCH)
    except hypothesis.errors.NoSuchExample:
        return False
    return True


def _only_itself(chain: Callable[..., tuple]) -> Callable[..., tuple]:
    return lambda self, capability, known: chain(self, capability, known)[:1]


def _without_deprecation(weigh: Callable[..., Because]) -> Callable[..., Because]:
    return lambda ours, others, better=None, is_deprecated=False: weigh(ours, others, better)


def _none_open(bits: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.zeros(bits.shape[1], bool), np.zeros(bits.shape[1], bool)


def _never_several(made: Callable[..., boxes.Boxes]) -> Callable[..., boxes.Boxes]:
    def never(*args: object) -> boxes.Boxes:
        found = made(*args)
        found.is_several[:] = False
        return found

    return never
