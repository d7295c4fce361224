"""The words these tests are written in: what somebody is told of a script, and what they aren't."""

from __future__ import annotations

import itertools

from pacenotes.core.mirror.beside import Beside
from pacenotes.core.mirror.look import Look, look
from pacenotes.core.mirror.remark import Kind, Remark
from tests.core.listening.vocabulary import hearing

NOTHING = Beside()


def seen(script: str, by: str, beside: Beside = NOTHING, pauses: str = "") -> Look:
    """What somebody sees of themselves in a script. `pauses` are the seconds before each line after
    the first, where the call has times; a line takes a third of a second a word."""
    return look(hearing(script, seconds=_times(script, pauses)), frozenset({by}), beside)


def told(kind: Kind, script: str, by: str, beside: Beside = NOTHING, pauses: str = "") -> Remark:
    """The one remark of a kind."""
    found = [one for one in seen(script, by, beside, pauses).remarks if one.kind is kind]
    assert len(found) == 1, found
    return found[0]


def untold(kind: Kind, script: str, by: str, beside: Beside = NOTHING, pauses: str = "") -> None:
    """No remark of a kind."""
    assert kind not in [one.kind for one in seen(script, by, beside, pauses).remarks]


def _times(script: str, pauses: str) -> tuple[tuple[float, float], ...]:
    if not pauses:
        return ()
    lines = [line.strip() for line in script.strip().splitlines() if line.strip()]
    lengths = [len(line.partition(": ")[2].split()) / 3 for line in lines]
    before = [0.0, *(float(one) for one in pauses.split())]
    ends = list(itertools.accumulate(a + b for a, b in zip(before, lengths, strict=True)))
    return tuple((end - length, end) for end, length in zip(ends, lengths, strict=True))
