"""The five questions of a deal, their sub-questions, and how a question stands."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.listen import Debrief
from pacenotes.core.roster import Party
from pacenotes.core.wording import N_


@dataclass(frozen=True, slots=True)
class SubQuestion:
    """A part of a question. `signal` and `kinds` say which findings speak to it.

    Empty `kinds` means every kind of that signal. What doesn't by itself answer its question has
    `answers` false: a mention never makes the economic buyer met. What has one value at a time
    (`has_one_value`) is contradicted by newer words that say another; what is over once its day
    is past `is_dated`. What our own words never answer, whoever accepts them, `is_theirs_to_say`.
    What is answered only where its owner names a contact, and where and when, `names_whom`.
    """

    key: str
    name: str
    signal: str
    kinds: tuple[str, ...] = ()
    answers: bool = True
    has_one_value: bool = False
    is_dated: bool = False
    is_theirs_to_say: bool = False
    names_whom: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One of the five questions; `name` is its short name, `asks` the question itself."""

    key: str
    name: str
    asks: str
    parts: tuple[SubQuestion, ...]


# fmt: off
QUESTIONS: tuple[Question, ...] = (
    Question(
        "qualified", N_("Qualified"), N_("Is the deal qualified?"),
        (
            SubQuestion("need", N_("Need"), "need"),
            SubQuestion("budget", N_("Budget"), "budget", has_one_value=True),
            SubQuestion("authority", N_("Authority"), "authority", has_one_value=True),
            SubQuestion(
                "timeline", N_("Timeline"), "timeline", has_one_value=True, is_dated=True
            ),
            SubQuestion("criteria", N_("Decision criteria"), "criteria"),
            SubQuestion("process", N_("Decision process"), "process"),
        ),
    ),
    Question(
        "economic-buyer", N_("Economic buyer"), N_("Have we met the economic buyer?"),
        (
            SubQuestion(
                "present", N_("Met"), "economic_buyer", ("present",),
                is_theirs_to_say=True, names_whom=True,
            ),
            SubQuestion(
                "mentioned", N_("Mentioned"), "economic_buyer", ("mentioned",), answers=False
            ),
            SubQuestion("champion", N_("Champion"), "champion", answers=False),
        ),
    ),
    Question(
        "business-case", N_("Business case"), N_("Do we understand the business case?"),
        (
            SubQuestion("metric", N_("Metric"), "business_case", ("metric",)),
            SubQuestion("today", N_("Today"), "business_case", ("today",)),
            SubQuestion("target", N_("Target"), "business_case", ("target",)),
            SubQuestion("value", N_("Value"), "business_case", ("value",), has_one_value=True),
        ),
    ),
    Question(
        "deadlines", N_("Deadlines"), N_("What are the deadlines?"),
        (SubQuestion("deadline", N_("Deadline"), "deadlines", is_dated=True),),
    ),
    Question(
        "pitfalls", N_("Pitfalls"), N_("Where are the pitfalls?"),
        (
            SubQuestion("objection", N_("Objection"), "pitfalls", ("objection",)),
            SubQuestion("competitor", N_("Competitor"), "pitfalls", ("competitor",)),
            SubQuestion("procurement", N_("Procurement"), "pitfalls", ("procurement",)),
            SubQuestion("security", N_("Security"), "pitfalls", ("security",)),
            SubQuestion("politics", N_("Politics"), "pitfalls", ("politics",)),
        ),
    ),
)
# fmt: on

PART_NAMES = {part.key: part.name for question in QUESTIONS for part in question.parts}
"""What each part is called, by its key."""

OCCASIONS = frozenset({"call", "note", "demo"})
"""The kinds of source that can tell of a conversation with us; a mail is none."""

PROPOSING_SIGNALS = frozenset(part.signal for question in QUESTIONS for part in question.parts)
"""The signals whose findings propose an answer to one of the five questions."""


class Light(enum.StrEnum):
    """How a question stands: nothing known, heard but not looked at, answered by its owner,
    answered too long ago, or answered and contradicted since."""

    UNKNOWN = "unknown"
    HEARD = "heard"
    ANSWERED = "answered"
    STALE = "stale"
    CONTRADICTED = "contradicted"


class Decision(enum.StrEnum):
    """What the owner made of a proposal."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


def light(decisions: Iterable[Decision]) -> Light:
    """A question's light from what was decided on its proposals; a rejected one doesn't count."""
    seen = set(decisions)
    if Decision.ACCEPTED in seen:
        return Light.ANSWERED
    return Light.HEARD if Decision.PROPOSED in seen else Light.UNKNOWN


def light_of(heard: Iterable[tuple[str, str, str]]) -> Light:
    """A question's light from the signal, kind and decision of each of its proposals.

    Accepted, a part that doesn't answer its question by itself leaves it heard.
    """
    return light(_counted(*proposal) for proposal in heard)


def _counted(signal: str, kind: str, decision: str) -> Decision:
    part = part_of(signal, kind)
    halved = part is not None and not part[1].answers and decision == Decision.ACCEPTED
    return Decision.PROPOSED if halved else Decision(decision)


def part_of(signal: str, kind: str) -> tuple[Question, SubQuestion] | None:
    """The question and sub-question that a finding of this signal and kind speaks to, if any."""
    for question in QUESTIONS:
        for part in question.parts:
            if part.signal == signal and (not part.kinds or kind in part.kinds):
                return question, part
    return None


def question(key: str) -> Question:
    """The question with this key; KeyError names the key where there is none."""
    for asked in QUESTIONS:
        if asked.key == key:
            return asked
    raise KeyError(f"none of the five questions is called {key!r}")


def question_of(key: str) -> Question:
    """The question that a part's key belongs to; KeyError names the key where there is none."""
    return part(key)[0]


def part(key: str) -> tuple[Question, SubQuestion]:
    """The part with this key, behind its question; KeyError names the key where there is none."""
    for asked in QUESTIONS:
        for known in asked.parts:
            if known.key == key:
                return asked, known
    raise KeyError(f"no part of the five questions is called {key!r}")


def proposals(debrief: Debrief) -> tuple[Finding, ...]:
    """The findings that propose an answer: the customer's words first, never ours.

    Our own words are kept as what we said; where nobody knows who is on which side, everybody's
    words are proposed, and the owner who accepts knows better.
    """
    return tuple(
        finding
        for finding in debrief.findings
        if part_of(finding.signal, finding.kind) is not None
        and debrief.roster.party(finding.speaker) is not Party.OURS
    )


class EconomicBuyer(enum.StrEnum):
    """Where the economic buyer was: on the call, only spoken of, or in nobody's words."""

    PRESENT = "present"
    MENTIONED = "mentioned"
    ABSENT = "absent"


def economic_buyer(debrief: Debrief) -> EconomicBuyer:
    """Where the economic buyer was; a mention never makes one met."""
    kinds = {finding.kind for finding in debrief.of("economic_buyer")}
    if "present" in kinds:
        return EconomicBuyer.PRESENT
    return EconomicBuyer.MENTIONED if "mentioned" in kinds else EconomicBuyer.ABSENT
