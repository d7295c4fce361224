from __future__ import annotations

import datetime as dt

import pytest

from pacenotes.core.cueing import SETTLED, Cueing, count_open, is_open, is_within_budget, may_become

NOW = dt.datetime(2026, 9, 20, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize("now", list(Cueing))
@pytest.mark.parametrize("then", list(Cueing))
def test_what_may_become_of_a_cue(now: Cueing, then: Cueing) -> None:
    seen = now is Cueing.SENT and then is Cueing.SEEN
    settled = then in SETTLED and then is not now
    assert may_become(now, then) is (seen or settled)


def test_nothing_becomes_unsent() -> None:
    assert not any(may_become(now, Cueing.SENT) for now in Cueing)


@pytest.mark.parametrize("state", list(Cueing))
def test_a_cue_is_open_until_it_is_settled_or_folds_away(state: Cueing) -> None:
    assert is_open(state, NOW, NOW + dt.timedelta(seconds=89), 90) is (state not in SETTLED)
    assert not is_open(state, NOW, NOW + dt.timedelta(seconds=90), 90)


def test_the_budget_counts_what_is_open() -> None:
    cues = [(Cueing.SENT, NOW), (Cueing.SEEN, NOW), (Cueing.TAKEN, NOW),
            (Cueing.SENT, NOW - dt.timedelta(minutes=5))]  # fmt: skip
    assert count_open(cues, NOW, 90) == 2
    assert is_within_budget(2, 3)
    assert not is_within_budget(3, 3)
    assert not is_within_budget(0, 0)
