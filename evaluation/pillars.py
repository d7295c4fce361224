"""MEDDICC pillars on written sales calls: is each spoken of, and by how many voices."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from evaluation.corpora import Corpora
from evaluation.scores import Score, score
from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.listen import Debrief, listen
from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.transcript import Transcript, Utterance

CORPUS = "transcripts/sales/meddicc-extractor_corpus.json"
PILLARS: dict[str, tuple[tuple[str, str | None], ...]] = {
    "metrics": (("business_case", None),),
    "economicBuyer": (("economic_buyer", None),),
    "decisionCriteria": (("criteria", None),),
    "decisionProcess": (("process", None),),
    "identifyPain": (("need", "pain"),),
    "champion": (("champion", None),),
    "competition": (("pitfalls", "competitor"),),
}
"""Which of our findings speak to which pillar: signal, and kind where not all of them do."""


def pillars(corpora: Corpora) -> dict[str, Score]:
    """By pillar: heard against labelled `found` or `ambiguous` (spoken of), not `absent`."""
    return {
        pillar: score(
            (bool(_said(debrief, pillar)), _truth(call, pillar) != "absent")
            for call, debrief in calls
        )
        for calls in (_calls(corpora),)
        for pillar in PILLARS
    }


def single_voice(corpora: Corpora) -> dict[str, Score]:
    """By pillar: heard exactly once against labelled `found` (`ambiguous` is two that disagree)."""
    return {
        pillar: score(
            (len(_said(debrief, pillar)) == 1, _truth(call, pillar) == "found")
            for call, debrief in calls
        )
        for calls in (_calls(corpora),)
        for pillar in PILLARS
    }


def _truth(call: dict[str, Any], pillar: str) -> str:
    return str(call["groundTruth"][pillar]["status"])


def _said(debrief: Debrief, pillar: str) -> list[Finding]:
    return [
        finding
        for signal, kind in PILLARS[pillar]
        for finding in debrief.of(signal)
        if kind is None or finding.kind == kind
    ]


def _calls(corpora: Corpora) -> list[tuple[dict[str, Any], Debrief]]:
    data = json.loads(corpora.path(CORPUS).read_text("utf-8"))
    return [(call, _listened(call)) for call in data["calls"]]


def _listened(call: dict[str, Any]) -> Debrief:
    lines = call["transcript"]
    utterances = tuple(
        Utterance(at, line["speakerName"], line["text"]) for at, line in enumerate(lines)
    )
    sides = {line["speakerName"]: line["speaker"] for line in lines}
    people = tuple(
        Person(name, Party.OURS if side == "rep" else Party.THEIRS) for name, side in sides.items()
    )
    roster = Roster(people, tuple((p.name, at) for at, p in enumerate(people)))
    return listen(Transcript("corpus", utterances), roster, dt.date.fromisoformat(call["date"]))
