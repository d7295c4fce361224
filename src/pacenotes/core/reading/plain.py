"""Plain text or Markdown in which each turn begins with a name."""

from __future__ import annotations

from pacenotes.core.reading.document import layout, say_document
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.source import Source
from pacenotes.core.transcript import Transcript

NAME = "plain"
LABEL = "text or Markdown with speakers' names (Name: words)"

ENOUGH_LINES = 5_000
"""Lines looked at to tell whether names begin the turns: a header and more."""


def recognises(source: Source) -> bool:
    """Whether enough lines begin with what reads like a speaker's name."""
    return source.json is None and layout(source.lines[:ENOUGH_LINES]).has_speech


def read(source: Source) -> Transcript:
    """Lines without a name go on with the turn before them."""
    draft = Draft(NAME)
    say_document(draft, layout(source.lines))
    return draft.transcript()
