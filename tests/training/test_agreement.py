"""Two passes over the same talk: how far they agree, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.sales_talk import Fragment, fragment
from training.agreement import as_markdown, by_kind, by_signal, paired, windows

Labels = tuple[list[Any], ...]
JUNE = {"from": "2026-06-28", "to": "2026-06-30"}
FIRST: Labels = ([{"label": "deadlines.decision", "due": JUNE}], ["need.pain"], ["need.wish"], [])
SECOND: Labels = ([{"label": "deadlines.decision", "due": JUNE}], ["need.wish"], [], [])


def _passed(labels: Labels, last: str = "no") -> list[Fragment]:
    texts = ("end of June", "it hurts", "one place", last)
    turns = [
        {"speaker": "Ines", "text": text, "labels": each}
        for text, each in zip(texts, labels, strict=True)
    ]
    people = [{"name": "Ines", "side": "theirs"}]
    return [fragment({"id": "a001", "day": "2026-03-12", "people": people, "turns": turns})]


def test_agreement_is_counted_by_turn() -> None:
    pairs = paired(_passed(FIRST), _passed(SECOND))
    deadlines, need = by_signal(pairs)

    assert (deadlines.f1, deadlines.kappa) == (1, 1)
    # Turns with, without: 2, 2 and 1, 3. Three of four alike, by chance (2 * 1 + 2 * 3) / 16.
    assert need.f1 == pytest.approx(2 / 3)
    assert need.kappa == pytest.approx((0.75 - 0.5) / 0.5)
    kinds = {each.name: (each.first, each.second, each.both) for each in by_kind(pairs, 1)}
    assert kinds["need.pain"] == (1, 0, 0)
    assert kinds["need.wish"] == (1, 1, 0)
    assert [each.name for each in by_kind(pairs, 2)] == ["need.wish"]
    assert windows(pairs) == (1, 1)
    assert "| need | 2 | 1 | 1 | 0.67 | 0.50 |" in as_markdown(pairs)


def test_other_words_are_no_second_pass() -> None:
    with pytest.raises(ValueError, match="a001 isn't what the first pass labelled"):
        paired(_passed(FIRST), _passed(SECOND, last="no, really"))
