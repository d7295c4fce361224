"""Words that give people a gender or make them small, with others that say what they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import re2

from pacenotes.core.gender import NEUTRAL, neutral
from pacenotes.core.listening.lexicon import options
from pacenotes.core.wording import N_

MOST_HINTS = 20
"""Hints that a text gets, the first."""
LONGEST_TEXT = 200_000
"""Characters that are looked at."""


@dataclass(frozen=True, slots=True)
class WordingHint:
    """Words of a text from `start` to `end`, and what could be said instead, as messages for the
    translators; `neutral` is a title's own form without gender, in the text's words."""

    start: int
    end: int
    words: str
    instead: tuple[str, ...] = ()
    neutral: str = ""


_FIELD = (
    r"(?:sales|marketing|product|finance|security|support|service|ops|operations|data|dev|tech|"
    r"technical|network|storage|cloud|procurement|purchasing|legal|compliance|hr|pre-?sales|"
    r"field|account|admin|systems?|infrastructure|database|design|front ?desk|booth|demo|money|"
    r"numbers|ideas|slides|powerpoint|computer|server|(?-i:IT|AI|PR|QA|DB))"
)
_SOMEBODY = r"(?:guys?|girls?|gals?|lad(?:y|ies)|lads?|boys?|dudes?|chicks?|m[ae]n|wom[ae]n|bros?)"

# fmt: off
_PHRASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (rf"\b{_FIELD}[ -]{_SOMEBODY}\b",
     (N_("their position"), N_("the colleague from that team"))),
    (r"\b(?:girls?|boys?|guys?|gals?|lad(?:y|ies)|lads?|chicks?) "
     rf"(?:from|in|at|over in|down in|of) (?:the )?{_FIELD}\b",
     (N_("the colleague from that team"),)),
    (r"\b(?:you|hey|hi|hello|those|these|the|our|their|my) guys\b",
     (N_("everybody"), N_("the team"))),
    (r"\b(?:beards? and (?:the )?suits?|suits? and (?:the )?beards?)\b",
     (N_("engineers and executives"),)),
    (r"\bthe suits (?:upstairs|from|at|want|will|decide|sign|don't|need|care)\b",
     (N_("the executives"),)),
    (r"\b(?:the beards|neck ?beards?|propeller ?heads?|(?:code|demo|tech) monkeys?)\b",
     (N_("the engineers"), N_("the demoer"))),
    (r"\bbean ?counters?\b", (N_("finance"),)),
    (r"\b(?:sales|marketing) (?:weenies?|drones?|monkeys?|fluff people)\b",
     (N_("their position"),)),
    (r"\bman[- ]?(?:hours?|days?|weeks?|months?|years?)\b",
     (N_("hours of work"), N_("person-days"))),
    (r"\bman ?power\b", (N_("staff"), N_("people"))),
    (r"\bmiddle ?m[ae]n\b", (N_("intermediary"),)),
    (r"\b(?:right|left)[- ]hand m[ae]n\b", (N_("deputy"),)),
    (r"\b(?:best|right) man for the job\b", (N_("the best person for the job"),)),
    (r"\bgentlem[ae]n's agreements?\b", (N_("an informal agreement"),)),
    (r"\bold boys['’]? (?:network|club)s?\b", (N_("an inner circle"),)),
    (r"\bgirl ?boss(?:es)?\b", (N_("their position"),)),
    (r"\b(?:diversity hires?|token wom[ae]n|female (?:engineer|developer|manager|executive|ceo|cto|"
     r"cfo|buyer)s?|lady (?:engineer|developer|manager|boss|doctor)s?|wom[ae]n (?:engineer|"
     r"developer|manager)s?)\b",
     (N_("their position"),)),
    (r"\b(?:just|only) (?:an?|the|his|her|my|our|their) (?:assistant|secretary|pa|receptionist|"
     r"admin|note[- ]taker|coffee (?:girl|boy|lady))\b",
     (N_("what they do, without “just”"),)),
    (r"\b(?:so (?:easy|simple)(?: that)?|explain (?:it|this|that) to|even) (?:your|my|their) "
     r"(?:mother|mom|mum|grandmother|grandma|granny|wife|girlfriend|secretary)\b",
     (N_("somebody who is new to it"),)),
    (r"\byoung lad(?:y|ies)\b", (N_("their name or position"),)),
)
# fmt: on


@cache
def _phrases() -> tuple[tuple[Any, tuple[str, ...]], ...]:
    return tuple((re2.compile(pattern, options()), instead) for pattern, instead in _PHRASES)


@cache
def _titles() -> Any:
    """Titles that say a gender; "Foreman" with a capital may be a name, "foreman" isn't."""
    known = "|".join(sorted((*NEUTRAL, *(f"{one}s" for one in NEUTRAL if one.endswith("ess")))))
    also_names = "|".join(sorted(_ALSO_NAMES))
    told = "|".join(one for one in known.split("|") if one not in _ALSO_NAMES)
    return re2.compile(rf"\b(?:{told}|(?-i:{also_names}))\b", options())


_ALSO_NAMES = frozenset({"foreman", "workman", "alderman", "chairman", "fireman", "cameraman"})


def wording_hints(text: str) -> tuple[WordingHint, ...]:
    """What in a text gives people a gender or makes them small, in its order, nothing twice; in
    time linear in its length."""
    text = text[:LONGEST_TEXT]
    found = sorted(_found(text), key=lambda hint: (hint.start, -hint.end))
    told: list[WordingHint] = []
    for hint in found:
        is_within = told and hint.start < told[-1].end
        is_again = hint.words.casefold() in {one.words.casefold() for one in told}
        if not is_within and not is_again:
            told.append(hint)
    return tuple(told[:MOST_HINTS])


def _found(text: str) -> Iterator[WordingHint]:
    for pattern, instead in _phrases():
        for match in pattern.finditer(text):
            yield WordingHint(match.start(), match.end(), match.group(0), instead)
    for match in _titles().finditer(text):
        words = match.group(0)
        yield WordingHint(match.start(), match.end(), words, (), neutral(words))
