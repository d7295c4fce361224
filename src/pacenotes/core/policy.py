"""What a team asks of its deals: when a question is answered, how old is old, and the gate."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from pacenotes.core.data_file import Entry, read_entry, shipped
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
class Policy:
    """A team's policy, whole."""

    questions: tuple[QuestionPolicy, ...]
    requests: tuple[RequestKind, ...]

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

# The names in the shipped file, here so that the translators find them.
_NAMES = (N_("Demo"), N_("Proof of concept"), N_("Security questionnaire"))


def read_policy(text: str, file: str = FILE) -> Policy:
    """A policy file; Unusable, naming the entry, where it can't be used.

    What a team's own file leaves out is as shipped.
    """
    whole = read_entry(file, text)
    told = dict(whole.named("questions"))
    fallback = None if file == FILE and text == shipped(FILE) else default_policy()
    questions = tuple(
        _question(question, told[question.key])
        if question.key in told or fallback is None
        else fallback.of(question.key)
        for question in QUESTIONS
    )
    unknown = set(told) - {q.key for q in QUESTIONS}
    if unknown:
        raise whole.fault(N_("“{key}” is none of the five questions"), key=min(unknown))
    requests = tuple(_request(key, entry) for key, entry in whole.named("requests"))
    return Policy(questions, requests or (fallback.requests if fallback else ()))


@functools.cache
def default_policy() -> Policy:
    """The policy that is shipped."""
    return read_policy(shipped(FILE))


def _question(question: Question, entry: Entry) -> QuestionPolicy:
    known = [part.key for part in question.parts if part.answers]
    return QuestionPolicy(
        question.key, entry.groups("needs", known), entry.number("most_days", 180)
    )


def _request(key: str, entry: Entry) -> RequestKind:
    return RequestKind(key, entry.text("name"), entry.texts("needs", [q.key for q in QUESTIONS]))
