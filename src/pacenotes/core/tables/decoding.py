"""Which encoding a table is in, found out before anything is read from it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import BinaryIO

from pacenotes.core.tables.wrong import Unusable, Wrong
from pacenotes.core.wording import N_, Words, words

MOST_BYTES = 200_000_000
"""A larger file, really or by what it claims, is refused unread."""

ENCODINGS = {
    "utf-8": "utf-8-sig",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "iso-8859-1": "iso8859-1",
    "iso-8859-15": "iso8859-15",
    "macintosh": "mac-roman",
    "shift-jis": "cp932",
    "gb18030": "gb18030",
}
"""The encodings a person may choose, each with Python's name for it."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", N_("this is a workbook or a packed file; save the sheet as CSV UTF-8")),
    (b"\xd0\xcf\x11\xe0", N_("this is an old Excel file; save the sheet as CSV UTF-8")),
    (b"\x1f\x8b", N_("this is a compressed file; unpack it first")),
    (b"%PDF", N_("this is a PDF; a CSV file is needed")),
)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Told:
    """How a file is to be read: Python's name of its encoding, its physical lines, its bytes."""

    encoding: str
    lines: int
    size: int


def tell(source: BinaryIO, encoding: str | None = None) -> Told:
    """Read `source` through once, in pieces; `Unusable` where it isn't text in one encoding.

    A byte order mark counts first, then `encoding` (a key of `ENCODINGS`), then UTF-8.
    """
    source.seek(0)
    codec = _codec(source.read(4), encoding)
    decoder = codecs.getincrementaldecoder(codec)("strict")
    source.seek(0)
    size, breaks, ends_with_return = 0, 0, False
    while True:
        chunk = source.read(_CHUNK)
        size += len(chunk)
        refuse_size(size)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            raise Unusable([_badly_encoded(error, codec, breaks, size)]) from None
        if ends_with_return and text.startswith("\n"):
            breaks -= 1
        if "\0" in text:
            raise Unusable([_nul(text, breaks)])
        breaks += _breaks(text)
        ends_with_return = text.endswith("\r") if text else ends_with_return
        if not chunk:
            return Told(codec, breaks + 1, size)


def refuse_size(size: int) -> None:
    """Refuse a file of so many bytes where that is too many."""
    if size > MOST_BYTES:
        why = words(
            N_("the file is larger than {most} MB; cut it into several"),
            most=str(MOST_BYTES // 1_000_000),
        )
        raise Unusable([Wrong(None, None, why)])


def _codec(start: bytes, encoding: str | None) -> str:
    for mark, kind in _OTHER_KINDS:
        if start.startswith(mark):
            raise Unusable([Wrong(None, None, Words(kind))])
    for mark, codec in _MARKS:
        if start.startswith(mark):
            return codec
    if encoding is None:
        return "utf-8-sig"
    if encoding.lower() not in ENCODINGS:
        why = words(
            N_("“{encoding}” is no encoding known here; known are: {known}"),
            encoding=encoding[:40], known=", ".join(ENCODINGS),
        )  # fmt: skip
        raise Unusable([Wrong(None, None, why)])
    return ENCODINGS[encoding.lower()]


def _breaks(text: str) -> int:
    """Physical line ends, of whatever kind."""
    breaks = text.count("\n")
    if "\r" in text:
        breaks += text.count("\r") - text.count("\r\n")
    return breaks


def _badly_encoded(error: UnicodeDecodeError, codec: str, breaks: int, size: int) -> Wrong:
    # The decoder may have kept some bytes back: what it failed on ends where reading has got to.
    before = error.object[: error.start].decode(codec, "replace")
    at = size - len(error.object) + error.start
    name = next((name for name, known in ENCODINGS.items() if known == codec), codec)
    why = words(
        N_(
            "byte {byte} of the file ({value}) is not {encoding}; save the file as UTF-8 (in a"
            " spreadsheet: “CSV UTF-8”), or choose the encoding it is in"
        ),
        byte=str(at + 1),
        value=f"0x{error.object[error.start]:02X}" if error.start < len(error.object) else "–",
        encoding=name.upper(),
    )
    return Wrong(breaks + _breaks(before) + 1, None, why)


def _nul(text: str, breaks: int) -> Wrong:
    why = words(N_("there is a NUL character here; save the file as UTF-8 (“CSV UTF-8”)"))
    return Wrong(breaks + _breaks(text[: text.index("\0")]) + 1, None, why)
