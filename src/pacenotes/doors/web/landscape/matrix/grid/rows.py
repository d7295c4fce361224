"""Rows of the matrix, everything in them said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pacenotes.core.landscape.standing import STANDING_NAMES, WHY, Because, Standing
from pacenotes.doors.web.landscape.matrix.grid.asked import MatrixAsked
from pacenotes.doors.web.landscape.matrix.shown import (
    SUPPORT_KEYS,
    since_words,
    standing_mark,
    support_mark,
)
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.matrix import MatrixFilter, MatrixRow

NOT_PLAIN = {
    Because.DEPRECATED,
    Because.NOBODY_HAS_IT,
    Because.ALL_HAVE_PART,
    Because.OURS_IS_BETTER,
    Because.THEIRS_IS_BETTER,
}
"""Reasons that the supports beside a standing don't show, so that the row says them."""

DEEPEST = 8
"""Levels of the tree that are set in; deeper ones stand under the last."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A product's support: its class, its mark, and where its history is."""

    product: str
    key: str
    mark: SafeString
    href: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the template shows it; a heading has neither cells nor a standing of its own."""

    pk: int
    name: str
    path: str
    depth: int
    href: str
    is_heading: bool
    is_open: bool
    fold: str
    whole: str
    cells: tuple[ShownCell, ...]
    standing: str
    standing_mark: SafeString
    why: str
    since: str
    below: str


def shown_rows(rows: Iterable[MatrixRow], asked: MatrixAsked, compared: Compared) -> list[ShownRow]:
    """The rows of a page."""
    place = reverse("capability-history", args=[0])
    return [_shown(row, asked, compared, place) for row in rows]


def below_words(below: Iterable[tuple[Standing, int]]) -> str:
    """How what is part of a capability stands, counted in words."""
    return " · ".join(f"{count} {_(STANDING_NAMES[one])}" for one, count in below)


def _shown(row: MatrixRow, asked: MatrixAsked, compared: Compared, place: str) -> ShownRow:
    href = place.replace("/0/", f"/{row.capability}/")
    href += f"?{asked.of_days}" if asked.of_days else ""
    run = row.run
    return ShownRow(
        row.capability,
        row.name,
        " › ".join(row.path),
        min(row.depth, DEEPEST),
        href,
        row.is_heading,
        row.is_open,
        f"?{asked.turned(row.capability, row.is_open)}"
        if row.has_parts and not asked.chosen.is_narrowed
        else "",
        f"?{asked.with_(_under(asked.chosen, row.capability))}" if row.has_parts else "",
        ()
        if row.is_heading
        else tuple(
            ShownCell(
                product.name,
                SUPPORT_KEYS[support],
                support_mark(support),
                f"{href}#product-{product.pk}",
            )
            for product, support in zip(compared.products, row.supports, strict=True)
        ),
        run.standing.value if run else "",
        standing_mark(run.standing) if run else SafeString(""),
        _(WHY[run.because]) if run and run.because in NOT_PLAIN else "",
        since_words(run) if run else "",
        below_words(row.below) if row.has_parts else "",
    )


def _under(chosen: MatrixFilter, capability: int) -> MatrixFilter:
    return replace(chosen, under=capability, after=None)
