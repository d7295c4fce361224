"""One version of the package as products, releases, capabilities, facts and checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.versions import (
    CapabilityVersion,
    Check,
    FactVersion,
    ReleaseState,
    ReleaseVersion,
)
from pacenotes.core.wording import N_
from pacenotes.integrations.bcd.numbers import Numbers
from pacenotes.integrations.bcd.statements import PREVIEW, Statements
from pacenotes.integrations.bcd.unreadable import unreadable

STATES = {
    "retired": ReleaseState.SHIPPED,
    "current": ReleaseState.SHIPPED,
    "esr": ReleaseState.SHIPPED,
    "beta": ReleaseState.ANNOUNCED,
    "nightly": ReleaseState.ANNOUNCED,
    "planned": ReleaseState.PLANNED,
}
"""What a release's `status` says. Its own day may be ahead of it: it is what was planned."""

MOST_FEATURES = 500_000
MOST_DEPTH = 40
_NO_DAY = N_("{place}: no day in “{what}”")
_NOT_FEATURES = ("__meta", "browsers")
_OF_THE_NODE = ("__compat", "__meta")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that the package says, recorded from `day`, the day that it was made."""

    version: str
    day: int
    releases: list[ReleaseVersion] = field(default_factory=list)
    capabilities: list[CapabilityVersion] = field(default_factory=list)
    facts: list[FactVersion] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)


def read_snapshot(data: dict[str, Any], numbers: Numbers) -> Snapshot:
    """The snapshot in the package's data; facts have no numbers yet (`amending.NEW`).

    `Unreadable`, naming the place, where it isn't as the package's schema says.
    """
    snapshot = _begun(data)
    products = _products(data.get("browsers"), snapshot, numbers)
    statements = Statements(products, snapshot.day)
    for number, path, parent, node in _features(data, numbers):
        compat = node.get("__compat")
        if compat is None:
            heading = CapabilityVersion(number, parent, snapshot.day, is_heading=True)
            snapshot.capabilities.append(heading)
            continue
        told = _table(compat, path)
        status = _table(told.get("status", {}), path)
        snapshot.capabilities.append(
            CapabilityVersion(
                number, parent, snapshot.day, is_deprecated=status.get("deprecated") is True
            )
        )
        facts, checks = statements.read(number, path, _table(told.get("support"), path))
        snapshot.facts.extend(facts)
        snapshot.checks.extend(checks)
    return snapshot


def _begun(data: dict[str, Any]) -> Snapshot:
    meta = _table(data.get("__meta"), "__meta")
    try:
        made_on = dt.date.fromisoformat(str(meta.get("timestamp"))[:10])
    except ValueError:
        raise unreadable(_NO_DAY, place="__meta", what="timestamp") from None
    return Snapshot(str(meta.get("version", "")), day_of(made_on))


def _products(
    browsers: object, snapshot: Snapshot, numbers: Numbers
) -> dict[str, tuple[int, dict[str, int]]]:
    """Each browser's number, and the numbers of its releases by version."""
    found: dict[str, tuple[int, dict[str, int]]] = {}
    for key, told in _table(browsers, "browsers").items():
        browser = _table(told, f"browsers.{key}")
        product = numbers.product(key, str(browser.get("name", key)))
        of_version = {PREVIEW: numbers.release(product, PREVIEW)}
        snapshot.releases.append(
            ReleaseVersion(of_version[PREVIEW], product, None, ReleaseState.ANNOUNCED, snapshot.day)
        )
        for version, release in _table(browser.get("releases"), f"browsers.{key}").items():
            place = f"browsers.{key}.releases.{version}"
            of_version[version] = numbers.release(product, version)
            day, state = _release(_table(release, place), place)
            snapshot.releases.append(
                ReleaseVersion(of_version[version], product, day, state, snapshot.day)
            )
        found[key] = product, of_version
    return found


def _release(release: dict[str, Any], place: str) -> tuple[int | None, ReleaseState]:
    state = STATES.get(str(release.get("status")))
    if state is None:
        raise unreadable(N_("{place}: no state in “{what}”"), place=place, what="status")
    written = release.get("release_date")
    if written is None:
        return None, state
    try:
        return day_of(dt.date.fromisoformat(str(written))), state
    except ValueError:
        raise unreadable(_NO_DAY, place=place, what="release_date") from None


def _features(
    data: dict[str, Any], numbers: Numbers
) -> Iterator[tuple[int, str, int | None, dict[str, Any]]]:
    """Every feature and every heading: number, path, what it is part of, and its node."""
    waiting: list[tuple[str, int | None, Any, int]] = []
    for key in reversed(data):
        if key not in _NOT_FEATURES:
            waiting.append((key, None, data[key], 1))
    met = 0
    while waiting:
        path, parent, told, depth = waiting.pop()
        node = _table(told, path)
        met += 1
        if depth > MOST_DEPTH or met > MOST_FEATURES:
            raise unreadable(N_("{place}: there is no end to the features"), place=path)
        number = numbers.capability(path, parent)
        yield number, path, parent, node
        below = [
            (f"{path}.{key}", number, part, depth + 1)
            for key, part in node.items()
            if key not in _OF_THE_NODE
        ]
        waiting += below[::-1]


def _table(told: object, place: str) -> dict[str, Any]:
    if not isinstance(told, dict):
        raise unreadable(N_("{place} has to be an object"), place=place)
    return told
