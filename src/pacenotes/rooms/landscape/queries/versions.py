"""What is recorded, as core's versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pacenotes.core.landscape import versions as core
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import Span
from pacenotes.core.landscape.support import Qualifier
from pacenotes.rooms.landscape.models import (
    CapabilityVersion,
    Coverage,
    FactSpan,
    FactVersion,
    ReleaseVersion,
)
from pacenotes.rooms.landscape.models.qualified import qualifiers_of

_RELEASE = ("release", "release__product", "day", "state", "recorded_from", "recorded_until")
_SPAN = (
    "fact", "product", "capability", "held_from", "held_until", "possible_from", "possible_until",
    "recorded_from", "recorded_until", "qualifiers", "detail", "level", "unit",
)  # fmt: skip

FACT_VERSION = (
    "pk", "fact", "fact__product", "fact__capability", "added_release", "added_day",
    "added_is_exact", "removed_release", "removed_day", "removed_is_exact", "recorded_from",
    "recorded_until", "qualifiers", "detail", "level", "unit",
)  # fmt: skip
"""What `told_fact_version` reads of each."""


def releases_of(products: Iterable[int]) -> Releases:
    """All releases of these products (ids), as known on any day; one query."""
    rows = ReleaseVersion.objects.filter(release__product__in=list(products))
    return Releases(release_versions(rows.values_list(*_RELEASE)))


def release_versions(
    rows: Iterable[tuple[int, int, int, str, int, int]],
) -> Iterator[core.ReleaseVersion]:
    """Rows of `_RELEASE` as core has them."""
    for release, product, day, state, since, until in rows:
        known = None if day == OPEN else day
        yield core.ReleaseVersion(release, product, known, core.ReleaseState(state), since, until)


def fact_version(row: FactVersion, product: int, capability: int) -> core.FactVersion:
    """A fact's version as core has it."""
    return core.FactVersion(
        row.fact_id,
        product,
        capability,
        _mark(row.added_release_id, row.added_day, row.added_is_exact),
        _mark(row.removed_release_id, row.removed_day, row.removed_is_exact),
        row.recorded_from,
        row.recorded_until,
        qualifiers_of(row.qualifiers),
        row.detail,
        row.level,
        row.unit,
    )


def told_fact_version(row: tuple[Any, ...]) -> core.FactVersion:
    """The same from the values of `FACT_VERSION`."""
    _pk, fact, product, capability, *marks = row[:10]
    since, until, bits, detail, level, unit = row[10:]
    return core.FactVersion(
        fact,
        product,
        capability,
        _mark(*marks[:3]),
        _mark(*marks[3:]),
        since,
        until,
        qualifiers_of(bits) if bits else _NONE,
        detail,
        level,
        unit,
    )


def capability_versions(ids: Iterable[int] | None = None) -> list[core.CapabilityVersion]:
    """The places of these capabilities (of all, where None), as known on any day; one query."""
    rows = CapabilityVersion.objects.all()
    rows = rows if ids is None else rows.filter(capability__in=list(ids))
    told = rows.order_by().values_list(
        "capability", "parent", "recorded_from", "recorded_until", "is_heading", "is_deprecated",
        "better",
    )  # fmt: skip
    return [
        core.CapabilityVersion(*row[:-1], better=core.Better(row[-1]) if row[-1] else None)
        for row in told
    ]


def spans_of(capabilities: Iterable[int]) -> list[Span]:
    """The spans of these capabilities (ids), whenever they were known; one query."""
    rows = FactSpan.objects.filter(capability__in=list(capabilities)).order_by()
    return [_span(row) for row in rows.values_list(*_SPAN)]


def checks_of(capabilities: Iterable[int]) -> list[core.Check]:
    """The checks of these capabilities (ids), whenever they were known; one query."""
    rows = Coverage.objects.filter(capability__in=list(capabilities)).order_by()
    told = rows.values_list("product", "capability", "day", "recorded_from", "recorded_until")
    return [core.Check(*row) for row in told]


def _span(row: tuple[Any, ...]) -> Span:
    bits, detail, level, unit = row[9:]
    days = Span(*row[:9])
    return replace(days, qualifiers=qualifiers_of(bits), detail=detail, level=level, unit=unit)


def _mark(release: int | None, day: int, is_exact: bool) -> Mark | None:
    if release is None and day == OPEN:
        return None
    return Mark(release, None if release is not None else day, is_exact)


_NONE: frozenset[Qualifier] = frozenset()
