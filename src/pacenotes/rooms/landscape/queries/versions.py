"""What is recorded, as core's versions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

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
_RELEASES = ("added_release", "removed_release")


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
    """A fact's version as core has it, kept or not yet."""
    columns = (name if name not in _RELEASES else f"{name}_id" for name in FACT_VERSION[4:])
    values = (getattr(row, name) for name in columns)
    return told_fact_version((row.pk, row.fact_id, product, capability, *values))


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


def capability_versions(ids: Iterable[int]) -> list[core.CapabilityVersion]:
    """The places of these capabilities (ids), as known on any day; one query."""
    rows = CapabilityVersion.objects.filter(capability__in=list(ids))
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
    return spans_in(FactSpan.objects.filter(capability__in=list(capabilities)))


def spans_in(rows: QuerySet[FactSpan], but: Collection[int] = ()) -> list[Span]:
    """The spans that these rows are, but for some (ids); one query."""
    told = rows.order_by().values_list("pk", *_SPAN)
    return [_span(row[1:]) for row in told if row[0] not in but]


def checks_of(capabilities: Iterable[int]) -> list[core.Check]:
    """The checks of these capabilities (ids), whenever they were known; one query."""
    return checks_in(Coverage.objects.filter(capability__in=list(capabilities)))


def checks_in(rows: QuerySet[Coverage], but: Collection[int] = ()) -> list[core.Check]:
    """The checks that these rows are, but for some (ids); one query."""
    names = ("pk", "product", "capability", "day", "recorded_from", "recorded_until")
    told = rows.order_by().values_list(*names)
    return [core.Check(*row[1:]) for row in told if row[0] not in but]


def _span(row: tuple[Any, ...]) -> Span:
    bits, detail, level, unit = row[9:]
    told: tuple[Any, ...] = (*row[:9], qualifiers_of(bits) if bits else _NONE, detail, level, unit)
    return Span(*told)


def _mark(release: int | None, day: int, is_exact: bool) -> Mark | None:
    if release is None and day == OPEN:
        return None
    return Mark(release, None if release is not None else day, is_exact)


_NONE: frozenset[Qualifier] = frozenset()
