"""What a team asks of its deals: when a question is answered, how old is old, and the gate."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from pacenotes.core.data_file import Entry, is_key, read_entry, shipped
from pacenotes.core.position import HouseSide
from pacenotes.core.qualification import QUESTIONS, Question
from pacenotes.core.wording import N_


@dataclass(frozen=True, slots=True)
class QuestionPolicy:
    """When one of the five questions is answered.

    `needs` are groups of parts: each group has to be answered, by any one of its parts. Evidence
    older than `most_days` days is stale.
    """

    question: str
    needs: tuple[tuple[str, ...], ...]
    most_days: int


@dataclass(frozen=True, slots=True)
class RequestKind:
    """A kind of request for a technical colleague's time, and the questions its gate asks for."""

    key: str
    name: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LivePolicy:
    """How a live demo goes. A driver who wasn't heard for `lease` seconds may lose the wheel;
    somebody has `open_cues` cues at most before the driver at once, and a cue that nobody answers
    folds away after `fold` seconds; `cues_from` are the sides of the house that send cues.
    """

    lease: int = 30
    open_cues: int = 3
    fold: int = 90
    cues_from: tuple[str, ...] = ("sales",)


@dataclass(frozen=True, slots=True)
class Policy:
    """A team's policy, whole."""

    questions: tuple[QuestionPolicy, ...]
    requests: tuple[RequestKind, ...]
    live: LivePolicy = LivePolicy()

    def of(self, question: str) -> QuestionPolicy:
        """The policy of a question; KeyError where there is none."""
        for known in self.questions:
            if known.question == question:
                return known
        raise KeyError(question)

    def request(self, key: str) -> RequestKind | None:
        """The kind of request with this key, None where the team has none such (any more)."""
        return next((kind for kind in self.requests if kind.key == key), None)


FILE = "policy.toml"
LEAST_LEASE, MOST_LEASE = 10, 3600
"""Seconds; a driver's page is heard every few, and a lease of an hour is none."""
MOST_OPEN_CUES = 10
"""More before a driver at once is the back seat."""
MOST_DAYS = 3650
"""Older than ten years is old by anybody's policy."""

# The names in the shipped file, here so that the translators find them.
_NAMES = (N_("Demo"), N_("Proof of concept"), N_("Security questionnaire"))


def read_policy(text: str, file: str = FILE) -> Policy:
    """A team's policy file; Unusable, naming the entry, where it can't be used.

    What it leaves out is as shipped; the kinds of request are taken whole.
    """
    return _read(file, text, default_policy())


@functools.cache
def default_policy() -> Policy:
    """The policy that is shipped."""
    return _read(FILE, shipped(FILE), Policy((), ()))


def _read(file: str, text: str, fallback: Policy) -> Policy:
    whole = read_entry(file, text)
    whole.only("questions", "requests", "live")
    told = dict(whole.named("questions"))
    for key in told:
        if key not in {question.key for question in QUESTIONS}:
            raise whole.fault(N_("{place}“{key}” is none of the five questions"), key=key)
    questions = tuple(
        _question(question, told[question.key], fallback)
        if question.key in told
        else fallback.of(question.key)
        for question in QUESTIONS
    )
    requests = tuple(_request(key, entry) for key, entry in whole.named("requests"))
    live = _live(whole.table("live"), fallback.live)
    return Policy(questions, requests or fallback.requests, live)


def _question(question: Question, entry: Entry, fallback: Policy) -> QuestionPolicy:
    entry.only("needs", "most_days")
    known = [part.key for part in question.parts if part.answers]
    needs = entry.groups("needs", known)
    if entry.has("needs") and not needs:
        raise entry.fault(N_("{place}“needs” names nothing: the question could not be answered"))
    usual = fallback.of(question.key) if fallback.questions else None
    return QuestionPolicy(
        question.key,
        needs or (usual.needs if usual else ()),
        entry.number("most_days", usual.most_days if usual else None, MOST_DAYS),
    )


def _request(key: str, entry: Entry) -> RequestKind:
    entry.only("name", "needs")
    if not is_key(key):
        raise entry.fault(N_("{place}“{key}” is no key"), key=key)
    return RequestKind(key, entry.text("name"), entry.texts("needs", [q.key for q in QUESTIONS]))


def _live(entry: Entry, usual: LivePolicy) -> LivePolicy:
    entry.only("lease", "open_cues", "fold", "cues_from")
    lease = entry.number("lease", usual.lease, MOST_LEASE)
    if lease < LEAST_LEASE:
        why = N_("{place}“lease” has to be {least} seconds or more")
        raise entry.fault(why, least=str(LEAST_LEASE))
    return LivePolicy(
        lease,
        entry.number("open_cues", usual.open_cues, MOST_OPEN_CUES),
        entry.number("fold", usual.fold, MOST_LEASE),
        entry.texts("cues_from", [side.value for side in HouseSide])
        if entry.has("cues_from")
        else usual.cues_from,
    )
