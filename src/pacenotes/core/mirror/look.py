"""Look at one person's conduct on one call: the remarks, what can't be told, and the picture."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.listening.finding import Abstention, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.proposer import admit
from pacenotes.core.listening.signals import (
    back_seat,
    promises,
    taking_over,
    technical_drift,
    wheel,
)
from pacenotes.core.mirror.beside import Beside
from pacenotes.core.mirror.done_well import done_well
from pacenotes.core.mirror.letting_go import letting_go
from pacenotes.core.mirror.picture import Picture, picture
from pacenotes.core.mirror.remark import Remark
from pacenotes.core.mirror.spoken_past import spoken_past
from pacenotes.core.mirror.staying_technical import staying_technical
from pacenotes.core.mirror.unasked import unasked
from pacenotes.core.wording import N_, words

NOT_SURE_ENOUGH = N_(
    "whether you cut somebody off isn't told: what is heard of it is right in four of five, and "
    "that isn't sure enough"
)
"""On the labelled meetings, whatever overlap is asked for: see `make evaluate`."""
_NOT_ONES_OWN = frozenset({"wheel", "promises", "cut_offs"})


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody may learn of their own conduct on a call: every remark that fired, in the
    call's order, what can't be told, and the call as a small picture."""

    remarks: tuple[Remark, ...]
    abstentions: tuple[Abstention, ...]
    picture: Picture


def look(hearing: Hearing, mine: frozenset[str], beside: Beside) -> Look:
    """Look at whoever spoke by the labels `mine`. Nothing of anybody else is in it but their words
    around what this person did."""
    heard = [
        item
        for proposer in (back_seat, taking_over, technical_drift, wheel, promises)
        for item in proposer.find(hearing)
    ]
    found = list(admit((i for i in heard if isinstance(i, Finding)), hearing.transcript))
    told = [
        *letting_go(hearing, mine, found, beside.channel),
        *unasked(hearing, beside.heard, beside.still_open),
        *staying_technical(hearing, mine, found),
        *spoken_past(hearing, mine),
        *done_well(hearing, mine, found, beside.taken),
    ]
    remarks = tuple(sorted((t for t in told if isinstance(t, Remark)), key=_in_call_order))
    unknown = [i for i in (*heard, *told) if isinstance(i, Abstention)]
    own = [a for a in dict.fromkeys(unknown) if a.signal not in _NOT_ONES_OWN]
    own.append(Abstention("cut_offs", words(NOT_SURE_ENOUGH)))
    return Look(remarks, tuple(own), picture(hearing, mine, beside, remarks))


def _in_call_order(remark: Remark) -> tuple[float, int]:
    at = remark.at if remark.at is not None else float("inf")
    return (at, 1_000_000_000 if remark.utterance is None else remark.utterance)
