"""Deadlines: a day or window somebody must keep, why it is one, resolved against the call's day."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.acts import asks
from pacenotes.core.listening.dates import DateSaid, dates
from pacenotes.core.listening.finding import Abstention, Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import Hit
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.wording import N_, words

SIGNAL = "deadlines"
KINDS = (
    "contract_end",
    "budget_cycle",
    "decision",
    "paper_process",
    "go_live",
    "compelling_event",
    "date",
)
REASONS = {
    "contract_end": N_("“{date}”: a contract ends"),
    "budget_cycle": N_("“{date}”: the budget's own calendar"),
    "paper_process": N_("“{date}”: the way through legal, procurement or approval"),
    "go_live": N_("“{date}”: when it has to run"),
    "compelling_event": N_("“{date}”: something happens whether they buy or not"),
    "decision": N_("“{date}”: when they decide"),
    "date": N_("“{date}”: a day to keep"),
}
NEAR = 15
"""Characters between a date and the words that say why it is a deadline."""
NEEDS_DAY = N_("the call's own day isn't known, so days like “next Friday” are not worked out")


def find(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """Every statement with a date and a word that makes it a deadline; appointments are not."""
    unresolved = False
    for sentence in hearing.saying(SIGNAL):
        kinds = sentence.kinds(SIGNAL)
        if not kinds or asks(sentence):
            continue
        said = _telling(sentence, dates(sentence.text, hearing.on), kinds)
        if said is None:
            continue
        unresolved = unresolved or said.window is None
        kind = _nearest(sentence, said)
        why = words(REASONS[kind], date=sentence.text[said.start : said.end].strip())
        detail = Detail(window=said.due)
        yield hearing.finding(SIGNAL, kind, sentence, why, detail)
    if unresolved and hearing.on is None:
        yield Abstention(SIGNAL, words(NEEDS_DAY))


def _nearest(sentence: Sentence, said: DateSaid) -> str:
    """The kind whose words stand near the date; "date" only where nothing weightier does."""

    def rank(hit: Hit) -> tuple[bool, bool, int]:
        apart = max(0, hit.start - said.end, said.start - hit.end)
        return hit.kind == "date", apart > NEAR, KINDS.index(hit.kind)

    return min(sentence.hits(SIGNAL), key=rank).kind


def _telling(sentence: Sentence, said: list[DateSaid], kinds: frozenset[str]) -> DateSaid | None:
    """The date that is the deadline: a weekday only beside a word that makes it one."""
    meets = "meets" in sentence.kinds("promises") or "owes" in sentence.kinds("promises")
    weighty = kinds - {"date", "go_live"}
    for date in said:
        if (date.is_appointment or meets) and not weighty:
            continue
        return date
    return None
