"""The landscape as a plain list of rectangles, looked through day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.versions import (
    CapabilityVersion,
    Check,
    FactVersion,
    ReleaseState,
    ReleaseVersion,
)

LAST = 12
"""Days and knowns go from 0 to here; marks lie between."""
FOREVER = 10**6


@dataclass(frozen=True)
class Model:
    """All that was ever recorded."""

    facts: Sequence[FactVersion] = ()
    releases: Sequence[ReleaseVersion] = ()
    checks: Sequence[Check] = ()
    capabilities: Sequence[CapabilityVersion] = ()

    def day(self, mark: Mark | None, known: int) -> int | None:
        if mark is None:
            return None
        if mark.release is None:
            return mark.day
        for release in self.releases:
            if release.release == mark.release and _is_known(release, known):
                return release.day if release.state is ReleaseState.SHIPPED else None
        return None

    def next_release(self, product: int, after: int, known: int) -> int:
        days = [
            release.day
            for release in self.releases
            if release.product == product
            and release.state is ReleaseState.SHIPPED
            and _is_known(release, known)
            and release.day is not None
            and release.day > after
        ]
        return min(days, default=FOREVER)

    def fact_says(self, fact: FactVersion, day: int, known: int) -> str:
        """ "sure", "may be" or "" on a day."""
        added = self.day(fact.added, known)
        if fact.added is not None and added is None:
            return ""
        removed = self.day(fact.removed, known)
        if removed is not None and day >= max(removed, added or 0):
            return ""
        if added is not None and day < added:
            return "" if fact.added and fact.added.is_exact else "may be"
        if removed is not None and fact.removed and not fact.removed.is_exact:
            return "sure" if day < self.next_release(fact.product, added or 0, known) else "may be"
        return "sure"

    def own(self, product: int, capability: int, day: int, known: int) -> tuple[int, int]:
        """The least and the most a product may have: 0 nothing, 2 part, 3 all."""
        least = most = 0
        is_recorded = any(
            check.product == product and check.capability == capability and _is_known(check, known)
            for check in self.checks
        )
        for fact in self.facts:
            if (fact.product, fact.capability) != (product, capability):
                continue
            if not _is_known(fact, known):
                continue
            is_recorded = True
            strength = 2 if fact.qualifiers else 3
            says = self.fact_says(fact, day, known)
            least = max(least, strength if says == "sure" else 0)
            most = max(most, strength if says else 0)
        return (least, most) if is_recorded else (0, 3)

    def place(self, capability: int | None, known: int) -> CapabilityVersion | None:
        for version in self.capabilities:
            if version.capability == capability and _is_known(version, known):
                return version
        return None

    def chain(self, capability: int, known: int) -> list[CapabilityVersion]:
        found: list[CapabilityVersion] = []
        place = self.place(capability, known)
        while place is not None and place not in found:
            found.append(place)
            place = self.place(place.parent, known)
        return [] if not found or found[0].is_heading else [p for p in found if not p.is_heading]

    def bounds(self, product: int, capability: int, day: int, known: int) -> tuple[int, int]:
        own = [
            self.own(product, place.capability, day, known)
            for place in self.chain(capability, known)
        ]
        return min(least for least, _ in own), min(most for _, most in own)

    def support(self, product: int, capability: int, day: int, known: int) -> str:
        least, most = self.bounds(product, capability, day, known)
        return {3: "FULL", 2: "PARTIAL", 0: "NO" if most == 0 else "UNKNOWN"}[least]

    def standing(
        self, capability: int, ours: int, others: Sequence[int], day: int, known: int
    ) -> str:
        """By the four rules as they are written, without levels."""
        mine = self.support(ours, capability, day, known)
        theirs = [self.support(other, capability, day, known) for other in others]
        if mine == "UNKNOWN" or any(p.is_deprecated for p in self.chain(capability, known)):
            return "unknown"
        order = ["NO", "UNKNOWN", "PARTIAL", "FULL"]
        known_ones = [one for one in theirs if one != "UNKNOWN"]
        if any(order.index(one) > order.index(mine) for one in known_ones):
            return "gap"
        if "UNKNOWN" not in theirs:
            if all(one == mine for one in theirs):
                return "parity"
            if mine == "FULL" and all(one == "NO" for one in theirs):
                return "unique"
            return "comparative"
        some_less = any(one != "FULL" for one in known_ones)
        some_have = any(one != "NO" for one in known_ones)
        return "comparative" if mine == "FULL" and some_less and some_have else "unknown"


def _is_known(row: object, known: int) -> bool:
    return row.recorded_from <= known < row.recorded_until  # type: ignore[attr-defined]
