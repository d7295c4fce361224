"""Whisper's JSON, and that of whisper-timestamped and WhisperX, which may name speakers."""

from __future__ import annotations

from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.fields import fields, listed, number, objects, report_item, string
from pacenotes.core.reading.source import Source
from pacenotes.core.transcript import Transcript

NAME = "whisper"
LABEL = "whisper, whisper-timestamped or WhisperX JSON"


def recognises(source: Source) -> bool:
    """Whether there are `segments` of text with times."""
    segments = listed(fields(source.json).get("segments"))
    return any("text" in fields(one) and "start" in fields(one) for one in segments[:10])


def read(source: Source) -> Transcript:
    """One segment, one utterance; the speaker is WhisperX's, else nobody."""
    draft = Draft(NAME)
    for position, segment in objects(source.json["segments"], draft):
        text = string(segment.get("text"))
        if text is None:
            if segment.get("text") != "":
                report_item(draft, position, segment)
            continue
        start, end = number(segment.get("start")), number(segment.get("end"))
        draft.say(string(segment.get("speaker")), text, start, end, position)
    return draft.transcript()
