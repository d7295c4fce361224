"""Business case: the numbers that make it, where they stand, where they should go, their worth."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.acts import asks
from pacenotes.core.listening.amounts import Amount, amounts
from pacenotes.core.listening.finding import Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.wording import N_, words

SIGNAL = "business_case"
REASONS = {
    "value": N_("“{amount}” beside words of gain or loss"),
    "target": N_("“{amount}” beside words of where they want to be"),
    "today": N_("“{amount}” beside words of how it is"),
    "metric": N_("“{amount}” of something they measure"),
    "vague_value": N_("a gain is spoken of without a figure"),
}
_IN_THIS_ORDER = ("value", "target", "today", "metric")


def find(hearing: Hearing) -> Iterator[Finding]:
    """Every statement with an amount that is neither a price nor a term of trade."""
    for sentence in hearing.sentences:
        kinds = sentence.kinds(SIGNAL)
        if not kinds or asks(sentence) or sentence.kinds("budget") & {"amount"}:
            continue
        said = [a for a in amounts(sentence.text) if _counts(a, kinds)]
        kind = _kind(kinds, said)
        if kind is not None:
            yield _finding(hearing, sentence, kind, said)


def _counts(amount: Amount, kinds: frozenset[str]) -> bool:
    """Prices and terms of trade are no business case, unless gain or target is spoken of too."""
    if kinds & {"price", "trade_term"} and not kinds & {"value", "target"}:
        return False
    if amount.measure is None:
        return True
    return not (amount.measure.unit in ("minute", "meeting", "call") and not kinds & {"value", "today"})


def _kind(kinds: frozenset[str], said: list[Amount]) -> str | None:
    if said:
        return next((kind for kind in _IN_THIS_ORDER if kind in kinds), None)
    return "value" if "vague_value" in kinds else None


def _finding(hearing: Hearing, sentence: Sentence, kind: str, said: list[Amount]) -> Finding:
    if not said:
        detail = Detail(is_hedged=True)
        return hearing.finding(SIGNAL, kind, sentence, words(REASONS["vague_value"]), detail)
    first = next((a for a in said if a.money), said[0])
    measure = next((a.measure for a in said if a.measure), None)
    why = words(REASONS[kind], amount=sentence.text[first.start : first.end].strip())
    return hearing.finding(SIGNAL, kind, sentence, why, Detail(money=first.money, measure=measure))
