"""Steering, answering for a colleague, cutting off, technical detail: what the listener's signals
of conduct heard of one person, with what bears it out."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

from pacenotes.core.listening.driving import Hold
from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.mirror.remark import LEAST, Kind, Remark
from pacenotes.core.spoken_or_silent import Channel
from pacenotes.core.wording import N_, Words, words

BY_RECORD = N_("the demo's record says who drove")
SAID_SO = N_("{driver} had taken the screen, or was given it, in so many words")
CUE_WAS_OPEN = N_("a silent cue was open to you")
CUE_SENT_TOO = N_("you sent a silent cue in the same minute")
AGAIN = N_("it was not the only time within two minutes")
TIMES_SHOW = N_("the recording's times show it")
THEIR_FIELD = N_("the question was technical, and {whom} is there for that")
AT_LENGTH = N_("it went on for {count} words")
SOON = 120.0
"""Seconds within which two remarks to a driver belong together."""
SOON_UTTERANCES = 12
"""The same where a call has no times."""
TAKEN_SURELY = frozenset({"shares_screen", "starts_showing", "asks_for_wheel", "hands_over"})
"""How a driver's hold began where it isn't only told from "as you can see"."""
AT_LENGTH_FROM = 80
"""Words from which technical detail is no aside."""

_KINDS = {
    ("back_seat", ""): Kind.STEERED,
    ("taking_over", "answers_for_another"): Kind.ANSWERED,
    ("taking_over", "explains_for_another"): Kind.EXPLAINED,
    ("cut_offs", "cuts_off_colleague"): Kind.CUT_OFF,
    ("cut_offs", "cuts_off_customer"): Kind.CUT_OFF,
    ("technical_drift", ""): Kind.DRIFTED,
}


def letting_go(
    hearing: Hearing, mine: frozenset[str], found: Iterable[Finding], channel: Channel | None
) -> Iterator[Remark]:
    """A remark for each finding on this person, in the call's order."""
    own = [one for one in found if one.speaker in mine]
    for one in own:
        kind = _KINDS.get((one.signal, one.kind)) or _KINDS.get((one.signal, ""))
        if kind is not None:
            grounds = _grounds(hearing, kind, one, own, channel)
            remark = as_remark(kind, one).borne_out(*grounds)
            if remark.certainty >= LEAST.get(kind, 1):
                yield remark


def as_remark(kind: Kind, found: Finding) -> Remark:
    """What a finding says of whoever said its words."""
    quote = found.quote
    place = f"{quote.utterance}.{quote.start}"
    return Remark(kind, quote.text, found.why, quote.utterance, found.at, place=place)


def _grounds(
    hearing: Hearing,
    kind: Kind,
    found: Finding,
    own: Sequence[Finding],
    channel: Channel | None,
) -> Iterator[Words]:
    if kind is Kind.STEERED:
        yield from _of_steering(hearing, found, own, channel)
    elif kind is Kind.CUT_OFF and hearing.has_times:
        yield words(TIMES_SHOW)
    elif kind in {Kind.ANSWERED, Kind.EXPLAINED}:
        yield from _of_their_field(hearing, found)
    elif kind is Kind.DRIFTED:
        said = len(hearing.transcript.utterances[found.quote.utterance].text.split())
        if said >= AT_LENGTH_FROM:
            yield words(AT_LENGTH, count=str(said))


def _of_steering(
    hearing: Hearing, found: Finding, own: Sequence[Finding], channel: Channel | None
) -> Iterator[Words]:
    if hearing.recorded is not None:
        yield words(BY_RECORD)
    elif (hold := hold_at(hearing.holds, found.quote.utterance)) and hold.kind in TAKEN_SURELY:
        yield words(SAID_SO, driver=" / ".join(hold.drivers))
    if channel is not None and channel.nearest(found.at) is not None:
        yield words(CUE_SENT_TOO)
    elif channel is not None and channel.was_open(found.at):
        yield words(CUE_WAS_OPEN)
    if any(_is_near(found, other) for other in own if other is not found):
        yield words(AGAIN)


def hold_at(held: Sequence[Hold], utterance: int) -> Hold | None:
    """The hold in which an utterance was said."""
    at = bisect.bisect_right(held, utterance, key=lambda hold: hold.first)
    return held[at - 1] if at else None


def _is_near(found: Finding, other: Finding) -> bool:
    if other.signal != "back_seat":
        return False
    if found.at is not None and other.at is not None:
        return abs(found.at - other.at) <= SOON
    return abs(found.quote.utterance - other.quote.utterance) <= SOON_UTTERANCES


def _of_their_field(hearing: Hearing, found: Finding) -> Iterator[Words]:
    before = hearing.sentences_of(found.quote.utterance - 1)
    asked = {kind for sentence in before for kind in sentence.kinds("asked")}
    whom = hearing.person(found.detail.whom)
    is_technical = "technical" in asked and "commercial" not in asked
    if is_technical and whom is not None and whom.is_technical:
        yield words(THEIR_FIELD, whom=whom.name)
