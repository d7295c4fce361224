"""A labelled meeting as the listener gets it: a transcript whose speakers are all of one side."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.transcript import Transcript, Utterance


def transcript(lines: Sequence[dict[str, Any]], speaker: str = "speaker") -> Transcript:
    """A transcript of corpus lines; `speaker` names the key that holds who spoke."""
    return Transcript(
        "corpus",
        tuple(
            Utterance(
                index=index,
                speaker=line.get(speaker) or line.get("speaker"),
                text=clean(line["text"]),
                start=line.get("start"),
                end=line.get("end"),
            )
            for index, line in enumerate(lines)
        ),
    )


def clean(text: str) -> str:
    """A corpus's text as a transcript would write it.

    The ICSI transcribers' `==` for an unfinished utterance becomes a dash, their ` ?` joins the
    word before it.
    """
    plain = text.replace(" ?", "?").replace(" .", ".").replace(" ,", ",").replace("==", "—")
    return unicodedata.normalize("NFC", " ".join(plain.replace(" | ", " ").split()))


def everybody_ours(speakers: Iterable[str]) -> Roster:
    """A roster on which every speaker is one of ours."""
    people = tuple(Person(speaker, Party.OURS) for speaker in speakers)
    return Roster(people, tuple((person.name, at) for at, person in enumerate(people)))
