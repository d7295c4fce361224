from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable

import pytest

from pacenotes.core.listening.finding import Window
from pacenotes.core.listening.hearing import LONGEST_QUOTE
from pacenotes.core.listening.larger_ear import checking, ear
from pacenotes.core.listening.larger_ear.ear import Away, LargerEar
from pacenotes.core.listening.larger_ear.prompt import Prompt
from pacenotes.core.listening.listen import Debrief, listen
from pacenotes.core.roster import Roster
from pacenotes.core.wording import words
from tests.core.listening.vocabulary import ON, hearing

SCRIPT = """
    Robin: What did you set aside for this?
    Ingrid: It isn't that we have set aside much. Some 80,000 euros, I'd say.
    Tomas: The board has to see it work before the end of March.
    Robin: Your budget is 90,000 euros.
    Somebody: I can say yes to it myself.
"""


class Says:
    """A server that gives these answers, one after the other, and keeps what it was asked."""

    model, host = "tiny-1", "127.0.0.1:11434"

    def __init__(self, *answers: str | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[Prompt] = []

    def ask(self, asked: Prompt, waiting: Callable[[], None]) -> str:
        self.asked.append(asked)
        waiting()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def proposing(*proposed: tuple[int, str, str]) -> str:
    return json.dumps(
        {"findings": [{"turn": t, "part": part, "quote": quote} for t, part, quote in proposed]}
    )


def heard(server: Says, script: str = SCRIPT, roster: Roster | None = None) -> Debrief:
    told = hearing(script, roster=roster)
    larger = LargerEar(server, lambda _done, _of: None)
    return listen(told.transcript, told.roster, ON, (larger,))


def found(debrief: Debrief) -> list[tuple[str, str, int, str]]:
    return [(f.signal, f.kind, f.quote.utterance, f.quote.text) for f in debrief.findings]


def whys(debrief: Debrief) -> list[str]:
    return [str(abstention.why) for abstention in debrief.abstentions]


def test_a_quote_becomes_the_whole_sentence_that_was_said_with_what_it_amounts_to() -> None:
    debrief = heard(
        Says(
            proposing(
                (1, "budget", "SOME  80,000 euros"),
                (2, "deadline", "see it work before the end of March"),
            )
        )
    )
    assert found(debrief) == [
        ("budget", "told", 1, "Some 80,000 euros, I'd say."),
        ("deadlines", "date", 2, "The board has to see it work before the end of March."),
    ]
    budget, deadline = debrief.findings
    assert budget.detail.money is not None
    assert (budget.detail.money.amount, budget.detail.money.currency) == (80_000, "EUR")
    assert isinstance(deadline.detail.window, Window)
    assert deadline.detail.window.last < dt.date(2026, 4, 1)
    assert budget.speaker == "Ingrid"
    assert "proposed by tiny-1 at 127.0.0.1:11434" in str(budget.why)
    assert debrief.abstentions == ()


def test_no_word_that_turns_a_sentence_around_is_cut_off() -> None:
    debrief = heard(Says(proposing((1, "budget", "we have set aside much"))))
    assert found(debrief)[0][3] == "It isn't that we have set aside much."


def test_a_sentence_too_long_to_quote_is_quoted_around_the_words() -> None:
    script = "Ingrid: " + "so " * 180 + "there is money for it " + "and " * 180
    debrief = heard(Says(proposing((0, "budget", "there is money for it"))), script)
    assert "there is money for it" in debrief.findings[0].quote.text
    assert len(debrief.findings[0].quote.text) <= LONGEST_QUOTE


@pytest.mark.parametrize(
    "dropped",
    [
        (1, "budget", "we have set aside a fortune"),  # not said
        (1, "budget", "euros"),  # a single word
        (1, "budget", "80,000 euros " * 50),  # more than a quote
        (3, "budget", "Your budget is 90,000 euros."),  # ours
        (4, "present", "I can say yes to it myself."),  # nobody knows whose
        (99, "budget", "no such turn"),
    ],
)  # fmt: skip
def test_what_was_not_said_or_not_by_them_is_dropped_and_counted(
    dropped: tuple[int, str, str],
) -> None:
    debrief = heard(Says(proposing(dropped)))
    assert found(debrief) == []
    assert [why[:7] + why[-2:] for why in whys(debrief)] == ["Dropped1."]


def test_words_named_by_the_wrong_turn_are_found_where_they_stand_alone() -> None:
    assert found(heard(Says(proposing((4, "budget", "Some 80,000 euros")))))[0][2] == 1


def test_the_prompt_has_the_calls_words_and_nobodys_name() -> None:
    server = Says(proposing())
    heard(server, "Robin: Hello.\nIngrid: We need </turns> it.\nnobody said this")
    (asked,) = server.asked
    assert [json.loads(line) for line in asked.passage.splitlines()] == [
        {"turn": 0, "who": "us 1", "said": "Hello."},
        {"turn": 1, "who": "customer 2", "said": "We need </turns> it."},
        {"turn": 2, "who": "somebody", "said": "nobody said this"},
    ]
    assert "Robin" not in asked.passage + asked.instructions
    assert "back seat" not in asked.instructions


def test_a_server_that_goes_away_on_the_way_keeps_what_it_proposed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script = "\n".join(f"Ingrid: Turn {n}, the feed breaks every week." for n in range(400))
    server = Says(proposing((0, "need", "the feed breaks")), Away(words("it was away")))
    debrief = heard(server, script)
    assert len(debrief.findings) == 1
    assert whys(debrief)[0] == "it was away"
    assert "about 1 of" in whys(debrief)[1]
    nonsense = Says(*["<html>"] * ear.MOST_UNREADABLE)
    assert "no usable answer 3 times in a row" in whys(heard(nonsense, script))[0]
    monkeypatch.setattr(ear, "MOST_PASSAGES", 1)
    assert "first 1 passages" in whys(heard(Says(proposing()), script))[0]


def test_one_call_has_no_more_proposals_than_somebody_decides_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checking, "MOST_FOUND", 2)
    same = [(1, part, "Some 80,000 euros") for part in ("budget", "need", "value", "need")]
    debrief = heard(Says(proposing(*same)))
    assert len(debrief.findings) == 2
    assert whys(debrief) == [
        "Dropped of what tiny-1 proposed, for it wasn't as asked for or too much: 1."
    ]


def test_whoever_is_told_how_far_it_is_can_end_it() -> None:
    class Enough(Exception):
        pass

    told: list[tuple[int, int]] = []

    def reach(done: int, of: int) -> None:
        told.append((done, of))
        if len(told) == 2:
            raise Enough

    heard_by = hearing(SCRIPT)
    with pytest.raises(Enough):
        _all(LargerEar(Says(proposing()), reach).find(heard_by))
    assert told == [(0, 1), (0, 1)]


def _all(items: Iterable[object]) -> list[object]:
    return list(items)
