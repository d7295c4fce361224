from __future__ import annotations

import pytest

from pacenotes.core.data_file import Unusable
from pacenotes.core.gate import short_of
from pacenotes.core.policy import RequestKind, default_policy, read_policy
from pacenotes.core.qualification import QUESTIONS, Light


def test_the_shipped_policy_says_when_each_of_the_five_questions_is_answered() -> None:
    told = default_policy()
    assert [q.question for q in told.questions] == [q.key for q in QUESTIONS]
    assert all(q.needs and q.most_days for q in told.questions)
    assert [kind.key for kind in told.requests] == [
        "demo", "proof-of-concept", "security-questionnaire",
    ]  # fmt: skip


def test_what_a_teams_own_file_leaves_out_is_as_shipped() -> None:
    own = read_policy(
        '[questions.qualified]\nmost_days = 30\n[questions.pitfalls]\nneeds = ["security"]'
    )
    shipped = default_policy()
    assert own.of("qualified").most_days == 30
    assert own.of("qualified").needs == shipped.of("qualified").needs
    assert own.of("pitfalls").needs == (("security",),)
    assert own.of("pitfalls").most_days == shipped.of("pitfalls").most_days
    assert own.of("deadlines") == shipped.of("deadlines")
    assert own.requests == shipped.requests
    assert read_policy("") == shipped


def test_the_kinds_of_request_are_a_teams_own_as_a_whole() -> None:
    own = read_policy('[requests.workshop]\nname = "Workshop"\nneeds = []')
    assert own.requests == (RequestKind("workshop", "Workshop", ()),)
    assert own.request("workshop") == own.requests[0]
    assert own.request("demo") is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[questions.luck]\nneeds = []", "policy.toml: “luck” is none of the five questions"),
        ("[question.qualified]", "“question” is none of questions, requests"),
        ('[questions.qualified]\nneed = ["need"]', "questions.qualified: “need” is none of needs"),
        ('[questions.qualified]\nneeds = ["wit"]', "“wit” in “needs” is not known"),
        ('[questions.economic-buyer]\nneeds = ["mentioned"]', "“mentioned” in “needs”"),
        ('[questions.economic-buyer]\nneeds = [["champion"]]', "“champion” in “needs”"),
        ("[questions.qualified]\nneeds = []", "questions.qualified: “needs” names nothing"),
        ("[questions.qualified]\nneeds = [[]]", "“needs” has to be a list of words"),
        ("[questions.qualified]\nmost_days = -1", "“most_days” has to be a whole number"),
        ("[questions.qualified]\nmost_days = 99999999999", "up to 3650"),
        ("[questions.qualified]\nmost_days = true", "up to 3650"),
        ("[questions]\nqualified = 3", "policy.toml: “questions.qualified” has to be a table"),
        ('[requests.demo]\nneeds = ["qualified"]', "requests.demo: “name” is missing"),
        ('[requests.demo]\nname = "Demo"\nneeds = ["luck"]', "“luck” in “needs” is not known"),
        ('[requests."A demo"]\nname = "Demo"', "“A demo” is no key"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_file_entry_and_reason(text: str, why: str) -> None:
    with pytest.raises(Unusable) as refused:
        read_policy(text)
    assert why in str(refused.value)


@pytest.mark.parametrize("light", list(Light))
def test_only_an_answered_question_passes_the_gate(light: Light) -> None:
    kind = RequestKind("demo", "Demo", ("qualified",))
    assert short_of(kind, {"qualified": light}) == (
        () if light is Light.ANSWERED else ("qualified",)
    )


def test_what_the_gate_lacks_comes_in_the_policys_order_and_unknown_counts_as_lacking() -> None:
    kind = RequestKind("poc", "Proof of concept", ("deadlines", "qualified", "pitfalls"))
    assert short_of(kind, {"qualified": Light.ANSWERED}) == ("deadlines", "pitfalls")
    assert short_of(RequestKind("chat", "Chat", ()), {}) == ()
