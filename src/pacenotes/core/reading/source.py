"""A file as it came: its bytes decoded once, with what could not be decoded reported."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pacenotes.core.reading.decoding import decode
from pacenotes.core.reading.unreadable import Unreadable
from pacenotes.core.transcript import Problem
from pacenotes.core.wording import N_, words

__all__ = ["MOST_BYTES", "MOST_JSON_MARKS", "MOST_LINES", "Source", "Unreadable", "lines_of"]

MOST_BYTES = 50 * 1024 * 1024
"""The largest file that is read at all; a transcript of an hour is about 100 kB."""

MOST_LINES = 1_000_000
"""Five lines for each of the most utterances; a line is an object, and memory stays bounded."""

MOST_JSON_MARKS = 8_000_000
"""Commas and opening brackets: each may become an object of 60 bytes when parsed."""

_ZIP = b"PK\x03\x04"
_JSON_OPENS = re.compile(r'\s*(?:\{\s*(?:["}]|\Z)|\[\s*(?:[\[{"\]]|\Z))')


@dataclass(frozen=True)
class Source:
    """One file: a name to speak of it by, and its bytes.

    Every property is worked out once, and raises `Unreadable` where the file can't give it.
    """

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
        if not self.data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
            raise Unreadable(words(N_("the file is empty")))

    @property
    def is_word_document(self) -> bool:
        """Whether the text comes out of a Word file; its lines are then the document's lines."""
        return self.data.startswith(_ZIP)

    @property
    def text(self) -> str:
        """The whole text with `\\n` line ends, without NULs and without a byte order mark."""
        return self._decoded[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be decoded as written."""
        return self._decoded[1]

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines without their ends; line 1 stands at 0."""
        return lines_of(self.text)

    @cached_property
    def head(self) -> list[str]:
        """The first lines that aren't blank, stripped: enough to tell a format by."""
        return [line for line in map(str.strip, self.lines[:2_000]) if line]

    @cached_property
    def json(self) -> Any:
        """The parsed JSON, or `None` for a file that isn't JSON; NaN and Infinity become `None`.

        A file that begins as JSON and goes wrong is `Unreadable`, with line and column.
        """
        if not _JSON_OPENS.match(self.text[:1_000]):
            return None
        marks = sum(map(self.text.count, ",[{"))
        if marks > MOST_JSON_MARKS:
            raise Unreadable(words(N_("the JSON holds too many items to be one call's transcript")))
        return _parse(self.text)

    @cached_property
    def _decoded(self) -> tuple[str, tuple[Problem, ...]]:
        if self.is_word_document:
            # The library costs a tenth of a second to load, and only Word files need it.
            from pacenotes.core.reading.word_document import text_of

            return text_of(self.data), ()
        return decode(self.data)


def lines_of(text: str) -> list[str]:
    """Lines by `\\n`, `\\r\\n` and `\\r` alone, as editors count them; no others end a line."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_LINES:
        raise Unreadable(
            words(N_("the file has more than {most} lines; split it by call"), most=str(MOST_LINES))
        )
    return text.split("\n")


def _parse(text: str) -> Any:
    try:
        try:
            return json.loads(text, strict=False, parse_constant=_no_number)
        except json.JSONDecodeError:
            raise
        except ValueError:
            # Python refuses to read an integer of thousands of digits; as a float it is infinite,
            # which every reader takes for "no number".
            return json.loads(text, strict=False, parse_constant=_no_number, parse_int=float)
    except json.JSONDecodeError as broken:
        raise Unreadable(_where(broken, text), broken.lineno) from None
    except RecursionError:
        raise Unreadable(words(N_("the JSON is nested too deeply to be a transcript"))) from None


def _no_number(_: str) -> None:
    return None


def _where(broken: json.JSONDecodeError, text: str) -> Any:
    place = {"line": str(broken.lineno), "column": str(broken.colno)}
    is_cut_short = broken.pos >= len(text.rstrip()) or broken.msg.startswith("Unterminated")
    if is_cut_short:
        return words(
            N_("the JSON breaks off at line {line}, column {column}; was the file cut short?"),
            **place,
        )
    return words(
        N_("the JSON is wrong at line {line}, column {column}: {what}"), what=broken.msg, **place
    )
