"""What is recorded, each a version: an identity, what it says, and from when until when we knew."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.support import Qualifier
from pacenotes.core.wording import N_


class ReleaseState(enum.StrEnum):
    """Announced, planned and shipped are different things; only what has shipped holds."""

    ANNOUNCED = "announced"
    PLANNED = "planned"
    SHIPPED = "shipped"


RELEASE_STATE_NAMES = {
    ReleaseState.ANNOUNCED: N_("announced"),
    ReleaseState.PLANNED: N_("planned"),
    ReleaseState.SHIPPED: N_("shipped"),
}
"""What each is called."""


class Better(enum.StrEnum):
    """Which way a capability's level is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class ReleaseVersion:
    """A product's release as known for a time; `day` is None where it has no date."""

    release: int
    product: int
    day: int | None
    state: ReleaseState
    recorded_from: int
    recorded_until: int = OPEN


@dataclass(frozen=True, slots=True)
class FactVersion:
    """That a product has a capability, from one mark until another.

    Without `added` it always had it; without `removed` it still does. `level` is a measure of the
    capability in `unit`.
    """

    fact: int
    product: int
    capability: int
    added: Mark | None
    removed: Mark | None
    recorded_from: int
    recorded_until: int = OPEN
    qualifiers: frozenset[Qualifier] = frozenset()
    detail: str = ""
    level: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """That a product was looked at for a capability on a day: what wasn't found isn't there."""

    product: int
    capability: int
    day: int
    recorded_from: int
    recorded_until: int = OPEN


@dataclass(frozen=True, slots=True)
class CapabilityVersion:
    """A capability's place: what it is part of, and which way its level is better.

    A heading groups others and holds no facts itself.
    """

    capability: int
    parent: int | None
    recorded_from: int
    recorded_until: int = OPEN
    is_heading: bool = False
    is_deprecated: bool = False
    better: Better | None = None
