"""Bytes to text: by byte order mark, as UTF-8, or line by line where encodings are mixed."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from pacenotes.core.reading.unreadable import Unreadable
from pacenotes.core.transcript import Problem
from pacenotes.core.wording import N_, words

MOST_ODD_LINES = 20
"""So many lines are reported one by one; the rest are counted."""

_MARKS = (
    # UTF-32 first: its little-endian mark begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", N_("a PDF; export the call as text, WebVTT or Word instead")),
    (b"\xd0\xcf\x11\xe0", N_("an old Word file; save it as .docx and try again")),
    (b"{\\rtf", N_("rich text; save it as plain text or .docx and try again")),
    (b"\x89PNG", N_("a picture; a transcript is needed")),
    (b"\xff\xd8\xff", N_("a picture; a transcript is needed")),
    (b"GIF8", N_("a picture; a transcript is needed")),
    (b"ID3", N_("a recording; a transcript of it is needed")),
    (b"OggS", N_("a recording; a transcript of it is needed")),
    (b"RIFF", N_("a recording; a transcript of it is needed")),
    (b"\x1a\x45\xdf\xa3", N_("a recording; a transcript of it is needed")),
    (b"\x1f\x8b", N_("a compressed file; unpack it and try again")),
    (b"7z\xbc\xaf", N_("a compressed file; unpack it and try again")),
)
_SHOWN_AS_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b")) + b"\x7f"
_SAMPLE = 65_536


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text, with `\\n` line ends and no NULs, and a `Problem` for each line that was odd."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _without_nuls(*_by_mark(data[len(mark) :], encoding))
    _refuse_known_kinds(data)
    wide = _wide_without_mark(data)
    if wide is not None:
        return _without_nuls(*_by_mark(data, wide))
    _refuse_binary(data)
    try:
        return _without_nuls(data.decode("utf-8"), [])
    except UnicodeDecodeError:
        return _without_nuls(*_line_by_line(data))


def _by_mark(data: bytes, encoding: str) -> tuple[str, list[Problem]]:
    if encoding == "utf-8":
        try:
            return data.decode("utf-8"), []
        except UnicodeDecodeError:
            return _line_by_line(data)
    text = data.decode(encoding, errors="replace")
    try:
        data.decode(encoding)
    except UnicodeDecodeError as broken:
        line = _unix(data[: broken.start].decode(encoding, errors="replace")).count("\n") + 1
        why = words(N_("not all of it is {encoding} as it says it is"), encoding=encoding.upper())
        return text, [Problem(line, why)]
    return text, []


def _refuse_known_kinds(data: bytes) -> None:
    for start, kind in _KINDS:
        if data.startswith(start):
            raise Unreadable(words(N_("looks like {kind}"), kind=kind))
    if data[4:8] == b"ftyp":
        raise Unreadable(
            words(N_("looks like {kind}"), kind=N_("a recording; a transcript of it is needed"))
        )


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 written without its mark: nearly every second byte of Western text is NUL."""
    sample = data[:1_024]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd >= 0.8 * len(sample[1::2]) and even == 0:
        return "utf-16-le"
    if even >= 0.8 * len(sample[0::2]) and odd == 0:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _SHOWN_AS_CONTROL))
    # A few stray control bytes come with bad exports; a tenth of them is no text.
    if controls > 8 and controls > len(sample) // 10:
        raise Unreadable(words(N_("looks like a binary file, not like a transcript")))


def _line_by_line(data: bytes) -> tuple[str, list[Problem]]:
    lines: list[str] = []
    odd: list[int] = []
    for number, line in enumerate(_byte_lines(data), start=1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(_western(line))
            odd.append(number)
    text = "\n".join(lines)
    if len(odd) > len(lines) // 20 + 100 and _mostly_noise(data):
        raise Unreadable(words(N_("looks like a binary file, not like a transcript")))
    why = words(N_("not UTF-8; read as Windows-1252, so accents may be wrong"))
    problems = [Problem(line, why) for line in odd[:MOST_ODD_LINES]]
    if len(odd) > MOST_ODD_LINES:
        rest = str(len(odd) - MOST_ODD_LINES)
        problems.append(Problem(None, words(N_("{count} more lines are not UTF-8"), count=rest)))
    return text, problems


def _byte_lines(data: bytes) -> Iterator[bytes]:
    yield from data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def _western(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _mostly_noise(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    return high > len(sample) // 2


def _without_nuls(text: str, problems: list[Problem]) -> tuple[str, tuple[Problem, ...]]:
    text = _unix(text)
    if text.startswith("\ufeff"):
        text = text[1:]
    if "\0" in text:
        problems = [*problems, *_nuls(text)]
        text = text.replace("\0", "")
    if not text.strip():
        raise Unreadable(words(N_("the file is empty")))
    return text, tuple(problems)


def _unix(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _nuls(text: str) -> Iterator[Problem]:
    """The first lines with NULs one by one, then a count."""
    at, line, reported = text.find("\0"), 1, 0
    counted_to = 0
    while at >= 0:
        if reported == MOST_ODD_LINES:
            rest = str(text.count("\0", at))
            yield Problem(None, words(N_("{count} more NUL bytes were taken out"), count=rest))
            return
        line += text.count("\n", counted_to, at)
        counted_to = at
        yield Problem(line, words(N_("a NUL byte was taken out")))
        reported += 1
        line_end = text.find("\n", at)
        at = text.find("\0", line_end) if line_end >= 0 else -1
