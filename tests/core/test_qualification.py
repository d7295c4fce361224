"""The five questions, their parts, and how each stands."""

from __future__ import annotations

import pytest

from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.lexicon import patterns
from pacenotes.core.listening.signals import CONDUCT, SIGNALS
from pacenotes.core.qualification import (
    PART_NAMES,
    PROPOSING_SIGNALS,
    QUESTIONS,
    Decision,
    EconomicBuyer,
    Light,
    economic_buyer,
    light,
    light_of,
    part,
    part_of,
    proposals,
    question,
    question_of,
)
from tests.core.listening.vocabulary import NOBODY, debrief


def test_there_are_five_questions_with_the_sub_questions_of_the_glossary() -> None:
    assert {q.key: tuple(part.key for part in q.parts) for q in QUESTIONS} == {
        "qualified": ("need", "budget", "authority", "timeline", "criteria", "process"),
        "economic-buyer": ("present", "mentioned", "champion"),
        "business-case": ("metric", "today", "target", "value"),
        "deadlines": ("deadline",),
        "pitfalls": ("objection", "competitor", "procurement", "security", "politics"),
    }


def test_every_part_listens_to_a_signal_and_to_kinds_that_exist() -> None:
    names = {signal.SIGNAL for signal in SIGNALS}
    for asked in QUESTIONS:
        for one in asked.parts:
            assert one.signal in names
            known = {p.kind for p in patterns() if p.lexicon == one.signal}
            assert set(one.kinds) <= known


def test_a_part_is_found_by_its_key_with_its_name_and_behind_its_question() -> None:
    for asked in QUESTIONS:
        for known in asked.parts:
            assert part(known.key) == (asked, known)
            assert question_of(known.key) is asked
            assert PART_NAMES[known.key] == known.name
    with pytest.raises(KeyError, match="wit"):
        part("wit")


def test_conduct_proposes_nothing() -> None:
    assert not PROPOSING_SIGNALS & {signal.SIGNAL for signal in CONDUCT}


@pytest.mark.parametrize(
    ("decisions", "stands"),
    [
        ((), Light.UNKNOWN),
        ((Decision.REJECTED,), Light.UNKNOWN),
        ((Decision.PROPOSED,), Light.HEARD),
        ((Decision.PROPOSED, Decision.REJECTED), Light.HEARD),
        ((Decision.ACCEPTED,), Light.ANSWERED),
        ((Decision.PROPOSED, Decision.ACCEPTED, Decision.REJECTED), Light.ANSWERED),
    ],
)
def test_a_light(decisions: tuple[Decision, ...], stands: Light) -> None:
    assert light(decisions) is stands


def test_a_finding_speaks_to_its_part() -> None:
    def key(signal: str, kind: str) -> tuple[str, str] | None:
        found = part_of(signal, kind)
        return (found[0].key, found[1].key) if found else None

    assert key("need", "pain") == ("qualified", "need")
    assert key("pitfalls", "security") == ("pitfalls", "security")
    assert key("business_case", "price") is None
    assert key("back_seat", "says_missed") is None


def test_a_question_is_found_by_its_key() -> None:
    assert question("pitfalls").asks.endswith("?")
    with pytest.raises(KeyError, match="weather"):
        question("weather")


SCRIPT = """
Robin: A team like yours loses about 30,000 euros a month.
Ingrid: We lose 50,000 euros a month. The decision sits with Tomas.
Sam: Go back to the map.
"""


def said_by(findings: tuple[Finding, ...]) -> set[str | None]:
    return {finding.speaker for finding in findings}


def test_the_customers_words_propose_and_ours_never_do() -> None:
    heard = debrief(SCRIPT)

    assert said_by(proposals(heard)) == {"Ingrid"}
    assert said_by(heard.of("business_case")) == {"Robin", "Ingrid"}


def test_where_nobody_is_known_everybodys_words_are_proposed() -> None:
    assert said_by(proposals(debrief(SCRIPT, roster=NOBODY))) == {"Robin", "Ingrid"}


@pytest.mark.parametrize(
    ("script", "where"),
    [
        ("Ingrid: Our CEO has to approve it.\nTomas: I own the budget.", EconomicBuyer.PRESENT),
        ("Ingrid: Our CEO has to approve it.\nRobin: Okay.", EconomicBuyer.MENTIONED),
        ("Ingrid: Lovely weather.\nRobin: Yes.", EconomicBuyer.ABSENT),
    ],
)
def test_a_mention_never_makes_an_economic_buyer_met(script: str, where: EconomicBuyer) -> None:
    assert economic_buyer(debrief(script)) is where


@pytest.mark.parametrize(
    ("signal", "kind", "decision", "stands"),
    [
        ("economic_buyer", "present", Decision.ACCEPTED, Light.ANSWERED),
        ("economic_buyer", "mentioned", Decision.ACCEPTED, Light.HEARD),
        ("champion", "champions", Decision.ACCEPTED, Light.HEARD),
        ("economic_buyer", "present", Decision.PROPOSED, Light.HEARD),
        ("economic_buyer", "present", Decision.REJECTED, Light.UNKNOWN),
        ("economic_buyer", "mentioned", Decision.REJECTED, Light.UNKNOWN),
    ],
)
def test_a_mention_never_makes_the_economic_buyer_met(
    signal: str, kind: str, decision: Decision, stands: Light
) -> None:
    assert light_of([(signal, kind, decision)]) is stands
