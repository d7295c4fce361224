"""The two words these tests are written in: `hears` and `stays_silent`, of a script."""

from __future__ import annotations

import datetime as dt

from pacenotes.core.listening.finding import Abstention, Finding, Window
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.listen import Debrief, listen
from pacenotes.core.listening.proposer import Proposer, is_verbatim
from pacenotes.core.listening.signals import SIGNALS
from pacenotes.core.positions import position
from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.seating import seat
from pacenotes.core.transcript import Transcript, Utterance

ON = dt.date(2026, 3, 11)
"""The day of every call here unless it says otherwise, a Wednesday."""

TEAM = (
    Person("Robin Adler", Party.OURS, position("account-executive")),
    Person("Sam Okafor", Party.OURS, position("pre-sales-engineer")),
    Person("Kim Larsen", Party.OURS, position("sales-manager")),
    Person("Ingrid Solheim", Party.THEIRS, title="Head of Operations"),
    Person("Tomas Berg", Party.THEIRS, title="CFO"),
)
"""Who sits at the table; `Robin`, `Sam`, `Kim` are ours, `Ingrid` and `Tomas` the customer's."""

NOBODY = Roster()


def call(script: str, seconds: tuple[tuple[float, float], ...] = ()) -> Transcript:
    """A transcript from lines `Robin: …`; a line without a name has no speaker."""
    lines = [line.strip() for line in script.strip().splitlines() if line.strip()]
    return Transcript("script", tuple(_utterance(n, line, seconds) for n, line in enumerate(lines)))


def _utterance(index: int, line: str, seconds: tuple[tuple[float, float], ...]) -> Utterance:
    name, colon, text = line.partition(": ")
    start, end = seconds[index] if seconds else (None, None)
    return Utterance(index, name if colon else None, text if colon else line, start, end)


def hearing(
    script: str,
    on: dt.date | None = ON,
    roster: Roster | None = None,
    seconds: tuple[tuple[float, float], ...] = (),
) -> Hearing:
    """A script as signals get it, with the team at the table unless another roster is given."""
    transcript = call(script, seconds)
    return Hearing(transcript, seat(transcript, TEAM) if roster is None else roster, on)


def debrief(script: str, on: dt.date | None = ON, roster: Roster | None = None) -> Debrief:
    """Everything that is heard in a script."""
    heard = hearing(script, on, roster)
    return listen(heard.transcript, heard.roster, on)


def found(signal: str, script: str, **heard_with: object) -> list[Finding]:
    """The findings of one signal, each checked to be verbatim."""
    heard = hearing(script, **heard_with)  # type: ignore[arg-type]
    findings = [item for item in named(signal).find(heard) if isinstance(item, Finding)]
    assert all(is_verbatim(finding, heard.transcript) for finding in findings)
    return findings


def hears(
    signal: str,
    script: str,
    kind: str | None = None,
    words: str | None = None,
    by: str | None = None,
    **heard_with: object,
) -> Finding:
    """The one finding of a signal in a script; of this `kind`, with these `words`, said `by`."""
    findings = [
        finding
        for finding in found(signal, script, **heard_with)
        if (kind is None or finding.kind == kind)
        and (words is None or words in finding.quote.text)
        and (by is None or finding.speaker == by)
    ]
    assert len(findings) == 1, _told(signal, found(signal, script, **heard_with))
    return findings[0]


def stays_silent(signal: str, script: str, kind: str | None = None, **heard_with: object) -> None:
    """A signal finds nothing in a script, or nothing of this `kind`."""
    findings = [f for f in found(signal, script, **heard_with) if kind is None or f.kind == kind]
    assert not findings, _told(signal, findings)


def abstains(signal: str, script: str, **heard_with: object) -> str:
    """A signal says why it can't tell; the reason."""
    heard = hearing(script, **heard_with)  # type: ignore[arg-type]
    reasons = [i.why.say() for i in named(signal).find(heard) if isinstance(i, Abstention)]
    assert len(reasons) == 1, f"{signal} abstained {len(reasons)} times"
    return reasons[0]


def named(signal: str) -> Proposer:
    """The signal of this name."""
    return next(proposer for proposer in SIGNALS if signal == proposer.SIGNAL)


def days(first: str, last: str | None = None) -> Window:
    """A window from `2026-03-01` to a last day, that day included."""
    return Window(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


def _told(signal: str, findings: list[Finding]) -> str:
    heard = [(f.kind, f.speaker, f.quote.text, f.why.say()) for f in findings]
    return f"{signal} found {heard}"
