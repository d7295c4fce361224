"""One's own part in a call as its page shows it: remarks by kind, what isn't told and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pacenotes.core.axis import clock, place
from pacenotes.core.mirror.kept import KeptCall
from pacenotes.core.mirror.look import Look
from pacenotes.core.mirror.marks import MARK_NAMES, Mark, Threshold, is_told
from pacenotes.core.mirror.remark import DONE_WELL, KIND_NAMES, Kind, Remark

MOST_OF_A_KIND = 50
"""Remarks of one kind that a page shows, in the call's order."""


@dataclass(frozen=True, slots=True)
class Row:
    """A remark: its words, where they stand, why it fired, what bears it out, what was made of it.
    `marks` are what can be made of it: key, name, and whether it was."""

    remark: Remark
    at: str
    href: str
    why: str
    grounds: tuple[str, ...]
    marks: tuple[tuple[str, str, bool], ...]

    @property
    def is_said(self) -> bool:
        """Whether it quotes words of the call."""
        return self.remark.utterance is not None


@dataclass(frozen=True, slots=True)
class OfKind:
    """The remarks of one kind that are told, the threshold that this person's marks have set, and
    how many stay below it or weren't this person."""

    key: str
    name: str
    rows: tuple[Row, ...]
    threshold: Threshold | None
    untold: int
    more: int


@dataclass(frozen=True, slots=True)
class CallPage:
    """What could be let go of, what was done well, and what can't be told."""

    let_go: tuple[OfKind, ...]
    well: tuple[OfKind, ...]
    unknown: tuple[str, ...]


def call_page(
    look: Look, kept: KeptCall | None, learnt: Mapping[Kind, Threshold], address: str
) -> CallPage:
    """The page of a look; `address` is what an utterance's index is added to."""
    marks = kept.marks if kept else {}
    kinds = [kind for kind in KIND_NAMES if any(r.kind is kind for r in look.remarks)]
    told = [_of_kind(kind, look.remarks, marks, learnt, address) for kind in kinds]
    shown = [one for one in told if one.rows or one.untold]
    return CallPage(
        tuple(one for one in shown if Kind(one.key) not in DONE_WELL),
        tuple(one for one in shown if Kind(one.key) in DONE_WELL),
        tuple(abstention.why.say(_) for abstention in look.abstentions),
    )


def _of_kind(
    kind: Kind,
    remarks: Iterable[Remark],
    marks: Mapping[str, Mark],
    learnt: Mapping[Kind, Threshold],
    address: str,
) -> OfKind:
    own = [one for one in remarks if one.kind is kind]
    told = [one for one in own if is_told(one, learnt, marks)]
    shown = told[:MOST_OF_A_KIND]
    rows = tuple(remark_row(one, address, marks.get(one.key)) for one in shown)
    name = _(KIND_NAMES[kind])
    more = len(told) - len(rows)
    return OfKind(kind.value, name, rows, learnt.get(kind), len(own) - len(told), more)


def remark_row(remark: Remark, address: str, made: Mark | None = None) -> Row:
    """A remark as a page shows it; `made` is the mark that its person gave it."""
    at = ""
    if remark.utterance is not None:
        at = place(remark.utterance, remark.at)
    elif remark.at is not None:
        at = clock(remark.at)
    return Row(
        remark,
        at,
        f"{address}{remark.utterance}" if remark.utterance is not None else "",
        remark.why.say(_),
        tuple(ground.say(_) for ground in remark.grounds),
        tuple((mark.value, _(name), mark is made) for mark, name in MARK_NAMES.items()),
    )
