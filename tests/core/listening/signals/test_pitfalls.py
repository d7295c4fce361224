"""Pitfalls: doubts, others in the race, procurement, security, people who are against it."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import hears, stays_silent


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("That's a lot more expensive than I thought, way too expensive.", "objection"),
        ("My worry is that the depots won't use it.", "objection"),
        ("We got burned by a rollout like this before.", "objection"),
        ("I don't see why we'd change.", "objection"),
        ("What if we outgrow it?", "objection"),
        ("The other vendor does that out of the box.", "competitor"),
        ("We could of course build it ourselves.", "competitor"),
        ("Procurement will squeeze you, I can tell you that.", "procurement"),
        ("Legal will want to change the liability clause.", "procurement"),
        ("Infosec is going to ask for a pen test.", "security"),
        ("The data can't leave our network.", "security"),
        ("The head of IT built the old one himself, so.", "politics"),
        ("There's a reorg on, nobody knows who owns this in June.", "politics"),
    ],
)
def test_what_may_stop_it(said: str, kind: str) -> None:
    hears("pitfalls", f"Ingrid: {said}", kind=kind)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("We're also talking to Portwise at the moment.", "Portwise"),
        ("We are currently using Halvard Logic for that.", "Halvard Logic"),
        ("We had a demo from Quillstone last week.", "Quillstone"),
    ],
)
def test_a_competitor_is_named(said: str, who: str) -> None:
    assert hears("pitfalls", f"Ingrid: {said}", kind="competitor").detail.what == who


@pytest.mark.parametrize(
    "said",
    [
        "We have no concerns about that.",
        "That isn't a risk for us.",
        "I'm not worried.",
        "That addresses my concern completely.",
        "Can you compare two dates?",
        "We're talking to Ingrid's team about it.",
        "We're comparing to April there.",
        "We looked at March and April.",
        "I'm happy with that.",
    ],
)
def test_what_stops_nothing(said: str) -> None:
    stays_silent("pitfalls", f"Ingrid: {said}")


def test_our_own_doubts_are_not_theirs() -> None:
    stays_silent("pitfalls", "Robin: My worry is that we run out of time.\nIngrid: No no.")


def test_the_answer_to_who_else_they_look_at() -> None:
    heard = hears(
        "pitfalls",
        "Robin: Are you looking at anyone else?\nIngrid: A small shop from Turku, yes.",
        kind="competitor",
    )
    assert heard.speaker == "Ingrid"
