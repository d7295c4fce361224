"""A page of the matrix as a drawing that stands by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pacenotes.core.landscape.standing import STANDING_NAMES
from pacenotes.core.landscape.support import NAMES
from pacenotes.doors.web.landscape.matrix.shown import SUPPORT_KEYS, since_words
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.matrix import MatrixRow

_NAME, _PRODUCT, _STANDING, _ROW, _HEAD = 300, 120, 280, 24, 84
_LETTERS = 40
"""Letters of a name that have room."""


@dataclass(frozen=True, slots=True)
class PictureCell:
    """A shape with its word; `key` names the shape, `x` is its left edge."""

    x: int
    key: str
    word: str


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A capability: where it stands, what it is called, what each product has, how ours stands."""

    y: int
    x: int
    name: str
    is_heading: bool
    cells: tuple[PictureCell, ...]
    standing: PictureCell | None
    since: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it, in SVG's units."""

    width: int
    height: int
    heads: tuple[PictureCell, ...]
    rows: tuple[PictureRow, ...]


def picture(rows: Sequence[MatrixRow], compared: Compared) -> Picture:
    """The drawing of these rows."""
    names = [product.name for product in compared.products]
    places = [_NAME + _PRODUCT * at for at in range(len(names) + 1)]
    heads = zip(places, [*names, _("standing")], strict=True)
    return Picture(
        places[-1] + _STANDING,
        _HEAD + _ROW * len(rows) + 12,
        tuple(PictureCell(x, "", _short(name, 17)) for x, name in heads),
        tuple(_row(row, _HEAD + _ROW * at, places) for at, row in enumerate(rows)),
    )


def _row(row: MatrixRow, y: int, places: Sequence[int]) -> PictureRow:
    told = [*row.path, row.name] if row.path else [row.name]
    cells = [] if row.is_heading else list(zip(places, row.supports, strict=False))
    run = row.run
    return PictureRow(
        y,
        12 + min(row.depth, 8) * 12,
        _short(" › ".join(told), _LETTERS - min(row.depth, 8) * 2),
        row.is_heading,
        tuple(PictureCell(x, SUPPORT_KEYS[one], _(NAMES[one])) for x, one in cells),
        PictureCell(places[-1], run.standing.value, _(STANDING_NAMES[run.standing]))
        if run
        else None,
        since_words(run) if run else "",
    )


def _short(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1] + "…"
