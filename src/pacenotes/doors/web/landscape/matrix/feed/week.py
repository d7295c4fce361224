"""A week of changes, for the page and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pacenotes.core.landscape.changes import KIND_NAMES, Kind
from pacenotes.doors.web.landscape.matrix.around import against
from pacenotes.doors.web.landscape.matrix.feed.asked import WeekAsked
from pacenotes.doors.web.landscape.matrix.feed.lines import (
    ShownLine,
    ShownStep,
    shown_lines,
    standing_step,
)
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.feed import Feed, capability_names, feed

MOST_TOLD = 60
"""Lines of each part; a digest is read in a minute."""


@dataclass(frozen=True, slots=True)
class WeekPart:
    """The changes of one kind, and how many more there are than are told."""

    kind: str
    name: str
    lines: tuple[ShownLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week: what moved for us, then all changes by kind."""

    title: str
    against: str
    moved: tuple[tuple[str, ShownStep], ...]
    parts: tuple[WeekPart, ...]
    came: str

    @property
    def is_quiet(self) -> bool:
        """Whether nothing changed."""
        return not (self.parts or self.moved or self.came)


def week_of(compared: Compared, asked: WeekAsked) -> Week:
    """What happened in a week; two queries beside those for the columns."""
    found = feed(compared, *asked.corners)
    chosen = {
        kind: [line for line in found.lines if line.kind is kind][:MOST_TOLD] for kind in Kind
    }
    named = iter(shown_lines([line for kind in Kind for line in chosen[kind]], compared))
    told = {kind: [next(named) for _line in chosen[kind]] for kind in Kind}
    parts = tuple(
        WeekPart(kind.value, _(KIND_NAMES[kind]), tuple(lines), found.counts[kind] - len(lines))
        for kind, lines in told.items()
        if lines
    )  # fmt: skip
    days = {"first": PAGE.day(asked.monday), "last": PAGE.day(asked.last)}
    return Week(
        _("%(first)s to %(last)s") % days,
        against(compared),
        tuple(_moved(found)),
        parts,
        came_words(found.came),
    )


def came_words(came: int) -> str:
    """How many capabilities are new in the landscape, in words."""
    if not came:
        return ""
    if came == 1:
        return _("One capability is new in the landscape; what is known of it isn't told here.")
    return _(
        "%(count)s capabilities are new in the landscape; what is known of them isn't told here."
    ) % {"count": came}


def markdown(week: Week) -> str:
    """The week as Markdown."""
    return "\n".join([*_head(week), *_body(week)]).rstrip() + "\n"


def _head(week: Week) -> Iterator[str]:
    yield f"# {_('The landscape')}, {week.title}"
    yield ""
    yield _plain(week.against)
    yield ""


def _body(week: Week) -> Iterator[str]:
    if week.is_quiet:
        yield _("Nothing changed.")
    if week.moved:
        yield f"## {_('Where we stand otherwise')}"
        yield ""
        yield from (f"- **{_plain(name)}**: {step.words}" for name, step in week.moved)
        yield ""
    for part in week.parts:
        yield f"## {part.name.capitalize()}"
        yield ""
        yield from map(_line, part.lines)
        if part.more:
            yield "- " + _("and %(count)s more") % {"count": part.more}
        yield ""
    if week.came:
        yield week.came


def _line(line: ShownLine) -> str:
    words = [f"- {line.day}: {_plain(line.product)}, **{_plain(line.capability)}**"]
    words += [f" ({line.support.words})"] if line.support else []
    words += [f"; {_('for us')} {line.standing.words}"] if line.standing else []
    return "".join(words)


def _moved(found: Feed) -> Iterator[tuple[str, ShownStep]]:
    moved = found.moved[:MOST_TOLD]
    names = capability_names([capability for capability, _step in moved])
    for capability, step in moved:
        told = standing_step(step)
        if told is not None:
            yield names[capability], told


def _plain(words: str) -> str:
    """Words in which Markdown sees nothing of its own."""
    flat = " ".join(words.split())
    return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in flat)


_SPECIAL = frozenset("\\`*_[]<>#|")
