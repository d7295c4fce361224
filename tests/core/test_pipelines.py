from __future__ import annotations

import pytest

from pacenotes.core.data_file import Unusable
from pacenotes.core.pipelines import Outcome, default_pipelines, read_pipelines, vacant
from pacenotes.core.positions import POSITIONS

STAGE = '[[pipelines.stages]]\nkey = "{key}"\nname = "{key}"\n'
OWN = '[[pipelines]]\nkey = "own"\nname = "Own"\n' + STAGE.format(key="first")


def test_the_shipped_pipelines_begin_open_and_end_won_or_lost() -> None:
    for pipeline in default_pipelines():
        assert pipeline.first.outcome is Outcome.OPEN
        assert {s.outcome for s in pipeline.stages} == set(Outcome)


def test_a_deal_in_evaluation_needs_a_pre_sales_engineer() -> None:
    evaluation = default_pipelines()[0].stage("evaluation")
    assert vacant(evaluation, ["account-executive"]) == ("pre-sales-engineer",)
    assert vacant(evaluation, ["pre-sales-engineer", "account-executive"]) == ()
    assert vacant(evaluation, []) == ("account-executive", "pre-sales-engineer")


def test_a_stage_that_is_no_more_calls_for_nobody() -> None:
    assert default_pipelines()[0].stage("gone") is None
    assert vacant(None, []) == ()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("discovery", "discovery"), ("DISCOVERY", "discovery"), ("Closed  Won", "won"),
        ("closed-won", "won"), ("closed_won", "won"), ("Needs Analysis", "discovery"),
        ("Proposal/Price Quote", "proposal"), ("Id. Decision Makers", "evaluation"),
        ("nonsense", None), ("", None),
    ],
)  # fmt: skip
def test_a_stage_is_known_by_key_name_and_what_other_systems_call_it(
    name: str, key: str | None
) -> None:
    found = default_pipelines()[0].stage_named(name)
    assert (found.key if found else None) == key


def test_names_elsewhere_may_be_written_with_hyphens() -> None:
    own = read_pipelines(OWN + 'also = ["Step-One"]')[0]
    assert own.stage_named("step one") == own.stage_named("STEP_ONE") == own.first


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "pipelines.toml: there is no pipeline in it"),
        ("pipelines = []", "there is no pipeline in it"),
        ("pipelines = [1]", "“pipelines 1” has to be a table"),
        ("pipeline = 1", "“pipeline” is none of pipelines"),
        ('[[pipelines]]\nkey = "a"\nname = "A"', "pipelines 1: a pipeline begins with a stage"),
        (OWN.replace('key = "own"', 'key = "My Own"'), "“My Own” is no key"),
        (OWN + OWN, "two pipelines have the key “own”"),
        (OWN + STAGE.format(key="first"), "pipelines 1: two stages have the key “first”"),
        (OWN + 'also = ["x"]\n' + STAGE.format(key="x"), "two stages go by the name “x”"),
        (OWN + 'outcome = "maybe"', "pipelines 1: stages 1: “outcome” is open, won or lost"),
        (OWN + 'outcome = "won"', "a pipeline begins with a stage that is open"),
        (OWN + 'calls_for = ["wizard"]', "“wizard” in “calls_for” is not known"),
        (OWN + 'colour = "red"', "“colour” is none of key, name"),
        (OWN.replace('name = "first"', ""), "stages 1: “name” is missing"),
        (OWN.replace('key = "first"', 'key = "' + "x" * 41 + '"'), "is no key"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_file_entry_and_reason(text: str, why: str) -> None:
    with pytest.raises(Unusable) as refused:
        read_pipelines(text)
    assert why in str(refused.value)


def test_a_stage_may_call_for_every_position() -> None:
    keys = [p.key for p in POSITIONS]
    own = read_pipelines(OWN + f"calls_for = {keys}".replace("'", '"'))
    assert own[0].first.calls_for == tuple(keys)
