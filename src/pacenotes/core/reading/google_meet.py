"""Google Meet's transcript document, as text or as Markdown with `### 00:05:00` marks."""

from __future__ import annotations

import re

from pacenotes.core.reading.document import layout, say_document
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.source import Source
from pacenotes.core.transcript import Transcript

NAME = "google-meet"
LABEL = "Google Meet"

ENOUGH_LINES = 5_000
"""Lines looked at; the document's agenda and notes stand before the first mark."""

_MARK = re.compile(
    r"^(?:#{1,6}[ \t]{1,4})?\*{0,2}(?:[0-9]{2}:[0-9]{2}:[0-9]{2}\*{0,2}[ \t]{0,4}$"
    r"|(?:Meeting|Transcription) ended after [0-9]"
    r"|This editable transcript was computer generated)"
)


def recognises(source: Source) -> bool:
    """Whether Meet's marks stand on lines of their own, and names before colons."""
    lines = source.lines[:ENOUGH_LINES] if source.json is None else []
    return any(map(_MARK.match, lines)) and layout(lines).has_speech


def read(source: Source) -> Transcript:
    """A mark gives the start of the turn right after it; the turns between have no times."""
    draft = Draft(NAME)
    say_document(draft, layout(source.lines))
    return draft.transcript()
