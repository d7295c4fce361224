"""Amazon Transcribe's job output, with speakers or with channels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.fields import fields, listed, number, objects, report_item, string
from pacenotes.core.reading.source import Source
from pacenotes.core.reading.turns import Turn, Word, channel_turns, turns
from pacenotes.core.transcript import Transcript

NAME = "aws-transcribe"
LABEL = "Amazon Transcribe JSON"


def recognises(source: Source) -> bool:
    """Whether there are `results` with `items` or `audio_segments`."""
    results = fields(fields(source.json).get("results"))
    return isinstance(results.get("items"), list) or isinstance(results.get("audio_segments"), list)


def read(source: Source) -> Transcript:
    """Labels stay Amazon's: `spk_0` for speakers, `ch_0` for channels."""
    results = fields(source.json["results"])
    draft = Draft(NAME)
    if listed(results.get("audio_segments")):
        for position, segment in objects(results["audio_segments"], draft):
            _say_segment(draft, segment, position)
        return draft.transcript()
    for turn in sorted(_turns(draft, results), key=lambda turn: turn.start or 0.0):
        draft.say(turn.speaker, turn.text, turn.start, turn.end, turn.position)
    return draft.transcript()


def _say_segment(draft: Draft, segment: dict[str, Any], position: int) -> None:
    text = string(segment.get("transcript"))
    if text is None:
        report_item(draft, position, segment)
        return
    speaker = string(segment.get("speaker_label")) or string(segment.get("channel_label"))
    start, end = number(segment.get("start_time")), number(segment.get("end_time"))
    draft.say(speaker, text, start, end, position)


def _turns(draft: Draft, results: dict[str, Any]) -> Iterator[Turn]:
    channels = listed(fields(results.get("channel_labels")).get("channels"))
    if channels:
        for _, channel in objects(channels, draft):
            name = string(channel.get("channel_label"))
            yield from channel_turns(_words(draft, channel.get("items"), {}, name))
    else:
        yield from turns(_words(draft, results.get("items"), _speakers(results), None))


def _speakers(results: dict[str, Any]) -> dict[str, str]:
    """Who speaks at which start time, as the segments of older outputs say."""
    found: dict[str, str] = {}
    for segment in listed(fields(results.get("speaker_labels")).get("segments")):
        whose = string(fields(segment).get("speaker_label"))
        for item in listed(fields(segment).get("items")):
            start = string(fields(item).get("start_time"))
            speaker = string(fields(item).get("speaker_label")) or whose
            if start is not None and speaker is not None:
                found[start] = speaker
    return found


def _words(
    draft: Draft, value: object, speakers: dict[str, str], channel: str | None
) -> Iterator[Word]:
    for position, item in objects(value, draft):
        best = fields(next(iter(listed(item.get("alternatives"))), None))
        text = string(best.get("content"))
        if text is None:
            report_item(draft, position, item)
            continue
        start = string(item.get("start_time"))
        speaker = channel or string(item.get("speaker_label")) or speakers.get(start or "")
        yield Word(
            text,
            speaker,
            number(start),
            number(item.get("end_time")),
            position,
            is_punctuation=item.get("type") == "punctuation",
        )
