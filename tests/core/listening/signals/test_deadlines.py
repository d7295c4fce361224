"""Deadlines: a day somebody must keep, why it is one, worked out from the call's day."""

from __future__ import annotations

import pytest

from pacenotes.core.listening.finding import Window
from tests.core.listening.vocabulary import abstains, days, found, hears, stays_silent


@pytest.mark.parametrize(
    ("said", "kind", "window"),
    [
        (
            "The licence for the old system expires on June 30th.",
            "contract_end",
            days("2026-06-30"),
        ),
        (
            "Our contract with them runs out in October.",
            "contract_end",
            days("2026-10-01", "2026-10-31"),
        ),
        (
            "If we don't spend it by the end of the year the budget is gone.",
            "budget_cycle",
            days("2026-12-31"),
        ),
        ("We want to decide by the end of next month.", "decision", days("2026-04-30")),
        ("Procurement needs until April 20.", "paper_process", days("2026-04-20")),
        ("The first depot goes live in May.", "go_live", days("2026-05-01", "2026-05-31")),
        ("The auditors come on September 14.", "compelling_event", days("2026-09-14")),
        (
            "The board wants the numbers by Friday, that's the deadline.",
            "compelling_event",
            days("2026-03-13"),
        ),
        ("It has to be in place before the summer.", "go_live", days("2026-05-31")),
        (
            "peak season starts for us in november so it must be done by then",
            "compelling_event",
            days("2026-11-01", "2026-11-30"),
        ),
    ],
)
def test_a_day_to_keep(said: str, kind: str, window: Window) -> None:
    assert hears("deadlines", f"Ingrid: {said}", kind=kind).detail.window == window


@pytest.mark.parametrize(
    "said",
    [
        "Let's talk again on Tuesday.",
        "Thursday at ten works for me.",
        "I'm on holiday next week.",
        "Is there a deadline on your side in June?",
        "How was your summer?",
        "I'll send you the list tomorrow.",
        "We moved in January and I still don't have a desk.",
        "In March we lost two days over a broken feed.",
        "Today I'd like to look at the alerts.",
        "The invoice run is at the end of the month, every month.",
        "The contract with them was signed in February.",
        "We migrated everything last October.",
    ],
)
def test_a_date_that_is_no_deadline(said: str) -> None:
    stays_silent("deadlines", f"Ingrid: {said}")


def test_without_the_calls_day_the_words_stand_and_the_day_does_not() -> None:
    script = "Ingrid: We have to decide by the end of next month."

    assert "isn't known" in abstains("deadlines", script, on=None)
    assert [f.detail.window for f in found("deadlines", script, on=None)] == [None]


def test_a_full_date_needs_no_calls_day() -> None:
    heard = hears("deadlines", "Ingrid: The contract ends on June 30, 2027.", on=None)
    assert heard.detail.window == days("2027-06-30")


def test_where_no_date_was_said_there_is_nothing_to_abstain_from() -> None:
    stays_silent("deadlines", "Ingrid: It is fine.", on=None)
