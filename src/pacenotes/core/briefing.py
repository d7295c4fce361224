"""A deal's business case in a paragraph, for who gives the demo."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.wording import N_, Words, words

METRIC = N_("It is measured by {metric}.")
TODAY = N_("Today: {today}.")
TARGET = N_("Target: {target}.")
WORTH = N_("That is worth {value}.")


@dataclass(frozen=True, slots=True)
class BusinessCase:
    """What is known of a business case, each empty where nothing is; `value` as it is written."""

    metric: str = ""
    today: str = ""
    target: str = ""
    value: str = ""


def paragraph(case: BusinessCase) -> tuple[Words, ...]:
    """The sentences of the paragraph; none where nothing is known."""
    told = (
        (METRIC, "metric", case.metric),
        (TODAY, "today", case.today),
        (TARGET, "target", case.target),
        (WORTH, "value", case.value),
    )
    return tuple(words(said, **{name: _bare(text)}) for said, name, text in told if _bare(text))


def first_known(*cases: BusinessCase) -> BusinessCase:
    """One business case out of several, each field from the first that knows it."""
    return BusinessCase(
        metric=next((c.metric for c in cases if c.metric.strip()), ""),
        today=next((c.today for c in cases if c.today.strip()), ""),
        target=next((c.target for c in cases if c.target.strip()), ""),
        value=next((c.value for c in cases if c.value.strip()), ""),
    )


def _bare(text: str) -> str:
    """Without the full stop that the sentence brings."""
    return " ".join(text.split()).rstrip(".")
