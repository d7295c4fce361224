"""Gong's API: `callTranscripts`, with or without the call's parties."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pacenotes.core.reading.clean import excerpt, label
from pacenotes.core.reading.dates import day
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.fields import (
    fields,
    listed,
    milliseconds,
    objects,
    report_item,
    string,
)
from pacenotes.core.reading.source import Source, Unreadable
from pacenotes.core.transcript import Participant, Transcript
from pacenotes.core.wording import N_, words

NAME = "gong"
LABEL = "Gong API JSON"

_SIDES = {"internal": True, "external": False}


def recognises(source: Source) -> bool:
    """Whether it is an answer of `/v2/calls/transcript`."""
    return isinstance(fields(source.json).get("callTranscripts"), list)


def read(source: Source) -> Transcript:
    """Each monologue is one utterance; `line` is its place among the monologues.

    Parties and title come from `/v2/calls/extensive` where its `calls` stand in the same file.
    """
    whole = fields(source.json)
    call = _only_call([fields(one) for one in listed(whole["callTranscripts"])])
    draft = Draft(NAME)
    about = _about(whole, call)
    draft.title = string(fields(about.get("metaData")).get("title")) or string(call.get("title"))
    started = day(string(fields(about.get("metaData")).get("started")) or "")
    draft.held_on = started if isinstance(started, dt.date) else None
    names = _meet_parties(draft, [about, call, whole])
    for position, monologue in objects(call.get("transcript"), draft):
        _say(draft, monologue, position, names)
    return draft.transcript()


def _only_call(calls: list[dict[str, Any]]) -> dict[str, Any]:
    if len(calls) > 1:
        ids = ", ".join(string(call.get("callId")) or "?" for call in calls[:10])
        raise Unreadable(
            words(
                N_("the file holds {count} calls ({ids}); save each as a file of its own"),
                count=str(len(calls)),
                ids=excerpt(ids, 200) + (", …" if len(calls) > 10 else ""),
            )
        )
    return calls[0] if calls else {}


def _about(whole: dict[str, Any], call: dict[str, Any]) -> dict[str, Any]:
    """What the file says of this call: its entry among `calls`, or the only one there is."""
    entries = [fields(one) for one in listed(whole.get("calls"))]
    wanted = string(call.get("callId"))
    for entry in entries:
        if wanted and string(fields(entry.get("metaData")).get("id")) == wanted:
            return entry
    if len(entries) == 1:
        return entries[0]
    return {"metaData": whole.get("metaData") or call.get("metaData")}


def _meet_parties(draft: Draft, places: list[dict[str, Any]]) -> dict[str, str]:
    """Each party as a participant; back comes the name to show for a `speakerId`."""
    parties = next((p for p in (place.get("parties") for place in places) if listed(p)), None)
    names: dict[str, str] = {}
    for _, party in objects(parties, draft):
        speaker, email = string(party.get("speakerId")), string(party.get("emailAddress"))
        name = label(string(party.get("name"))) or label(email)
        if name is None:
            continue
        draft.meet(
            Participant(
                name,
                label(string(party.get("title"))),
                None,
                label(email),
                _SIDES.get((string(party.get("affiliation")) or "").lower()),
            )
        )
        if speaker is not None:
            # Two people of one name stay two speakers.
            names[speaker] = f"{name} ({speaker})" if name in names.values() else name
    return names


def _say(draft: Draft, monologue: dict[str, Any], position: int, names: dict[str, str]) -> None:
    speaker = string(monologue.get("speakerId"))
    sentences = [fields(one) for one in listed(monologue.get("sentences"))]
    spoken = [one for one in sentences if isinstance(one.get("text"), str)]
    if len(spoken) < len(sentences) or not sentences:
        report_item(draft, position, monologue)
    if not spoken:
        return
    draft.say(
        names.get(speaker, speaker) if speaker is not None else None,
        " ".join(one["text"] for one in spoken),
        milliseconds(spoken[0].get("start")),
        milliseconds(spoken[-1].get("end")),
        position,
    )
