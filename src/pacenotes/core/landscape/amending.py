"""What is told anew beside what stands: which versions it closes, and which it adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pacenotes.core.landscape.versions import (
    CapabilityVersion,
    Check,
    FactVersion,
    ReleaseVersion,
)

Version = TypeVar("Version", ReleaseVersion, FactVersion, Check, CapabilityVersion)

NEW = -1
"""The `fact` of what is told and has no number yet."""


@dataclass(frozen=True, slots=True)
class Amendment(Generic[Version]):
    """What to write: `closed` are rows that stood, with the end they get; `added` are new rows."""

    closed: tuple[Version, ...]
    added: tuple[Version, ...]


def amend(
    standing: Iterable[Version],
    told: Iterable[Version],
    day: int,
    identity: Callable[[Version], Hashable],
    says: Callable[[Version], Hashable],
) -> Amendment[Version]:
    """What changes where all that holds from `day` on is told, one version an identity.

    What says the same as what stands is left; what isn't told any more is closed. `standing` are
    the versions without an end.
    """
    left = {identity(version): version for version in standing}
    closed, added = [], []
    for version in told:
        old = left.pop(identity(version), None)
        if old is not None and says(old) == says(version):
            continue
        if old is not None:
            closed.append(replace(old, recorded_until=day))
        added.append(replace(version, recorded_from=day))
    closed += [replace(version, recorded_until=day) for version in left.values()]
    return Amendment(tuple(closed), tuple(added))


def amend_releases(
    standing: Iterable[ReleaseVersion], told: Iterable[ReleaseVersion], day: int
) -> Amendment[ReleaseVersion]:
    """Releases, each by its own number."""
    return amend(standing, told, day, lambda v: v.release, lambda v: (v.product, v.day, v.state))


def amend_capabilities(
    standing: Iterable[CapabilityVersion], told: Iterable[CapabilityVersion], day: int
) -> Amendment[CapabilityVersion]:
    """Capabilities, each by its own number."""
    return amend(
        standing,
        told,
        day,
        lambda v: v.capability,
        lambda v: (v.parent, v.is_heading, v.is_deprecated, v.better),
    )


def amend_checks(standing: Iterable[Check], told: Iterable[Check], day: int) -> Amendment[Check]:
    """Checks, each by its pair; that one was looked at again changes nothing."""
    return amend(standing, told, day, lambda v: (v.product, v.capability), lambda _: None)


def amend_facts(
    standing: Iterable[FactVersion],
    told: Iterable[FactVersion],
    day: int,
    numbers: Iterator[int],
) -> Amendment[FactVersion]:
    """Facts, which those who tell them don't number.

    One that says the same as what stands is left. Of the others, one with the product, capability,
    qualifiers and detail of one that is told no more is its next version; the rest are new facts,
    with the next of `numbers`.
    """
    left: defaultdict[Hashable, list[FactVersion]] = defaultdict(list)
    for version in standing:
        left[_says(version)].append(version)
    changed = []
    for version in told:
        same = left.get(_says(version))
        if same:
            same.pop()
        else:
            changed.append(version)
    gone = [version for versions in left.values() for version in versions]
    replaced: defaultdict[Hashable, list[int]] = defaultdict(list)
    for version in reversed(gone):
        replaced[_about(version)].append(version.fact)
    added = []
    for version in changed:
        numbered = replaced[_about(version)]
        fact = numbered.pop() if numbered else next(numbers)
        added.append(replace(version, fact=fact, recorded_from=day))
    return Amendment(tuple(replace(version, recorded_until=day) for version in gone), tuple(added))


def _about(version: FactVersion) -> Hashable:
    return version.product, version.capability, version.qualifiers, version.detail


def _says(version: FactVersion) -> Hashable:
    return (
        version.product, version.capability, version.added, version.removed,
        version.qualifiers, version.detail, version.level, version.unit,
    )  # fmt: skip
