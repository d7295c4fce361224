"""A mail read from its file: who wrote, to whom, when, and the words themselves."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import html.parser
from dataclasses import dataclass
from email.message import EmailMessage

from pacenotes.core.wording import N_, Words, words

MOST_BYTES = 10 * 1024 * 1024
LONGEST_TEXT = 50_000

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
    parsed = email.message_from_bytes(data, policy=email.policy.default)
    try:
        sender, when = str(parsed.get("From", "")), parsed.get("Date")
        sent = when.datetime if when is not None else None
        text = _text(parsed)[:LONGEST_TEXT].strip()
        subject, to = str(parsed.get("Subject", "")), str(parsed.get("To", ""))
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError):
        # The standard library raises these on headers and encodings that no mail program writes.
        raise NoMail(words(_NO_MAIL)) from None
    if not sender.strip() or sent is None:
        raise NoMail(words(_NO_MAIL))
    if not text:
        raise NoMail(words(_NO_WORDS))
    return ReadMail(" ".join(subject.split()) or "–", sender, to, sent.date(), text)


def _text(parsed: EmailMessage) -> str:
    body = parsed.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = body.get_content()
    if not isinstance(content, str):
        return ""
    if body.get_content_type() != "text/html":
        return content.replace("\r\n", "\n")
    reader = _Words()
    reader.feed(content)
    return reader.text


_LINE_ENDS = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "blockquote"})


class _Words(html.parser.HTMLParser):
    """What of an HTML mail is read: its words, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._unseen = 0

    @property
    def text(self) -> str:
        lines = ("".join(self._parts)).split("\n")
        return "\n".join(" ".join(line.split()) for line in lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's own signature
        self._unseen += tag in {"script", "style"}
        if tag in _LINE_ENDS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"} and self._unseen:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(data)
