"""Findings as a page or a terminal shows them: quotes with who, when, what and why."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.axis import place
from pacenotes.core.listening.finding import Finding
from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.telling.meaning import meant
from pacenotes.core.telling.voice import PlainVoice, Say


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """A finding as `parts/quote.html` shows it; `meant` is what the words amount to."""

    text: str
    at: str
    href: str
    who: str
    position: str
    meant: str
    why: str
    is_open: bool


def quote_shown(finding: Finding, roster: Roster, prefix: str, say: Say) -> QuoteShown:
    """A finding with its link into the text, whose anchors begin with `prefix`."""
    why = finding.why.say(say)
    return QuoteShown(
        text=finding.quote.text,
        at=place(finding.quote.utterance, finding.at),
        href=f"#{prefix}u-{finding.quote.utterance}",
        who=finding.speaker or "",
        position=position_shown(roster.of(finding.speaker), say),
        meant=meant(finding.detail, PlainVoice(say), beside=f"{finding.speaker or ''}\n{why}"),
        why=why,
        is_open=finding.detail.is_open is True,
    )


def position_shown(person: Person | None, say: Say) -> str:
    """What somebody of ours plays, what anybody else is called; either for want of the other."""
    if person is None:
        return ""
    played = say(person.position.name) if person.position else ""
    called = person.title or ""
    return (played or called) if person.party is Party.OURS else (called or played)
