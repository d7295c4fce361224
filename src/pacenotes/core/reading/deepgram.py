"""Deepgram's answer: utterances where they were asked for, else words put together to turns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.fields import fields, listed, number, objects, report_item, string
from pacenotes.core.reading.source import Source
from pacenotes.core.reading.turns import Word, channel_turns, turns
from pacenotes.core.transcript import Transcript

NAME = "deepgram"
LABEL = "Deepgram JSON"


def recognises(source: Source) -> bool:
    """Whether there are `results` with `channels` or `utterances`."""
    results = fields(fields(source.json).get("results"))
    return isinstance(results.get("channels"), list) or isinstance(results.get("utterances"), list)


def read(source: Source) -> Transcript:
    """Speakers are labelled `Speaker 0`, channels `ch_0` where each has one to itself."""
    results = fields(source.json["results"])
    draft = Draft(NAME)
    channels = listed(results.get("channels"))
    if listed(results.get("utterances")):
        has_channels = len(channels) > 1
        for position, one in objects(results["utterances"], draft):
            _say_utterance(draft, one, position, has_channels=has_channels)
        return draft.transcript()
    found = []
    for number_of_channel, channel in enumerate(map(fields, channels)):
        alternative = fields(next(iter(listed(channel.get("alternatives"))), None))
        if len(channels) > 1:
            spoken = _words(draft, alternative, f"ch_{number_of_channel}")
            found += list(channel_turns(spoken))
        else:
            found += list(turns(_words(draft, alternative, None)))
    # Channels follow one another in the file and run at the same time in the call.
    for turn in sorted(found, key=lambda turn: turn.start or 0.0):
        draft.say(turn.speaker, turn.text, turn.start, turn.end, turn.position)
    return draft.transcript()


def _say_utterance(draft: Draft, one: dict[str, Any], position: int, *, has_channels: bool) -> None:
    text = string(one.get("transcript"))
    if text is None:
        report_item(draft, position, one)
        return
    speaker, channel = string(one.get("speaker")), string(one.get("channel"))
    if has_channels and channel is not None:
        named: str | None = f"ch_{channel}" + (f" Speaker {speaker}" if speaker else "")
    else:
        named = f"Speaker {speaker}" if speaker else None
    draft.say(named, text, number(one.get("start")), number(one.get("end")), position)


def _words(draft: Draft, alternative: dict[str, Any], channel: str | None) -> Iterator[Word]:
    for position, word in objects(alternative.get("words"), draft):
        text = string(word.get("punctuated_word")) or string(word.get("word"))
        if text is None:
            report_item(draft, position, word)
            continue
        speaker = string(word.get("speaker"))
        named = channel or (f"Speaker {speaker}" if speaker else None)
        yield Word(text, named, number(word.get("start")), number(word.get("end")), position)
