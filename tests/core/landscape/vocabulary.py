"""Short words for tests of the landscape."""

from __future__ import annotations

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import Span, spans
from pacenotes.core.landscape.support import Qualifier
from pacenotes.core.landscape.versions import (
    CapabilityVersion,
    Check,
    FactVersion,
    ReleaseState,
    ReleaseVersion,
)

SHIPPED, PLANNED = ReleaseState.SHIPPED, ReleaseState.PLANNED
OURS, NORTHBEAM, TALLY = 1, 2, 3
EXPORT = 10
"""A capability without a parent."""


def on(day: int) -> Mark:
    return Mark(day=day)


def by(day: int) -> Mark:
    """On or before a day."""
    return Mark(day=day, is_exact=False)


def with_release(release: int) -> Mark:
    return Mark(release=release)


def by_release(release: int) -> Mark:
    """With a release or before it."""
    return Mark(release=release, is_exact=False)


def fact(
    product: int, added: Mark | None, removed: Mark | None = None, **more: object
) -> FactVersion:
    more.setdefault("fact", 1)
    more.setdefault("capability", EXPORT)
    more.setdefault("recorded_from", 0)
    return FactVersion(product=product, added=added, removed=removed, **more)  # type: ignore[arg-type]


def release(
    number: int, day: int | None, state: ReleaseState = SHIPPED, product: int = OURS,
    known: tuple[int, int] = (0, OPEN),
) -> ReleaseVersion:  # fmt: skip
    return ReleaseVersion(number, product, day, state, *known)


def resolved(version: FactVersion, *releases: ReleaseVersion) -> tuple[Span, ...]:
    return spans(version, Releases(releases))


def records(
    *facts: FactVersion,
    releases: tuple[ReleaseVersion, ...] = (),
    checks: tuple[Check, ...] = (),
    capabilities: tuple[CapabilityVersion, ...] = (CapabilityVersion(EXPORT, None, 0),),
) -> Records:
    found = Releases(releases)
    return Records(capabilities, [span for one in facts for span in spans(one, found)], checks)


def checked(product: int, capability: int = EXPORT, day: int = 1) -> Check:
    return Check(product, capability, day, 0)


FLAG = frozenset({Qualifier.FLAG})
