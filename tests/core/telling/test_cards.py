from __future__ import annotations

import datetime as dt

from pacenotes.core.landscape.brief import Requirement
from pacenotes.core.landscape.cards import (
    Card,
    DealCard,
    Point,
    Section,
    Statement,
    Track,
    sections,
)
from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.days import BEGINNING, OPEN, day_of
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.standing import Because, Standing
from pacenotes.core.telling.cards import brief_markdown, card_markdown, since_said
from pacenotes.core.telling.voice import PlainVoice

VOICE = PlainVoice(str)
MARCH = day_of(dt.date(2026, 3, 1))
CORNER = Corner(day_of(dt.date(2026, 9, 20)), day_of(dt.date(2026, 9, 21)))
UNIQUE, PARITY = Standing.UNIQUE, Standing.PARITY


def track(now: Standing = UNIQUE) -> Track:
    return Track(
        "Only we *trace* it.", "How do you\ntrace?", "A demo", "Don't say never", "Step 2",
        UNIQUE, now, now,
    )  # fmt: skip


def point(said: Track | None = None, because: Because = Because.ONLY_OURS) -> Point:
    return Point(1, "Column [lineage]", Run(because, MARCH, OPEN), said)


def card(*points: Point, count: int | None = None) -> Card:
    counts = {UNIQUE: len(points) if count is None else count}
    about = (Statement("We answer within an hour", "The log", "", MARCH),)
    return Card("Beacon", "Flow", "Plumb|well", CORNER, sections(points, counts), about)


def test_since_when_is_said_as_well_as_it_is_known() -> None:
    told = [
        Run(Because.ONLY_OURS, MARCH, OPEN),
        Run(Because.ONLY_OURS, MARCH, OPEN, is_since_exact=False),
        Run(Because.ONLY_OURS, BEGINNING, OPEN),
        Run(Because.OURS_UNKNOWN, BEGINNING, OPEN),
    ]
    said = ["since 2026-03-01", "since 2026-03-01 or before", "always", ""]
    assert [since_said(one, VOICE) for one in told] == said


def test_a_card_says_what_to_say_and_true_as_of_when() -> None:
    text = card_markdown(card(point(track())), VOICE)
    assert text.startswith("# Battlecard: Flow (Plumb\\|well)\n\nBeacon held against Flow.\n")
    assert "True as of 2026-09-20, as known on 2026-09-21." in text
    assert "- **Column \\[lineage\\]**, since 2026-03-01\n  Only we \\*trace\\* it.\n" in text
    assert "  - Ask: How do you trace?\n  - Proof: A demo\n  - Trap: Don't say never\n" in text
    assert "Show" not in text
    assert "- **We answer within an hour**, since 2026-03-01. Proof: The log" in text


def test_the_technical_colleagues_see_where_to_show_it() -> None:
    assert "  - Show: Step 2" in card_markdown(card(point(track())), VOICE, is_technical=True)


def test_struck_words_are_struck_and_nothing_else_is_said() -> None:
    text = card_markdown(card(point(track(PARITY))), VOICE)
    assert "~~Only we \\*trace\\* it.~~" in text
    assert "Don't say it: it was worded for unique, and it is parity." in text
    assert "Ask" not in text


def test_what_does_not_fit_is_counted() -> None:
    assert "- and 4 more" in card_markdown(card(point(), count=5), VOICE)
    assert not Section(UNIQUE, (), 0).more


def test_a_brief_names_gaps_and_what_is_not_known() -> None:
    chosen = Point(
        1, "Lineage", Run(Because.ONLY_OURS, MARCH, OPEN), track(), Requirement.MUST,
        "They can't do without it, and only we have it.",
    )  # fmt: skip
    told = DealCard(
        "Rollout", "Beacon", ("Flow", "Kestrel"), False, CORNER, (chosen,),
        (point(because=Because.THEY_HAVE_MORE),), (point(because=Because.OURS_UNKNOWN),),
        (point(because=Because.ALL_HAVE_IT),), ("Zeppelin",),
    )  # fmt: skip
    text = brief_markdown(told, VOICE)
    assert "Beacon held against Flow, Kestrel." in text
    order = [
        text.index(one)
        for one in ("Bring up", "Theirs is better", "Not known", "Both have it", "Zeppelin")
    ]
    assert order == sorted(order)
    assert "They can't do without it, and only we have it." in text
