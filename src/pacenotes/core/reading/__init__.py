"""Reading a call's transcript out of any of the files that tools write, by what is in the file."""

from __future__ import annotations

import dataclasses
from typing import Protocol

from pacenotes.core.reading import (
    assemblyai,
    aws_transcribe,
    deepgram,
    fireflies,
    gong,
    google_meet,
    otter,
    plain,
    sbv,
    srt,
    teams_docx,
    webvtt,
    whisper,
    zoom_chat,
)
from pacenotes.core.reading.source import Source, Unreadable
from pacenotes.core.transcript import Transcript
from pacenotes.core.wording import N_, words

__all__ = ["READERS", "Reader", "Source", "Unreadable", "read"]


class Reader(Protocol):
    """One format: a module of this package."""

    NAME: str
    LABEL: str

    def recognises(self, source: Source) -> bool:
        """Whether the content is written in this format."""

    def read(self, source: Source) -> Transcript:
        """The call; raises `Unreadable` and nothing else."""


READERS: tuple[Reader, ...] = (
    webvtt,
    gong,
    fireflies,
    deepgram,
    aws_transcribe,
    assemblyai,
    whisper,
    sbv,
    teams_docx,
    srt,
    zoom_chat,
    # From here on any text might do: the stricter come first.
    otter,
    google_meet,
    plain,
)
"""The first that recognises a file reads it."""


def read(data: bytes, name: str = "the file") -> Transcript:
    """The call in a file of any known kind, told by its content alone.

    Pure: the same bytes give the same transcript. Raises `Unreadable` with reason and line.
    """
    source = Source(name, data)
    reader = next((reader for reader in READERS if reader.recognises(source)), None)
    if reader is None:
        kinds = "; ".join(reader.LABEL for reader in READERS)
        raise Unreadable(
            words(N_("is of no known kind; the kinds that can be read are: {kinds}"), kinds=kinds)
        )
    transcript = reader.read(source)
    if not source.problems:
        return transcript
    return dataclasses.replace(transcript, problems=source.problems + transcript.problems)
