"""The larger ear as a proposer: a server asked about a call's passages one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from pacenotes.core.listening.finding import Abstention, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.larger_ear.answer import Answer, NoAnswer, read_answer
from pacenotes.core.listening.larger_ear.checking import Checking
from pacenotes.core.listening.larger_ear.passages import MOST_PASSAGES, Passage, passages
from pacenotes.core.listening.larger_ear.prompt import Prompt, prompt, speakers_called
from pacenotes.core.wording import N_, Words, words

SIGNAL = "larger_ear"
MOST_UNREADABLE = 3
"""Passages in a row without a usable answer after which nothing more is asked."""

PROPOSED_BY = N_("proposed by {model} at {host}")
MAKES_NO_SENSE = N_(
    "{model} at {host} gave no usable answer {number} times in a row and was asked no more about "
    "this call. What was heard without it stands."
)
UNREADABLE = N_("{model} gave no usable answer on {number} of {all} passages of this call.")
HEARD_PARTLY = N_(
    "{model} had been asked about {done} of {all} passages by then; what it proposed of those "
    "stands."
)
TOO_LONG = N_("{model} was asked about the first {all} passages of this call alone.")
MISSING = N_("Dropped of what {model} proposed, for nobody said it on this call: {number}.")
UNFIT = N_("Dropped of what {model} proposed, for who said it can't have meant it: {number}.")
OTHERS = N_("Dropped of what {model} proposed, for it wasn't as asked for or too much: {number}.")


class Away(Exception):
    """The server isn't there to be asked; `words` say why, naming it."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.message)
        self.words = why


class Server(Protocol):
    """A language model to be asked."""

    @property
    def model(self) -> str:
        """The model's name, to be shown."""

    @property
    def host(self) -> str:
        """Where it is, to be shown."""

    def ask(self, asked: Prompt, waiting: Callable[[], None]) -> str:
        """The model's answer as text; `Away`. `waiting` is called every now and then meanwhile,
        and what it raises ends the asking."""


class LargerEar:
    """Proposes findings on the five questions by asking a server; a `Proposer` of one call.

    `reach(done, all)` is told how many passages are done, again and again while one is waited for;
    what it raises ends the listening.
    """

    SIGNAL = SIGNAL

    def __init__(self, server: Server, reach: Callable[[int, int], None]) -> None:
        self._server = server
        self._reach = reach

    @property
    def model(self) -> str:
        """Which model is asked."""
        return self._server.model

    @property
    def host(self) -> str:
        """Where it is asked."""
        return self._server.host

    def find(self, hearing: Hearing) -> Iterator[Finding | Abstention]:
        """Its proposals, passage by passage, and then what it couldn't say and why."""
        cut = list(islice(passages(hearing.transcript), MOST_PASSAGES + 1))
        asked = cut[:MOST_PASSAGES]
        checking = Checking(hearing, self._says(PROPOSED_BY))
        yield from self._heard(asked, speakers_called(hearing), checking)
        if len(cut) > len(asked):
            yield self._abstain(TOO_LONG, all=len(asked))
        for message, number in (
            (MISSING, checking.missing),
            (UNFIT, checking.unfit),
            (OTHERS, checking.others),
        ):
            if number:
                yield self._abstain(message, number=number)

    def _heard(
        self, asked: Sequence[Passage], who: Sequence[str], checking: Checking
    ) -> Iterator[Finding | Abstention]:
        """What comes of asking about passage after passage, until the server is away."""
        done = unreadable = in_a_row = 0
        try:
            for done, passage in enumerate(asked):
                answer = self._answer(prompt(passage, who), done, len(asked))
                if answer is not None:
                    in_a_row = 0
                    yield from checking.findings(passage, answer)
                    continue
                unreadable, in_a_row = unreadable + 1, in_a_row + 1
                if in_a_row == MOST_UNREADABLE:
                    raise Away(self._says(MAKES_NO_SENSE, number=in_a_row))
        except Away as away:
            yield Abstention(SIGNAL, away.words)
            if done:
                yield self._abstain(HEARD_PARTLY, done=done, all=len(asked))
        if unreadable:
            yield self._abstain(UNREADABLE, number=unreadable, all=len(asked))

    def _answer(self, asked: Prompt, done: int, of: int) -> Answer | None:
        self._reach(done, of)
        said = self._server.ask(asked, lambda: self._reach(done, of))
        try:
            return read_answer(said)
        except NoAnswer:
            return None

    def _abstain(self, message: str, **numbers: int) -> Abstention:
        return Abstention(SIGNAL, self._says(message, **numbers))

    def _says(self, message: str, **numbers: int) -> Words:
        said = {name: str(number) for name, number in numbers.items()}
        return words(message, model=self.model, host=self.host, **said)
