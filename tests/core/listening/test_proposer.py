"""Core admits what was really said, whoever proposes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.listening.finding import Abstention, Finding, Quote
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.listen import listen
from pacenotes.core.listening.proposer import admit, is_verbatim
from pacenotes.core.listening.signals import SIGNALS
from pacenotes.core.roster import Roster
from pacenotes.core.seating import seat
from pacenotes.core.transcript import Transcript, Utterance
from pacenotes.core.wording import words
from tests.core.listening.vocabulary import TEAM, call

CALL = Transcript("script", (Utterance(0, "Ingrid", "The feed breaks every week.", 4.0, 6.5),))
SAID = Finding("need", "pain", Quote(0, 4, 15, "feed breaks"), "Ingrid", 4.0, words("because"))


def test_words_that_were_said_are_admitted() -> None:
    assert list(admit([SAID], CALL)) == [SAID]


@pytest.mark.parametrize(
    "planted",
    [
        replace(SAID, quote=Quote(0, 4, 15, "feed broke!")),
        replace(SAID, quote=Quote(0, 5, 16, "feed breaks")),
        replace(SAID, quote=Quote(0, 4, 4, "")),
        replace(SAID, quote=Quote(0, -23, -12, "feed breaks")),
        replace(SAID, quote=Quote(0, 4, 900, "feed breaks every week.")),
        replace(SAID, quote=Quote(1, 4, 15, "feed breaks")),
        replace(SAID, quote=Quote(-1, 4, 15, "feed breaks")),
        replace(SAID, speaker="Tomas"),
        replace(SAID, speaker=None),
        replace(SAID, at=None),
        replace(SAID, at=4.5),
    ],
    ids=[
        "other words", "another place", "no words", "from the end", "past the end", "no such turn",
        "the last turn", "another speaker", "no speaker", "no time", "another time",
    ],
)  # fmt: skip
def test_what_was_not_said_so_is_not_admitted(planted: Finding) -> None:
    assert list(admit([planted], CALL)) == []


class Inventor:
    """A proposer that makes one finding up and takes one from the call."""

    SIGNAL = "need"

    def find(self, hearing: Hearing) -> Iterator[Finding | Abstention]:
        yield replace(SAID, quote=Quote(0, 0, 14, "All is broken."))
        yield SAID


def test_a_proposer_from_outside_gets_in_only_with_what_was_said() -> None:
    assert listen(CALL, Roster(), proposers=[Inventor()]).findings == (SAID,)


WORDS = st.sampled_from(
    [
        "we", "need", "it", "by", "the end of March", "budget", "$40K", "show them", "scroll down",
        "Sam", "Ingrid", "our CFO", "signs off", "the problem is", "I'll send", "you", "missed",
        "a step", "can you", "?", ".", "—", "…", "let me share my screen", "all yours", "legal",
        "Vendor A", "🙂", "“so”", "it’s", "ça", "中文", "\u202e", "e\u0301",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=300)
LABELS = st.sampled_from(["Robin", "Sam", "Kim", "Ingrid", "Tomas", "Speaker 2", "李雷", None])


@given(st.lists(st.tuples(LABELS, TEXTS), max_size=12), st.booleans())
def test_whatever_is_said_every_signal_quotes_it_verbatim(
    said: list[tuple[str | None, str]], has_times: bool
) -> None:
    script = tuple(
        Utterance(n, who, text, *((n * 2.0, n * 2.0 + 2.5) if has_times else (None, None)))
        for n, (who, text) in enumerate(said)
    )
    transcript = Transcript("script", script)
    heard = Hearing(transcript, seat(transcript, TEAM))
    for signal in SIGNALS:
        for item in signal.find(heard):
            assert isinstance(item, Abstention) or is_verbatim(item, transcript)
            assert item.signal == signal.SIGNAL


def test_a_script_is_a_call() -> None:
    assert [u.speaker for u in call("Robin: Hi.\nnobody here").utterances] == ["Robin", None]
