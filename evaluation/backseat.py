"""Back seat: what is heard against `steers_driver` labels, driver given and driver found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from evaluation.corpora import Corpora
from evaluation.meetings import everybody_ours, transcript
from evaluation.scores import Score, score
from pacenotes.core.listening.driving import Hold
from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.signals import back_seat
from pacenotes.core.mirror.letting_go import letting_go

LABELS = "conversations/backseat_labels.jsonl"
MEETINGS = {
    "akash": "conversations/akash_meet.jsonl",
    "AMI": "conversations/ami_utterances.jsonl",
}


def driver_given(corpora: Corpora) -> dict[str, Score]:
    """By meeting: each labelled candidate on its own, with the driver the label names."""
    by_meeting: dict[str, list[tuple[bool, bool]]] = {}
    for label in corpora.lines(LABELS):
        by_meeting.setdefault(label["meeting"], []).append((_says(label), _steers(label)))
    return {meeting: score(pairs) for meeting, pairs in by_meeting.items()}


def _steers(label: dict[str, Any]) -> bool:
    return str(label["label"]) == "steers_driver"


def _says(label: dict[str, Any]) -> bool:
    drivers = _drivers(label["driver"])
    call = transcript([label])
    hearing = Hearing(call, everybody_ours({label["speaker"], *drivers}), wheel=(Hold(0, drivers),))
    return any(isinstance(found, Finding) for found in back_seat.find(hearing))


def _drivers(named: str) -> tuple[str, ...]:
    """The labels name several drivers as "A, then B" or "UI+ID"."""
    return tuple(part.strip() for part in named.replace(", then ", "+").split("+"))


def driver_found(corpora: Corpora) -> dict[str, Score]:
    """By meeting: the whole meeting listened to, the driver found from its words alone."""
    return _by_meeting(corpora, _heard)


def told_in_the_mirror(corpora: Corpora) -> dict[str, Score]:
    """The same of what a mirror would tell each speaker: only what is sure enough."""
    return _by_meeting(corpora, _told)


Quoted = tuple[int, str]
"""An utterance by its number, and the words of it that were found."""


def _heard(hearing: Hearing) -> Iterator[Quoted]:
    for item in back_seat.find(hearing):
        if isinstance(item, Finding):
            yield item.quote.utterance, item.quote.text


def _told(hearing: Hearing) -> Iterator[Quoted]:
    found = [item for item in back_seat.find(hearing) if isinstance(item, Finding)]
    for remark in letting_go(hearing, frozenset(hearing.speakers), found, None):
        if remark.utterance is not None:
            yield remark.utterance, remark.text


def _by_meeting(corpora: Corpora, finds: Callable[[Hearing], Iterator[Quoted]]) -> dict[str, Score]:
    labels: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for label in corpora.lines(LABELS):
        labels.setdefault((label["corpus"], label["meeting"]), []).append(label)
    scores = {}
    for corpus in sorted({corpus for corpus, _ in labels}):
        meetings = corpora.meetings(MEETINGS[corpus])
        for (of, meeting), wanted in labels.items():
            if of == corpus and meeting in meetings:
                scores[meeting] = score(_compared(meetings[meeting], wanted, finds))
    return scores


def _compared(
    lines: list[dict[str, Any]],
    labels: list[dict[str, Any]],
    finds: Callable[[Hearing], Iterator[Quoted]],
) -> Iterator[tuple[bool, bool]]:
    """Each label against what was found in its utterance, at its words."""
    call = transcript(lines, "role" if "role" in lines[0] else "speaker")
    hearing = Hearing(call, everybody_ours(call.speakers))
    found: dict[int, list[str]] = {}
    for utterance, text in finds(hearing):
        found.setdefault(utterance, []).append(text)
    places = {_reference(line): at for at, line in enumerate(lines)}
    for label in labels:
        at = places.get(str(label["ref"]).split(".")[0] if "line" in lines[0] else label["ref"])
        quotes = found.get(at, []) if at is not None else []
        yield any(_overlaps(quote, label["text"]) for quote in quotes), _steers(label)


def _reference(line: dict[str, Any]) -> str:
    return str(line["line"]) if "line" in line else str(line["id"])


def _overlaps(quote: str, text: str) -> bool:
    """Whether a finding's words are of the labelled stretch (labels split long turns in places)."""
    return quote[:40] in text or text[:40] in quote or quote[-40:] in text
