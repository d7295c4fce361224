"""The text of a Word file, taken out without trusting its zip directory or its XML."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from pacenotes.core.reading.unreadable import Unreadable
from pacenotes.core.wording import N_, words

MOST_ENTRIES = 5_000
"""Files in the zip; a transcript with a picture of each participant has some hundred."""

MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes that all files may claim to have unpacked; pictures count."""

LARGEST_DOCUMENT = 50 * 1024 * 1024
"""Bytes of the one file that is unpacked: as much as is read of any text."""

LARGEST_RATIO = 200
"""Word's own XML is packed 10 to 50 times; a bomb some 1,000 times."""

SMALLEST_BOMB = 1024 * 1024
"""Below this size a high ratio does no harm: short documents repeat themselves."""

_CHUNK = 65_536
_DOCUMENT = re.compile(r"word/document[0-9]{0,3}\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def text_of(data: bytes) -> str:
    """The document's paragraphs, one a line; a line break within one begins a line too.

    `Unreadable` for a zip that is no Word file, is broken, or unpacks to more than is read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = _document_of(package)
    except Unreadable:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ):
        raise Unreadable(
            words(N_("the Word file is broken or cut short; save it again and try once more"))
        ) from None
    text = _text_of_document(xml)
    if not text.strip():
        raise Unreadable(words(N_("the Word file holds no text")))
    return text


def _document_of(package: zipfile.ZipFile) -> bytes:
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(
            words(
                N_("the zip holds {count} files; a Word transcript has up to {most}"),
                count=str(len(entries)),
                most=str(MOST_ENTRIES),
            )
        )
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_large()
    documents = [entry for entry in entries if _DOCUMENT.fullmatch(entry.filename)]
    if not documents:
        raise Unreadable(
            words(N_("looks like a zip file that is no Word document; unpack it and try again"))
        )
    return _unpacked(package, documents[0])


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The entry's bytes, counted while they come: the directory's own figures may lie."""
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    if entry.file_size > LARGEST_DOCUMENT or _is_bomb(entry.file_size, entry.compress_size):
        raise _too_large()
    chunks = []
    size = 0
    with package.open(entry) as unpacking:
        # A bounded read unpacks that much and no more; an unbounded one trusts the packed data.
        while chunk := unpacking.read(_CHUNK):
            size += len(chunk)
            if size > LARGEST_DOCUMENT or _is_bomb(size, entry.compress_size):
                raise _too_large()
            chunks.append(chunk)
    return b"".join(chunks)


def _is_bomb(size: int, packed: int) -> bool:
    return size > SMALLEST_BOMB and size > LARGEST_RATIO * max(packed, 1)


def _too_large() -> Unreadable:
    return Unreadable(words(N_("the Word file unpacks to more than a transcript can be")))


def _text_of_document(xml: bytes) -> str:
    """python-docx opens a package of this one part: no styles, pictures or outside links."""
    import docx

    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as minimal:
        minimal.writestr("[Content_Types].xml", _CONTENT_TYPES)
        minimal.writestr("_rels/.rels", _RELATIONSHIPS)
        minimal.writestr("word/document.xml", xml)
    package.seek(0)
    try:
        root: Any = docx.Document(package).element
    except Exception:
        # Foreign XML in a foreign library: whatever it stumbles over, the file is at fault.
        raise Unreadable(words(N_("the Word file's text is not well-formed"))) from None
    if root.getroottree().docinfo.doctype:
        # The parser expands no entity, so words behind one would be lost; Word never writes any.
        raise Unreadable(
            words(N_("the Word file declares XML entities, which no transcript needs"))
        )
    return _walk(root)


def _walk(root: Any) -> str:
    parts: list[str] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag == _W + "t":
            parts.append(element.text or "")
        elif tag == _W + "tab":
            parts.append("\t")
        elif tag in (_W + "br", _W + "cr"):
            parts.append("\n")
        elif tag == _W + "p":
            parts.append("\n")
            waiting.extend(reversed(element))
        elif tag != _FALLBACK:
            # A fallback repeats, for old programs, what stands in the choice beside it.
            waiting.extend(reversed(element))
    return "".join(parts).strip("\n")
