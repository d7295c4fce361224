from __future__ import annotations

import json

import pytest

from pacenotes.core.listening.larger_ear.answer import (
    MOST_PROPOSED,
    NoAnswer,
    Proposed,
    read_answer,
)
from pacenotes.core.listening.larger_ear.parts import PARTS, signal_and_kind
from pacenotes.core.listening.signals import CALL, CONDUCT
from pacenotes.core.qualification import PART_NAMES, part_of

GOOD = {"turn": 1, "part": "budget", "quote": "there is money"}
READ = Proposed(1, "budget", "there is money")


@pytest.mark.parametrize(
    "written",
    [
        "{}",
        "```json\n{}\n```",
        "<think>A budget? {no}</think>\n{}",
        "Here you are:\n{}\nAnything else? {}",
    ],
)
def test_an_answer_is_read_whatever_stands_around_it(written: str) -> None:
    answer = read_answer(written.replace("{}", json.dumps({"findings": [GOOD]})))
    assert answer.proposed == (READ,)
    assert answer.dropped == 0


@pytest.mark.parametrize(
    "written",
    [
        "", "<!doctype html><p>", "[]", "null", "{", '{"findings": {}}', '{"findings": null}',
        '{"findings": [], "accept": true}', '{"answers": []}', '{"findings": ' + "[" * 200_000,
        '{"findings": [{"turn": ' + "9" * 9_000 + "}]}",
    ],
    ids=range(11),
)  # fmt: skip
def test_what_is_no_answer_at_all_is_none(written: str) -> None:
    with pytest.raises(NoAnswer):
        read_answer(written)


@pytest.mark.parametrize(
    "wrong",
    [
        GOOD | {"decision": "accepted"},
        GOOD | {"turn": "1"},
        GOOD | {"turn": True},
        GOOD | {"turn": 1.0},
        GOOD | {"turn": float("nan")},
        GOOD | {"part": "back_seat"},
        GOOD | {"part": ["budget"]},
        GOOD | {"quote": None},
        {"turn": 1, "quote": "there is money"},
        [GOOD],
        "budget",
        None,
    ],
)
def test_what_is_not_as_asked_for_is_dropped_and_counted(wrong: object) -> None:
    answer = read_answer(json.dumps({"findings": [wrong, GOOD]}))
    assert (answer.proposed, answer.dropped) == ((READ,), 1)


def test_whoever_marks_everything_is_cut_short() -> None:
    answer = read_answer(json.dumps({"findings": [GOOD] * 10_000}))
    assert (len(answer.proposed), answer.dropped) == (MOST_PROPOSED, 10_000 - MOST_PROPOSED)


def test_every_part_of_the_five_questions_is_asked_for_and_nothing_of_conduct() -> None:
    assert list(PARTS) == list(PART_NAMES)
    asked = {signal_and_kind(part)[0] for part in PARTS}
    assert asked <= {signal.SIGNAL for signal in CALL}
    assert not asked & {signal.SIGNAL for signal in CONDUCT}
    for key in PARTS:
        speaks_to = part_of(*signal_and_kind(key))
        assert speaks_to is not None
        assert speaks_to[1].key == key
