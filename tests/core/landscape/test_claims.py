from __future__ import annotations

import pytest

from pacenotes.core.landscape.claims import VERDICTS, Checked, Claim, Verdict, check
from pacenotes.core.landscape.standing import WHY, Because, Standing
from pacenotes.core.landscape.versions import FactVersion
from tests.core.landscape.vocabulary import (
    EXPORT,
    NORTHBEAM,
    OURS,
    TALLY,
    checked,
    fact,
    on,
    records,
)

BOTH = (NORTHBEAM, TALLY)
CALL, NOW = 5, 9


def claimed(standing: Standing, *facts: FactVersion) -> Checked:
    looked_at = tuple(checked(product) for product in (OURS, *BOTH))
    found = records(*facts, checks=looked_at)
    return check(Claim(EXPORT, standing, CALL), OURS, BOTH, found, NOW)


ONLY_OURS = fact(OURS, on(3))


def test_what_was_so_and_is_known_to_have_been_is_true() -> None:
    assert claimed(Standing.UNIQUE, ONLY_OURS).verdict is Verdict.TRUE


def test_what_came_after_the_call_makes_no_claim_wrong() -> None:
    later = fact(TALLY, on(7), fact=2, recorded_from=7)
    assert claimed(Standing.UNIQUE, ONLY_OURS, later).verdict is Verdict.TRUE


def test_what_was_known_better_on_the_day_was_wrong() -> None:
    assert claimed(Standing.UNIQUE, ONLY_OURS, fact(TALLY, on(4), fact=2)).verdict is Verdict.WRONG


def test_what_we_learnt_since_is_told_from_what_we_could_have_known() -> None:
    learnt = fact(TALLY, on(4), fact=2, recorded_from=8)
    told = claimed(Standing.UNIQUE, ONLY_OURS, learnt)
    assert told.verdict is Verdict.KNOWN_WRONG_SINCE
    assert told.because == WHY[Because.OURS_IS_MORE]


def test_a_claim_can_turn_out_right() -> None:
    mistaken = fact(TALLY, on(4), fact=2, recorded_from=0, recorded_until=8)
    assert claimed(Standing.UNIQUE, ONLY_OURS, mistaken).verdict is Verdict.KNOWN_TRUE_SINCE


def test_of_what_nobody_knows_nothing_is_said() -> None:
    told = check(Claim(EXPORT, Standing.UNIQUE, CALL), OURS, BOTH, records(ONLY_OURS), NOW)
    assert told.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_names_the_day(verdict: Verdict) -> None:
    told = Checked(Claim(EXPORT, Standing.UNIQUE, 740_000), verdict, None, None)
    assert "2027-01-19" in told.why.say()
    assert set(VERDICTS) == set(Verdict)
