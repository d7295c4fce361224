"""Random landscapes, small enough that many things fall on one day."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.support import Qualifier
from pacenotes.core.landscape.versions import (
    CapabilityVersion,
    Check,
    FactVersion,
    ReleaseState,
    ReleaseVersion,
)
from tests.core.landscape.naive import LAST, Model

FEWER = settings(max_examples=30)
"""Each looks through all days as known on many; the planted faults show that it is enough."""

PRODUCTS = (1, 2, 3)
CAPABILITIES = (10, 11, 12, 13)
RELEASES = {100: 1, 101: 1, 102: 1, 200: 2, 201: 2, 300: 3}
"""Releases, and whose they are."""

days = st.integers(1, LAST - 1)
knowns = st.integers(0, LAST)


@st.composite
def recorded(draw: st.DrawFn) -> tuple[int, int]:
    first = draw(st.integers(0, LAST - 2))
    return first, draw(st.one_of(st.just(OPEN), st.integers(first, LAST)))


@st.composite
def successive(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Recorded times one after the other: a first version and its corrections."""
    edges = sorted(draw(st.sets(st.integers(0, LAST - 1), min_size=1, max_size=3)))
    ends = [*edges[1:], draw(st.sampled_from((OPEN, LAST)))]
    return list(zip(edges, ends, strict=True))


@st.composite
def release_versions(draw: st.DrawFn) -> list[ReleaseVersion]:
    found = []
    for release, product in RELEASES.items():
        for since, until in draw(successive()):
            state = draw(st.sampled_from((ReleaseState.SHIPPED,) * 3 + tuple(ReleaseState)))
            day = draw(st.one_of(days, st.none())) if state is not ReleaseState.SHIPPED else None
            found.append(ReleaseVersion(release, product, day or draw(days), state, since, until))
    return found


@st.composite
def marks(draw: st.DrawFn, product: int) -> Mark:
    is_exact = draw(st.booleans())
    if draw(st.booleans()):
        return Mark(day=draw(days), is_exact=is_exact)
    of_product = [release for release, whose in RELEASES.items() if whose == product]
    return Mark(release=draw(st.sampled_from(of_product)), is_exact=is_exact)


@st.composite
def fact_versions(draw: st.DrawFn) -> list[FactVersion]:
    found = []
    for fact in range(draw(st.integers(0, 9))):
        product, capability = draw(st.sampled_from(PRODUCTS)), draw(st.sampled_from(CAPABILITIES))
        for since, until in draw(successive()):
            found.append(
                FactVersion(
                    fact,
                    product,
                    capability,
                    draw(st.one_of(marks(product), marks(product), st.none())),
                    draw(st.one_of(st.none(), marks(product))),
                    since,
                    until,
                    frozenset(draw(st.sampled_from(((), (), (Qualifier.FLAG,))))),
                )
            )
    return found


@st.composite
def checks(draw: st.DrawFn) -> list[Check]:
    return [
        Check(
            draw(st.sampled_from(PRODUCTS)),
            draw(st.sampled_from(CAPABILITIES)),
            draw(days),
            *draw(recorded()),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]


@st.composite
def capability_versions(draw: st.DrawFn) -> list[CapabilityVersion]:
    found = []
    for capability in CAPABILITIES:
        times = [(0, OPEN)] if draw(st.booleans()) else draw(successive())
        for since, until in times:
            found.append(
                CapabilityVersion(
                    capability,
                    draw(st.sampled_from((None, *(c for c in CAPABILITIES if c < capability)))),
                    since,
                    until,
                    is_heading=draw(st.sampled_from((False, False, False, True))),
                    is_deprecated=draw(st.sampled_from((False, False, False, False, True))),
                )
            )
    return found


landscapes = st.builds(Model, fact_versions(), release_versions(), checks(), capability_versions())
