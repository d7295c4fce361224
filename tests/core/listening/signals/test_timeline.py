"""Timeline: when the customer wants to start or be done, or that nothing is pressing."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import days, hears, stays_silent


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("We'd like to have it running before the end of June.", days("2026-06-28", "2026-06-30")),
        ("we want to be live by september", days("2026-09-01", "2026-09-30")),
        ("The plan is to kick off in the next two weeks.", days("2026-03-25")),
        (
            "Before the summer break, realistically by the end of May.",
            days("2026-05-29", "2026-05-31"),
        ),
        ("Go-live would be in Q4.", days("2026-10-01", "2026-12-31")),
        ("We hope to have a decision this quarter.", days("2026-01-01", "2026-03-31")),
    ],
)
def test_by_when(said: str, window: object) -> None:
    assert hears("timeline", f"Ingrid: {said}", kind="wants_by").detail.window == window


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("We need something as soon as possible.", "urgent"),
        ("This can't wait another season.", "urgent"),
        ("Send over the contract, we're ready.", "ready"),
        ("There's no hurry from our end.", "no_hurry"),
        ("We're just looking at what is out there.", "no_hurry"),
        ("Honestly it's early days for us.", "no_hurry"),
    ],
)
def test_how_pressing_it_is(said: str, kind: str) -> None:
    hears("timeline", f"Ingrid: {said}", kind=kind)


@pytest.mark.parametrize(
    "said",
    [
        "When would we be able to start?",
        "We started with two depots in 2019.",
        "The last rollout was done in May and went badly.",
        "Is there a timeline view?",
        "The report runs at the end of the month.",
        "If it were urgent we'd call.",
        "It isn't that urgent, is it?",
    ],
)
def test_times_of_other_things(said: str) -> None:
    stays_silent("timeline", f"Ingrid: {said}")


def test_our_own_schedule_is_not_theirs() -> None:
    stays_silent("timeline", "Robin: We'd love to get you live by the end of April.\nIngrid: Hm.")


def test_an_answer_to_our_question_with_its_days() -> None:
    heard = hears(
        "timeline",
        "Robin: And when do you need this up and running?\nIngrid: After Easter, before May.",
    )
    assert heard.quote.text == "After Easter, before May."
