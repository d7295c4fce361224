"""A battlecard and a differentiator brief as Markdown, to be pasted elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pacenotes.core.landscape.cards import Card, DealCard, Point, Statement
from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.days import date_of
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.standing import Standing
from pacenotes.core.telling.voice import Voice
from pacenotes.core.wording import N_

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")

TRUE_AS_OF = N_("True as of {day}, as known on {known}.")
ALWAYS = N_("always")
SINCE = N_("since {day}")
BY = N_("since {day} or before")
STRUCK = N_("Don't say it: it was worded for {was}, and it is {now}.")
HELD_AGAINST = N_("{ours} held against {others}")
NOTHING_WORDED = N_("Nobody has worded it yet.")
LINES = {
    "ask": N_("Ask"),
    "proof": N_("Proof"),
    "trap": N_("Trap"),
    "show": N_("Show"),
}
"""What a talk track's lines are called."""


def since_said(run: Run, voice: Voice) -> str:
    """Since when it is so: `since 2026-03-01`, `since 2026-03-01 or before`, `always`; empty for
    what was never known."""
    date = date_of(run.since)
    if date is None:
        return "" if run.standing is Standing.UNKNOWN else voice.say(ALWAYS)
    return voice.say(SINCE if run.is_since_exact else BY).replace("{day}", voice.day(date))


def as_of(corner: Corner, voice: Voice) -> str:
    """The day that something is true as of, and the day that it was known on."""
    told = voice.say(TRUE_AS_OF).replace("{day}", _day(corner.day, voice))
    return told.replace("{known}", _day(corner.known, voice))


def card_markdown(card: Card, voice: Voice, *, is_technical: bool = False) -> str:
    """A battlecard; `show` is on the technical colleagues' alone."""
    return "\n".join(_card(card, voice, is_technical)) + "\n"


def brief_markdown(card: DealCard, voice: Voice, *, is_technical: bool = False) -> str:
    """A deal's differentiator brief; `show` is on the technical colleagues' alone."""
    return "\n".join(_brief(card, voice, is_technical)) + "\n"


def _card(card: Card, voice: Voice, is_technical: bool) -> Iterator[str]:
    yield f"# {voice.say(N_('Battlecard'))}: {_plain(card.product)} ({_plain(card.vendor)})"
    yield ""
    yield _against(card.ours, (card.product,), voice)
    yield as_of(card.corner, voice)
    for section in card.sections:
        if not section.count:
            continue
        yield ""
        yield f"## {voice.say(section.name)} ({section.count})"
        yield ""
        yield f"*{voice.say(section.means)}*"
        yield ""
        for point in section.points:
            yield from _point(point, voice, is_technical)
        if section.more:
            yield f"- {voice.say(N_('and {number} more')).replace('{number}', str(section.more))}"
    yield from _statements(card.statements, voice)


def _brief(card: DealCard, voice: Voice, is_technical: bool) -> Iterator[str]:
    yield f"# {voice.say(N_('Differentiators'))}: {_plain(card.deal)}"
    yield ""
    yield _against(card.ours, card.against, voice)
    yield as_of(card.corner, voice)
    parts = (
        (N_("Bring up"), card.differentiators),
        (N_("Theirs is better: be honest where they ask"), card.gaps),
        (N_("Not known: say nothing of it"), card.unknown),
        (N_("Both have it, or neither: don't claim it as ours alone"), card.parity),
    )
    for title, points in parts:
        if points:
            yield from ("", f"## {voice.say(title)}", "")
            for point in points:
                yield from _point(point, voice, is_technical)
    if card.not_here:
        yield from ("", f"## {voice.say(N_('Not in the landscape'))}", "")
        yield from (f"- {_plain(name)}" for name in card.not_here)


def _against(ours: str, others: Sequence[str], voice: Voice) -> str:
    told = voice.say(HELD_AGAINST).replace("{ours}", _plain(ours))
    return told.replace("{others}", ", ".join(map(_plain, others))) + "."


def _point(point: Point, voice: Voice, is_technical: bool) -> Iterator[str]:
    since = since_said(point.run, voice)
    yield f"- **{_plain(point.name)}**" + (f", {since}" if since else "")
    if point.why:
        yield f"  {voice.say(point.why)}"
    track = point.track
    if track is None:
        return
    if track.is_struck:
        was, now = voice.say(track.worded_for_name), voice.say(track.stands_name)
        yield f"  ~~{_plain(track.say)}~~"
        yield "  " + voice.say(STRUCK).replace("{was}", was).replace("{now}", now)
        return
    yield f"  {_plain(track.say)}"
    for name, label in LINES.items():
        told = getattr(track, name)
        if told and (is_technical or name != "show"):
            yield f"  - {voice.say(label)}: {_plain(told)}"


def _statements(statements: Sequence[Statement], voice: Voice) -> Iterator[str]:
    if not statements:
        return
    yield from ("", f"## {voice.say(N_('About us as a company'))}", "")
    for one in statements:
        told = voice.say(SINCE).replace("{day}", _day(one.since, voice))
        yield f"- **{_plain(one.text)}**, {told}. {voice.say(LINES['proof'])}: {_plain(one.proof)}"


def _day(day: int, voice: Voice) -> str:
    date = date_of(day)
    return voice.say(ALWAYS) if date is None else voice.day(date)


def _plain(text: str) -> str:
    """Somebody's words on one line, no sign of which is Markdown's."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
