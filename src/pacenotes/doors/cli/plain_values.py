"""A debrief as plain values for JSON: the documented form of `pacenotes listen --json`."""

from __future__ import annotations

import datetime as dt
import enum
import math
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.listen import Debrief
from pacenotes.core.positions import Position
from pacenotes.core.qualification import economic_buyer, part_of
from pacenotes.core.roster import Party, Person
from pacenotes.core.wording import Words
from pacenotes.doors.cli.conduct import CONDUCT

FORM = 1
"""The version of this form; it counts up when a field changes its meaning or goes away."""

DECIMALS = 4
"""Of seconds and shares; more would be noise of arithmetic."""


def call(name: str, debrief: Debrief, with_conduct: bool) -> dict[str, Any]:
    """One call; without conduct, what concerns a person's own conduct is left out."""
    transcript = debrief.transcript
    findings = [f for f in debrief.findings if with_conduct or f.signal not in CONDUCT]
    abstentions = [a for a in debrief.abstentions if with_conduct or a.signal not in CONDUCT]
    return {
        "file": name,
        "format": transcript.format,
        "title": transcript.title,
        "held_on": plain(debrief.on),
        "listener_version": debrief.listener_version,
        "people": [_person(person) for person in debrief.roster.people],
        "speakers": {label: _speaker(debrief, label) for label in transcript.speakers},
        "utterances": plain(transcript.utterances),
        "economic_buyer": economic_buyer(debrief).value,
        "findings": [_finding(finding, debrief) for finding in findings],
        "abstentions": plain(abstentions),
        "figures": plain(debrief.figures),
        "problems": plain(transcript.problems),
    }


def plain(value: Any) -> Any:
    """Any of core's values as JSON has them: amounts as strings, days as ISO 8601, reasons said."""
    if isinstance(value, Words):
        return value.say()
    if isinstance(value, Position):
        return value.key
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, float):
        return round(value, DECIMALS) if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value


def _person(person: Person) -> dict[str, Any]:
    return {key: value for key, value in plain(person).items() if value not in (None, [])}


def _speaker(debrief: Debrief, label: str) -> dict[str, Any]:
    person = debrief.roster.of(label)
    return {
        "person": person.name if person else None,
        "party": (person.party if person else Party.UNKNOWN).value,
    }


def _finding(finding: Finding, debrief: Debrief) -> dict[str, Any]:
    part = part_of(finding.signal, finding.kind)
    detail = {k: v for k, v in plain(finding.detail).items() if v not in (None, False)}
    if finding.detail.is_open is not None:
        detail["is_open"] = finding.detail.is_open
    return {
        "signal": finding.signal,
        "kind": finding.kind,
        "question": part[0].key if part else None,
        "part": part[1].key if part else None,
        "said_by": debrief.roster.party(finding.speaker).value,
        "speaker": finding.speaker,
        "at": plain(finding.at),
        "quote": plain(finding.quote),
        "why": finding.why.say(),
        "detail": detail,
    }
