"""One call as its page shows it: a debrief turned into plain strings, in the reader's order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from pacenotes.core.axis import clock
from pacenotes.core.lanes import Lanes, Marking, Speech, draw, shape_of
from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.listen import Debrief
from pacenotes.core.qualification import (
    QUESTIONS,
    Decision,
    EconomicBuyer,
    Question,
    economic_buyer,
    light,
    part_of,
    proposals,
)
from pacenotes.core.reading import READERS
from pacenotes.core.roster import Party
from pacenotes.core.telling.figure_rows import FigureRow, amount_of_talk, figure_rows
from pacenotes.core.telling.meaning import name_of
from pacenotes.core.telling.voice import PlainVoice, Say
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.conduct import CONDUCT
from pacenotes.doors.cli.page_figures import TalkShown, talk_shown
from pacenotes.doors.cli.page_people import Side, sides_shown
from pacenotes.doors.cli.page_text import Line, text_shown
from pacenotes.doors.cli.page_words import QuoteShown, quote_shown

_CONDUCT_HEADS = {
    "back_seat": N_("From the back seat"),
    "taking_over": N_("Taking over"),
    "cut_offs": N_("Cut off"),
    "technical_drift": N_("Technical drift"),
}

SIDES_UNKNOWN = N_(
    "Nobody here is known to be on our side, so everybody's words are taken for the customer's. "
    "Name us with --ours, --company or --roster."
)

_BUYER = {
    EconomicBuyer.PRESENT: N_("On this call."),
    EconomicBuyer.MENTIONED: N_("Spoken of, not met."),
    EconomicBuyer.ABSENT: N_("Nobody spoke of one."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-question and the words that speak to it."""

    name: str
    quotes: list[QuoteShown]


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One of the five questions; `unheard` names the parts nobody's words speak to."""

    id: str
    name: str
    asks: str
    light: str
    stands: str
    parts: list[Part]
    unheard: str
    ours: list[QuoteShown]


@dataclass(frozen=True, slots=True)
class CallShown:
    """Everything that a call's part of the page shows; `address` + an index is an utterance."""

    prefix: str
    address: str
    title: str
    file: str
    facts: list[tuple[str, str]]
    sides: list[Side]
    notice: str
    lanes: Lanes
    questions: list[QuestionShown]
    asked_open: list[QuoteShown]
    asked_answered: list[QuoteShown]
    promises: list[QuoteShown]
    prices: list[QuoteShown]
    claims: list[QuoteShown]
    wheel: list[QuoteShown]
    conduct: list[Part]
    with_conduct: bool
    figures: list[FigureRow]
    figures_unknown: list[str]
    talk: list[TalkShown]
    abstentions: list[str]
    problems: list[tuple[str, str]]
    text: list[Line]


def call_shown(number: int, name: str, debrief: Debrief, with_conduct: bool, say: Say) -> CallShown:
    """A call as shown; `number` keeps its anchors apart from those of other calls on the page."""
    prefix = f"c{number}-"
    shown = [f for f in debrief.findings if with_conduct or f.signal not in CONDUCT]

    def quotes(findings: Iterable[Finding]) -> list[QuoteShown]:
        return [quote_shown(f, debrief.roster, prefix, say) for f in findings]

    asked = debrief.of("asked_of_us")
    transcript = debrief.transcript
    return CallShown(
        prefix=prefix,
        address=f"#{prefix}u-",
        title=transcript.title or PurePath(name).name or name,
        file=name,
        facts=_facts(debrief, say),
        sides=sides_shown(debrief.roster, say),
        notice="" if _knows_us(debrief) else say(SIDES_UNKNOWN),
        lanes=_lanes(debrief, shown, say),
        questions=[_question(question, debrief, prefix, say) for question in QUESTIONS],
        asked_open=quotes(f for f in asked if f.detail.is_open is not False),
        asked_answered=quotes(f for f in asked if f.detail.is_open is False),
        promises=quotes(debrief.of("promises")),
        prices=quotes(f for f in debrief.of("business_case") if f.kind == "price"),
        claims=quotes(debrief.of("claims")),
        wheel=quotes(debrief.of("wheel")),
        conduct=[
            Part(say(_CONDUCT_HEADS[signal]), found)
            for signal in CONDUCT
            if with_conduct and (found := quotes(debrief.of(signal)))
        ],
        with_conduct=with_conduct,
        figures=figure_rows(debrief.figures, PlainVoice(say))[1:],
        figures_unknown=[why.say(say) for why in debrief.figures.unknown],
        talk=talk_shown(debrief.figures, debrief.roster, say),
        abstentions=[
            a.why.say(say) for a in debrief.abstentions if with_conduct or a.signal not in CONDUCT
        ],
        problems=[
            (str(p.line) if p.line is not None else "", p.why.say(say)) for p in transcript.problems
        ],
        text=text_shown(transcript, shown, prefix, say),
    )


