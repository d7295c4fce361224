"""Changes in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pacenotes.core.landscape.changes import KIND_NAMES
from pacenotes.core.landscape.standing import STANDING_NAMES, Because
from pacenotes.core.landscape.support import NAMES, Support
from pacenotes.doors.web.landscape.matrix.days_asked import said_day
from pacenotes.doors.web.landscape.matrix.shown import (
    SUPPORT_KEYS,
    standing_mark,
    support_mark,
)
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.feed import FeedLine, StandingStep, capability_names


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step from one word to another, each with its class and mark."""

    before: str
    before_mark: SafeString
    after: str
    after_mark: SafeString
    words: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One change as a page or a text tells it."""

    day: str
    kind: str
    kind_name: str
    capability: str
    href: str
    product: str
    support: ShownStep | None
    standing: ShownStep | None


def shown_lines(lines: Sequence[FeedLine], compared: Compared) -> list[ShownLine]:
    """Lines with names; one query."""
    names = capability_names([line.capability for line in lines])
    products = {product.pk: product.name for product in compared.products}
    place = reverse("capability-history", args=[0])
    query = f"?set={compared.key}" if compared.key else ""
    return [
        ShownLine(
            said_day(line.day),
            line.kind.value,
            _(KIND_NAMES[line.kind]),
            names[line.capability],
            place.replace("/0/", f"/{line.capability}/") + query,
            products[line.product] if line.product is not None else _("a measured level"),
            support_step(line.before, line.after),
            standing_step(line.standing) if line.standing and line.standing.is_another else None,
        )
        for line in lines
    ]


def support_step(before: Support | None, after: Support | None) -> ShownStep | None:
    """A step of support; None where only a level changed."""
    if before is None or after is None:
        return None
    return ShownStep(
        SUPPORT_KEYS[before],
        support_mark(before),
        SUPPORT_KEYS[after],
        support_mark(after),
        f"{_(NAMES[before])} → {_(NAMES[after])}",
    )


def standing_step(step: StandingStep) -> ShownStep | None:
    """A step of standing; None where there was none before or after."""
    if step.before is None or step.after is None:
        return None
    before, after = step.before.standing, step.after.standing
    return ShownStep(
        before.value,
        standing_mark(before),
        after.value,
        standing_mark(after),
        f"{_name(step.before)} → {_name(step.after)}",
    )


def _name(because: Because) -> str:
    return _(STANDING_NAMES[because.standing])
