"""Budget: money that is there, was set aside, or is not to be had."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.amounts import amounts
from pacenotes.core.listening.answers import answers, with_replies
from pacenotes.core.listening.finding import Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import Hit
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.wording import N_

SIGNAL = "budget"
REASONS = {
    "amount": N_("an amount beside “{words}”"),
    "exists": N_("“{words}” says that there is money"),
    "none": N_("“{words}” says that there is none"),
}


def find(hearing: Hearing) -> Iterator[Finding]:
    """Every word on the budget, with the amount where one was named."""
    return with_replies(hearing, SIGNAL, "exists", answers(hearing, SIGNAL, REASONS, _detail))


def _detail(sentence: Sentence, hit: Hit) -> Detail:
    money = next((a.money for a in amounts(sentence.text) if a.money), None)
    return Detail(money=money, is_hedged=hit.is_hedged)