def _knows_us(debrief: Debrief) -> bool:
    """Whether anybody who speaks is known to be ours."""
    return any(debrief.roster.party(s) is Party.OURS for s in debrief.transcript.speakers)


def _facts(debrief: Debrief, say: Say) -> list[tuple[str, str]]:
    """The call in small: day, length, how many spoke, and what kind of file it was."""
    figures = debrief.figures
    length = amount_of_talk(figures.length, figures, PlainVoice(say)) if figures.length else ""
    facts = [
        (N_("Day"), debrief.on.isoformat() if debrief.on else ""),
        (N_("Length"), length),
        (N_("Speakers"), str(len(debrief.transcript.speakers))),
        (N_("Read as"), _kind_of_file(debrief.transcript.format, say)),
    ]
    return [(say(name), value) for name, value in facts if value]


def _kind_of_file(name: str, say: Say) -> str:
    return next((say(reader.LABEL) for reader in READERS if name == reader.NAME), name)


def _question(question: Question, debrief: Debrief, prefix: str, say: Say) -> QuestionShown:
    def speaks_to(finding: Finding, key: str) -> bool:
        part = part_of(finding.signal, finding.kind)
        return part is not None and part[0] is question and key in {part[1].key, ""}

    proposed = [f for f in proposals(debrief) if speaks_to(f, "")]
    ours = [
        f
        for f in debrief.findings
        if speaks_to(f, "") and debrief.roster.party(f.speaker) is Party.OURS
    ]
    parts = [
        Part(
            say(part.name),
            [
                quote_shown(f, debrief.roster, prefix, say)
                for f in proposed
                if speaks_to(f, part.key)
            ],
        )
        for part in question.parts
    ]
    # Of the economic buyer's own parts `stands` says all there is to say.
    told = {part.key for part in question.parts if part.signal == "economic_buyer"}
    unheard = [
        shown.name
        for part, shown in zip(question.parts, parts, strict=True)
        if not shown.quotes and part.key not in told
    ]
    return QuestionShown(
        id=f"{prefix}{question.key}",
        name=say(question.name),
        asks=say(question.asks),
        light=light(Decision.PROPOSED for _ in proposed).value,
        stands=say(_BUYER[economic_buyer(debrief)]) if question.key == "economic-buyer" else "",
        parts=[part for part in parts if part.quotes],
        unheard=", ".join(unheard) if proposed and len(parts) > 1 else "",
        ours=[quote_shown(f, debrief.roster, prefix, say) for f in ours],
    )


def _lanes(debrief: Debrief, findings: list[Finding], say: Say) -> Lanes:
    speech = [
        Speech(u.speaker, u.start, u.end, len(u.text.split()))
        for u in debrief.transcript.utterances
    ]
    markings = [
        Marking(str(at), f.quote.utterance, shape_of(f.signal), _label(f, say))
        for at, f in enumerate(findings)
    ]
    people = debrief.roster.people
    parties = {label: people[at].party for label, at in debrief.roster.labels}
    return draw(speech, markings, parties)


def _label(finding: Finding, say: Say) -> str:
    """What a mark says: when, what, and the beginning of the words."""
    text = finding.quote.text
    short = text if len(text) <= 90 else text[:88].rstrip() + "…"
    heard = words(
        N_("{what}: “{words}”"), what=name_of(finding.signal, finding.kind, say), words=short
    ).say(say)
    return f"{clock(finding.at)} {heard}" if finding.at is not None else heard
