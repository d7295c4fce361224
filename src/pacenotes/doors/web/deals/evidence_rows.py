"""Evidence as a page shows it: the words, who said them when, and a link into their source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format

from pacenotes.core.axis import place
from pacenotes.core.qualification import Decision
from pacenotes.core.telling.meaning import meant
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.models import Evidence


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence as `parts/quote.html` and the decision buttons show it."""

    piece: Evidence
    text: str
    at: str
    href: str
    who: str
    position: str
    meant: str
    why: str
    whom: tuple[tuple[int, str, bool], ...] = ()
    """Who may have been met, for words that ask for it: id, label, whether it is likely."""

    @property
    def is_open(self) -> bool:
        """Whether nobody decided on it yet."""
        return self.piece.decision == Decision.PROPOSED

    @property
    def is_accepted(self) -> bool:
        """Whether its owner accepted it."""
        return self.piece.decision == Decision.ACCEPTED


def evidence_row(piece: Evidence) -> EvidenceRow:
    """A row; `contact`, `cited_by` and `decided_by` are taken as they were loaded."""
    title = piece.contact.title if piece.contact else ""
    return EvidenceRow(
        piece=piece,
        text=piece.words,
        at=_where(piece),
        href=source_address(piece),
        who=piece.speaker,
        position=title,
        meant=meant(piece.meaning, PAGE, piece.speaker),
        why=piece.why.say(PAGE.say) if piece.why else "",
    )


def evidence_rows(pieces: Iterable[Evidence]) -> list[EvidenceRow]:
    """Rows in the order in which the pieces come."""
    return [evidence_row(piece) for piece in pieces]


def source_address(piece: Evidence) -> str:
    """Where the words stand: the utterance in its call, the passage of a note's version or of a
    mail, the capture of a demo's session."""
    if piece.source == Evidence.Source.CALL:
        return reverse("call-utterance", args=[piece.source_id, piece.place])
    if piece.source == Evidence.Source.NOTE:
        return f"{reverse('note-version', args=[piece.source_id])}#cited-{piece.pk}"
    if piece.source == Evidence.Source.DEMO:
        return f"{reverse('demo-session', args=[piece.source_id])}#capture-{piece.place}"
    return f"{reverse('mail', args=[piece.source_id])}#cited-{piece.pk}"


def occasion(piece: Evidence) -> str:
    """Where somebody was met: the kind of source, its title, and its day."""
    kind = piece.get_source_display()
    said = f"{kind} “{piece.source_title}”" if piece.source_title else str(kind)
    return f"{said}, {date_format(piece.said_on)}" if piece.said_on else said


def _where(piece: Evidence) -> str:
    """The source's title, its day, and in a call the place."""
    parts = [piece.source_title or piece.get_source_display()]
    if piece.said_on:
        parts.append(date_format(piece.said_on))
    if piece.source == Evidence.Source.CALL:
        parts.append(place(piece.place, piece.at))
    return ", ".join(parts)
