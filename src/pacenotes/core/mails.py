"""A mail read from its file: who wrote, to whom, when, and the words themselves."""

from __future__ import annotations

import codecs
import datetime as dt
import email.policy
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any, cast

from pacenotes.core.html_text import html_text
from pacenotes.core.wording import N_, Words, words

MOST_BYTES = 10 * 1024 * 1024
LONGEST_TEXT = 50_000
_LONGEST_HEADER = 2000
_MOST_WITHIN = 50
_MOST_PARTS = 5000
_MOST_LINES = 300_000
"""Parts within parts, parts, and lines: far above what a mail program writes, because the standard
library's reader takes time by their product."""

_NO_CHARSETS = {"ascii", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
"""ASCII is UTF-8; the others are codecs of Python and of host names, slow on long texts."""

_TOO_LARGE = N_("This mail is larger than {most} MB. Paste its words into a note instead.")
_NO_MAIL = N_("This is no mail file (.eml): it has no sender and no day. Nothing was added.")
_NO_WORDS = N_("There are no words in this mail. Nothing was added.")


class NoMail(ValueError):
    """A file that can't be read as a mail; `words` say why."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.message)
        self.words = why


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A mail: people as the mail names them, the day in the sender's time zone, its text."""

    subject: str
    sender: str
    recipients: str
    sent_on: dt.date
    text: str


def read_mail(data: bytes) -> ReadMail:
    """A mail from the bytes of an .eml file (RFC 5322); NoMail where it is none."""
    if len(data) > MOST_BYTES:
        raise NoMail(words(_TOO_LARGE, most=str(MOST_BYTES // 1024**2)))
    if _is_a_maze(data):
        raise NoMail(words(_NO_MAIL))
    try:
        reader = BytesParser(EmailMessage, policy=_ShortHeaders())
        parsed = cast(EmailMessage, reader.parsebytes(data))
        when: Any = parsed.get("Date")
        sent = when.datetime if when is not None else None
        sender, subject, to = (_header(parsed, name) for name in ("From", "Subject", "To"))
        text = _text(parsed)[:LONGEST_TEXT].strip()
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError, MessageError):
        # The standard library raises these on headers and encodings that no mail program writes.
        raise NoMail(words(_NO_MAIL)) from None
    if not sender or sent is None:
        raise NoMail(words(_NO_MAIL))
    if not text:
        raise NoMail(words(_NO_WORDS))
    return ReadMail(subject or "–", sender, to, sent.date(), text)


def _is_a_maze(data: bytes) -> bool:
    return (
        data.lower().count(b"multipart/") > _MOST_WITHIN
        or data.count(b"\n--") > _MOST_PARTS
        or data.count(b"\n") > _MOST_LINES
    )


def address_of(sender: str) -> str:
    """The bare address in a sender as a mail names it, in small letters; empty where there is
    none."""
    return parseaddr(sender[:_LONGEST_HEADER])[1].strip().lower()


class _ShortHeaders(email.policy.EmailPolicy):
    """Headers cut before they are parsed, which takes the square of their length."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


def _header(parsed: EmailMessage, name: str) -> str:
    return " ".join(str(parsed.get(name, "")).split())


def _text(parsed: EmailMessage) -> str:
    body = parsed.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = _content(body)
    if body.get_content_type() == "text/html":
        return html_text(content)
    return "\n".join(content.splitlines())


def _content(body: MIMEPart) -> str:
    """A part's text; what is in no character set that anybody writes is read as UTF-8, as far as
    it goes."""
    payload = body.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        codec = codecs.lookup(body.get_content_charset("utf-8")).name
        return payload.decode("utf-8" if codec in _NO_CHARSETS else codec, "replace")
    except (LookupError, ValueError):
        return payload.decode("utf-8", "replace")
