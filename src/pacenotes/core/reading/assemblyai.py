"""AssemblyAI's transcript JSON: utterances where speakers were asked for, else words."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.fields import fields, listed, milliseconds, objects, report_item, string
from pacenotes.core.reading.source import Source, Unreadable
from pacenotes.core.reading.turns import Word, turns
from pacenotes.core.transcript import Transcript
from pacenotes.core.wording import N_, words

NAME = "assemblyai"
LABEL = "AssemblyAI JSON"

_MARKS = ("audio_url", "acoustic_model", "language_model", "language_code", "status", "id")


def recognises(source: Source) -> bool:
    """Whether utterances or words stand at the top, beside what only AssemblyAI says of them."""
    whole = fields(source.json)
    if isinstance(whole.get("utterances"), list):
        return True
    has_words = isinstance(whole.get("words"), list) or whole.get("status") == "error"
    return has_words and "segments" not in whole and any(mark in whole for mark in _MARKS)


def read(source: Source) -> Transcript:
    """Speakers keep their letters; times are milliseconds in the file."""
    whole = fields(source.json)
    if whole.get("status") == "error":
        reason = excerpt(string(whole.get("error")) or "?", 200)
        raise Unreadable(words(N_("AssemblyAI could not transcribe it: {reason}"), reason=reason))
    draft = Draft(NAME)
    if listed(whole.get("utterances")):
        for position, one in objects(whole["utterances"], draft):
            text = string(one.get("text"))
            if text is None:
                report_item(draft, position, one)
                continue
            start, end = milliseconds(one.get("start")), milliseconds(one.get("end"))
            draft.say(_speaker(one), text, start, end, position)
    else:
        for turn in turns(_words(draft, whole.get("words"))):
            draft.say(turn.speaker, turn.text, turn.start, turn.end, turn.position)
    return draft.transcript()


def _words(draft: Draft, value: object) -> Iterator[Word]:
    for position, one in objects(value, draft):
        text = string(one.get("text"))
        if text is None:
            report_item(draft, position, one)
            continue
        start, end = milliseconds(one.get("start")), milliseconds(one.get("end"))
        yield Word(text, _speaker(one), start, end, position)


def _speaker(one: dict[str, object]) -> str | None:
    channel = string(one.get("channel"))
    return string(one.get("speaker")) or (f"ch_{channel}" if channel else None)
