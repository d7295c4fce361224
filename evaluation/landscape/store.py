"""Snapshots recorded one after the other, all versions kept, in memory."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from pacenotes.core.landscape.amending import (
    Amendment,
    amend_capabilities,
    amend_checks,
    amend_facts,
    amend_releases,
)
from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import Span, spans
from pacenotes.core.landscape.versions import (
    CapabilityVersion,
    Check,
    FactVersion,
    ReleaseVersion,
)
from pacenotes.integrations.bcd.numbers import Counted
from pacenotes.integrations.bcd.snapshot import Snapshot


@dataclass
class Store:
    """Every version of everything, as a room keeps it."""

    releases: list[ReleaseVersion] = field(default_factory=list)
    capabilities: list[CapabilityVersion] = field(default_factory=list)
    facts: list[FactVersion] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1)

    def record(self, snapshot: Snapshot) -> None:
        """What a snapshot changes: rows that it closes, and rows that it adds."""
        day = snapshot.day
        self.releases = _amended(
            self.releases, lambda rows: amend_releases(rows, snapshot.releases, day)
        )
        self.capabilities = _amended(
            self.capabilities, lambda rows: amend_capabilities(rows, snapshot.capabilities, day)
        )
        self.checks = _amended(self.checks, lambda rows: amend_checks(rows, snapshot.checks, day))
        self.facts = _amended(
            self.facts, lambda rows: amend_facts(rows, snapshot.facts, day, self._numbers)
        )

    def columns(self, numbers: Counted) -> Columns:
        """Columns of all that was ever recorded."""
        products = list(numbers.products.values())
        return Columns.of(products, self.capabilities, self.spans(), self.checks)

    def spans(self) -> list[Span]:
        """The spans of all facts, whenever they were known."""
        releases = Releases(self.releases)
        return [span for fact in self.facts for span in spans(fact, releases)]


def _amended(rows: list[Any], amend: Callable[[list[Any]], Amendment[Any]]) -> list[Any]:
    standing = [row for row in rows if row.recorded_until == OPEN]
    over = [row for row in rows if row.recorded_until != OPEN]
    amendment = amend(standing)
    closed = {_key(row) for row in amendment.closed}
    kept = [row for row in standing if _key(row) not in closed]
    return [*over, *amendment.closed, *kept, *amendment.added]


def _key(row: Any) -> Hashable:
    """What tells a row without an end from all others."""
    match row:
        case ReleaseVersion():
            return row.release
        case CapabilityVersion():
            return row.capability
        case FactVersion():
            return row.fact
    return row.product, row.capability
