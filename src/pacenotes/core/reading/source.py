"""A file as it came: its bytes decoded once, with what could not be decoded reported."""

from __future__ import annotations

import codecs
import functools
import json
from dataclasses import dataclass

from pacenotes.core.transcript import Problem
from pacenotes.core.wording import N_, Words, words

MOST_BYTES = 50 * 1024 * 1024
"""The largest file that is read at all; a transcript of an hour is about 100 kB."""


class Unreadable(ValueError):
    """A file that can't be read as a call: what was wrong, where, and what to do instead."""

    def __init__(self, why: Words, line: int | None = None) -> None:
        super().__init__(why.say())
        self.why = why
        self.line = line


@dataclass(frozen=True)
class Source:
    """One file: a name to speak of it by, and its bytes."""

    name: str
    data: bytes

    def __post_init__(self) -> None:
        if len(self.data) > MOST_BYTES:
            raise Unreadable(
                words(
                    N_("the file is {size} MB; a transcript is read up to {most} MB"),
                    size=str(len(self.data) // 1024 // 1024),
                    most=str(MOST_BYTES // 1024 // 1024),
                )
            )
