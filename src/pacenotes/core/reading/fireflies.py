"""Fireflies' transcript JSON, from its API or its download."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pacenotes.core.reading.clean import label
from pacenotes.core.reading.clock import seconds
from pacenotes.core.reading.dates import day
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.fields import (
    fields,
    listed,
    number,
    objects,
    report_item,
    string,
)
from pacenotes.core.reading.source import Source
from pacenotes.core.transcript import Participant, Transcript

NAME = "fireflies"
LABEL = "Fireflies JSON"

_MARKS = ("speaker_name", "raw_text", "speaker_id", "sentence")


def recognises(source: Source) -> bool:
    """Whether there are `sentences` that carry Fireflies' names for things."""
    sentences = listed(_call(source.json).get("sentences"))
    return any(any(mark in fields(one) for mark in _MARKS) for one in sentences[:10])


def read(source: Source) -> Transcript:
    """One sentence, one utterance, as Fireflies cuts them; times are seconds."""
    call = _call(source.json)
    draft = Draft(NAME)
    draft.title = string(call.get("title"))
    draft.held_on = _held_on(call)
    _meet(draft, call)
    for position, sentence in objects(call.get("sentences"), draft):
        text = string(sentence.get("text")) or string(sentence.get("raw_text"))
        text = text or string(sentence.get("sentence"))
        if text is None:
            report_item(draft, position, sentence)
            continue
        start = _time(sentence.get("start_time", sentence.get("startTime")))
        end = _time(sentence.get("end_time", sentence.get("endTime")))
        draft.say(_speaker(sentence), text, start, end, position)
    return draft.transcript()


def _call(whole: object) -> dict[str, Any]:
    """The call itself, out of the wrappings of GraphQL or of a bare list of sentences."""
    if isinstance(whole, list):
        return {"sentences": whole}
    call = fields(whole)
    for wrapping in ("data", "transcript"):
        if "sentences" not in call and isinstance(call.get(wrapping), dict):
            call = fields(call[wrapping])
    return call


def _speaker(sentence: dict[str, Any]) -> str | None:
    name = string(sentence.get("speaker_name"))
    number_of_speaker = string(sentence.get("speaker_id"))
    return name or (f"Speaker {number_of_speaker}" if number_of_speaker else None)


def _time(value: object) -> float | None:
    """Seconds, or the download's `00:12`."""
    found = number(value)
    return seconds(value) if found is None and isinstance(value, str) else found


def _held_on(call: dict[str, Any]) -> dt.date | None:
    """The day as written, or else that of the milliseconds since 1970, in UTC."""
    for written in (call.get("dateString"), call.get("date")):
        if isinstance(written, str) and isinstance(found := day(written), dt.date):
            return found
    stamp = number(call.get("date"))
    if stamp is None or not 0 < stamp < 4_102_444_800_000:
        return None
    return dt.datetime.fromtimestamp(stamp / 1000, dt.UTC).date()


def _meet(draft: Draft, call: dict[str, Any]) -> None:
    known: set[str] = set()
    for _, one in objects(call.get("meeting_attendees"), draft):
        email = label(string(one.get("email")))
        name = label(string(one.get("displayName")) or string(one.get("name"))) or email
        if name is not None:
            known.update(filter(None, (email,)))
            draft.meet(Participant(name, email=email))
    for address in listed(call.get("participants")):
        # Some answers put several addresses into one string.
        for part in (string(address) or "").split(","):
            email = label(part)
            if email is not None and email not in known:
                known.add(email)
                draft.meet(Participant(email, email=email if "@" in email else None))
