"""Business case: the numbers that make it, where they stand, where they should go, their worth."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from pacenotes.core.listening.acts import asks
from pacenotes.core.listening.amounts import Amount, amounts
from pacenotes.core.listening.dates import DateSaid, dates
from pacenotes.core.listening.finding import Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import options
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.wording import N_, words

SIGNAL = "business_case"
REASONS = {
    "value": N_("“{amount}” beside words of gain or loss"),
    "target": N_("“{amount}” beside words of where they want to be"),
    "today": N_("“{amount}” beside words of how it is"),
    "metric": N_("“{amount}” of something they measure"),
    "price": N_("“{amount}” is what ours costs"),
    "vague_value": N_("a gain is spoken of without a figure"),
}
HOW_FAR_BACK = 6
"""Sentences in which the customer's question about the price is looked for."""
_OURS = frozenset({"value", "price"})
"""Of our own numbers only what it costs and what it brings is worth noting."""
_TIME = frozenset({"day", "week", "month", "quarter", "year", "hour", "minute"})
_HEADS = frozenset(
    {"people", "country", "site", "store", "plant", "warehouse", "customer", "client", "user"}
)
"""How many there are of these says how big somebody is; alone it makes no case."""
_SPAN = re2.compile(
    r"\b(?:(?:over|in|during|for|within) the (?:last|past|first|next)|last|past|first|next|after|"
    r"within|every|another|before)(?: about| the)?\s*$",
    options(),
)
_AGO = re2.compile(r"\s*(?:ago|from now|later|before|versus)\b", options())
_IN_THIS_ORDER = ("value", "target", "today", "metric")


def find(hearing: Hearing) -> Iterator[Finding]:
    """Every statement with an amount that is neither a price nor a term of trade."""
    for sentence in hearing.saying(SIGNAL):
        kinds = sentence.kinds(SIGNAL)
        if not kinds or asks(sentence) or sentence.kinds("budget") & {"amount"}:
            continue
        ours = hearing.is_ours(sentence.speaker)
        days = dates(sentence.text, hearing.on)
        said = [a for a in amounts(sentence.text) if _counts(sentence.text, a, kinds, days)]
        kind = _price(hearing, sentence, kinds) or _kind(kinds, said)
        if kind is not None and not (ours and kind not in _OURS):
            yield _finding(hearing, sentence, kind, said)


def _price(hearing: Hearing, sentence: Sentence, kinds: frozenset[str]) -> str | None:
    """Money that is what ours costs, not what it brings: worth noting, though no answer."""
    if kinds & {"value", "target"} or not any(a.money for a in amounts(sentence.text)):
        return None
    if "price" in kinds:
        return "price"
    if not hearing.is_ours(sentence.speaker):
        return None
    if "our_price" in kinds or ("our_price_if_asked" in kinds and _was_asked(hearing, sentence)):
        return "price"
    return None


def _was_asked(hearing: Hearing, sentence: Sentence) -> bool:
    """Whether the customer asked what it costs just before."""
    before = hearing.sentences_before(sentence.utterance.index, HOW_FAR_BACK)
    return any(
        hearing.is_theirs(s.speaker) and asks(s) and "commercial" in s.kinds("asked")
        for s in before
    )


def _counts(text: str, amount: Amount, kinds: frozenset[str], days: list[DateSaid]) -> bool:
    """Prices, terms of trade and spans of time ("the last six months") are no business case."""
    unit = amount.measure.unit if amount.measure else ""
    if unit in _TIME and kinds & {"trade_term"} and not kinds & {"metric"}:
        return False
    is_date = any(d.start < amount.end and amount.start < d.end for d in days)
    if unit in _TIME and is_date and not kinds & {"metric", "value", "target"}:
        return False
    if unit in _TIME and (_SPAN.search(text[: amount.start]) or _AGO.match(text[amount.end :])):
        return False
    if kinds & {"price", "trade_term"} and not kinds & {"value", "target"}:
        return False
    if amount.measure is None:
        return True
    if unit in _HEADS and not kinds & {"metric", "value", "target"}:
        return False
    return unit not in ("minute", "meeting", "call") or bool(kinds & {"value", "metric", "target"})


def _kind(kinds: frozenset[str], said: list[Amount]) -> str | None:
    if said:
        told = next((kind for kind in _IN_THIS_ORDER if kind in kinds), None)
        return told or ("value" if "vague_value" in kinds else None)
    return "value" if "vague_value" in kinds else None


def _finding(hearing: Hearing, sentence: Sentence, kind: str, said: list[Amount]) -> Finding:
    if kind == "price":
        said = [a for a in amounts(sentence.text) if a.money]
    if not said:
        detail = Detail(is_hedged=True)
        return hearing.finding(SIGNAL, kind, sentence, words(REASONS["vague_value"]), detail)
    first = next((a for a in said if a.money), said[0])
    measure = next((a.measure for a in said if a.measure), None)
    why = words(REASONS[kind], amount=sentence.text[first.start : first.end].strip())
    return hearing.finding(SIGNAL, kind, sentence, why, Detail(money=first.money, measure=measure))
