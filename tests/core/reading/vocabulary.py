"""The words these tests are written in: `call`, `said`, `reasons`, `refusal`, `word_file`."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from pacenotes.core.reading import Unreadable, read
from pacenotes.core.transcript import Transcript

_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w='
    '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body>'
    "</w:document>"
)


def call(content: object) -> Transcript:
    """The transcript of bytes, of a text, or of anything else as JSON."""
    return read(as_bytes(content))


def said(content: object) -> list[tuple[str | None, str]]:
    """Who said what."""
    return [(u.speaker, u.text) for u in call(content).utterances]


def timed(content: object) -> list[tuple[str | None, str, float | None, float | None]]:
    """Who said what, from when to when."""
    return [(u.speaker, u.text, u.start, u.end) for u in call(content).utterances]


def reasons(content: object) -> list[tuple[int | None, str]]:
    """What could not be read: line and reason."""
    return [(p.line, p.why.say()) for p in call(content).problems]


def refusal(content: object) -> Unreadable:
    """Why the whole file is refused."""
    with pytest.raises(Unreadable) as caught:
        call(content)
    return caught.value


def as_bytes(content: object) -> bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode()
    return json.dumps(content, ensure_ascii=False).encode()


def word_file(*paragraphs: str, body: str | None = None, before: str = "", extra: int = 0) -> bytes:
    """A Word file; in a paragraph `\\n` is a line break and `\\t` a tab."""
    whole = "".join(map(_paragraph, paragraphs)) if body is None else body
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", _DOCUMENT.format(before=before, body=whole))
        for number in range(extra):
            package.writestr(f"word/media/{number}.png", b"")
    return packed.getvalue()


def _paragraph(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    runs = escaped.replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    return f'<w:p><w:r><w:t xml:space="preserve">{runs}</w:t></w:r></w:p>'
