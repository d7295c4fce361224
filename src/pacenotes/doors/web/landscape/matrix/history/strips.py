"""A capability's picture: a strip a product, and one of how ours stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pacenotes.core.landscape.days import BEGINNING, OPEN, is_known_on
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.standing import STANDING_NAMES
from pacenotes.core.landscape.strips import Bar, DayTick, Piece, Window, window
from pacenotes.core.landscape.support import NAMES
from pacenotes.core.landscape.timeline import Stretch
from pacenotes.core.landscape.versions import ReleaseState
from pacenotes.core.wording import N_
from pacenotes.doors.web.landscape.matrix.days_asked import DaysAsked, said_day
from pacenotes.doors.web.landscape.matrix.shown import SUPPORT_KEYS
from pacenotes.rooms.landscape.queries.capability_history import CapabilityHistory
from pacenotes.rooms.landscape.queries.compared import Compared

_ROOM_FOR_A_WORD = 75
_PLANNED = "planned"
_WORDS = {
    **{key: NAMES[support] for support, key in SUPPORT_KEYS.items()},
    **{standing.value: name for standing, name in STANDING_NAMES.items()},
    _PLANNED: N_("planned"),
}


@dataclass(frozen=True, slots=True)
class ShownBar:
    """A bar with its word; `pattern` names what it is filled with where that is one."""

    bar: Bar
    kind: str
    word: str
    days: str
    has_room: bool

    @property
    def pattern(self) -> str:
        """The pattern of its kind, by id."""
        return f"strip-{self.kind}" if self.kind in ("partial", "gap") else ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane: whose it is, and its bars."""

    name: str
    is_ours: bool
    is_standing: bool
    pk: int
    bars: tuple[ShownBar, ...]


@dataclass(frozen=True, slots=True)
class ShownTick:
    """A tick with its label."""

    left: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Strips:
    """The picture. `day` and `today` are places on the axis."""

    strips: tuple[Strip, ...]
    ticks: tuple[ShownTick, ...]
    day: str
    today: str


def strips(found: CapabilityHistory, compared: Compared, days: DaysAsked) -> Strips:
    """The picture of a capability, all products on one axis."""
    lanes = [
        [*_pieces(line), *_planned(found, product.pk, days.known)]
        for product, line in zip(compared.products, found.lines, strict=True)
    ]
    own = [_of_run(run) for run in found.runs]
    ends = [end for lane in [*lanes, own] for piece in lane for end in (piece.since, piece.until)]
    axis = window([*ends, days.day], days.today)
    return Strips(
        (
            Strip(_("Ours stands"), True, True, 0, _bars(axis, own)),
            *(
                Strip(one.name, one == compared.ours, False, one.pk, _bars(axis, lane))
                for one, lane in zip(compared.products, lanes, strict=True)
            ),
        ),
        tuple(_tick(tick) for tick in axis.ticks()),
        axis.left(days.day),
        axis.left(days.today),
    )


def days_words(piece: Piece) -> str:
    """From when until when, in words."""
    since, until = said_day(piece.since), said_day(piece.until)
    told_since = _("since %(day)s") if piece.is_since_exact else _("since %(day)s or before")
    told_until = _("until %(day)s") if piece.is_until_exact else _("until %(day)s or after")
    words = [told_since % {"day": since}] if since else []
    words += [told_until % {"day": until}] if until else []
    return ", ".join(words) or _("on all days that we know of")


def _pieces(line: Iterable[Stretch]) -> Iterator[Piece]:
    """Stretches of one support each; neighbours that only rest on other facts are one."""
    last: Piece | None = None
    for stretch in line:
        one = _of_stretch(stretch)
        if last is not None and last.kind == one.kind:
            last = Piece(last.since, one.until, last.kind, last.is_since_exact, one.is_until_exact)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _of_stretch(stretch: Stretch) -> Piece:
    begins = [span for span in stretch.rests_on if span.held_from == stretch.since]
    ends = [span for span in stretch.rests_on if span.held_until == stretch.until]
    return Piece(
        stretch.since,
        stretch.until,
        SUPPORT_KEYS[stretch.support],
        all(span.is_from_exact for span in begins),
        all(span.is_until_exact for span in ends),
    )


def _of_run(run: Run) -> Piece:
    ends = run.is_since_exact, run.is_until_exact
    return Piece(run.since, run.until, run.standing.value, *ends)


def _planned(found: CapabilityHistory, product: int, known: int) -> Iterator[Piece]:
    """What is announced or planned to come, from its day on, as known on a day."""
    for version in found.versions:
        if version.fact.product_id != product or not is_known_on(version, known):
            continue
        if version.added_release_id is None:
            continue
        release = found.releases.known(version.added_release_id, known)
        if release and release.state is not ReleaseState.SHIPPED and release.day is not None:
            yield Piece(release.day, OPEN, _PLANNED)


def _bars(axis: Window, pieces: Sequence[Piece]) -> tuple[ShownBar, ...]:
    return tuple(
        ShownBar(
            bar,
            bar.piece.kind,
            _(_WORDS[bar.piece.kind]),
            days_words(bar.piece),
            bar.width >= _ROOM_FOR_A_WORD,
        )
        for bar in axis.bars(pieces)
        if bar.piece.until > BEGINNING
    )


def _tick(tick: DayTick) -> ShownTick:
    label = date_format(tick.date, "Y" if tick.is_year else "M Y")
    return ShownTick(tick.left, tick.anchor, label)
