"""What the package states of one feature in each browser, as facts and checks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pacenotes.core.landscape.amending import NEW
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.support import Qualifier
from pacenotes.core.landscape.versions import Check, FactVersion
from pacenotes.core.wording import N_
from pacenotes.integrations.bcd.unreadable import unreadable

PREVIEW = "preview"
"""The version of what isn't in a release yet."""

_OR_BEFORE = "≤"
MOST_STATEMENTS = 500
"""For one feature in one browser; the most so far is under 30."""

LONGEST_DETAIL = 200
"""Characters of a detail."""

_QUALIFIERS = (
    ("partial_implementation", Qualifier.PARTIAL),
    ("flags", Qualifier.FLAG),
    ("prefix", Qualifier.RENAMED),
    ("alternative_name", Qualifier.RENAMED),
)
_DETAILS = ("prefix", "alternative_name", "flags", "notes")


class Statements:
    """Reads statements; `products` are each browser's number and its releases' by version.

    A release that is out without a date has None: what came with it was there by the `day` that
    the snapshot is of.
    """

    def __init__(
        self, products: Mapping[str, tuple[int, Mapping[str, int | None]]], day: int
    ) -> None:
        self._products = products
        self._day = day
        self._marks: dict[tuple[int, str], Mark] = {}

    def read(
        self, capability: int, path: str, support: Mapping[str, Any]
    ) -> tuple[list[FactVersion], list[Check]]:
        """All that `support` states of a feature, in order.

        That a browser hasn't it is a check; of what isn't stated, or null, nothing is known.
        """
        facts: list[FactVersion] = []
        checks: list[Check] = []
        for browser, told in support.items():
            if browser not in self._products:
                raise unreadable(N_("{place}: no browser “{what}”"), place=path, what=browser)
            product, releases = self._products[browser]
            statements = told if isinstance(told, list) else [told]
            place = f"{path}: {browser}"
            if len(statements) > MOST_STATEMENTS:
                raise unreadable(N_("{place}: too many statements"), place=place)
            for statement in statements:
                added = statement.get("version_added") if isinstance(statement, dict) else ""
                if added is False:
                    checks.append(Check(product, capability, self._day, self._day))
                elif added is not None:
                    fact = self._fact(product, releases, capability, statement, place)
                    facts.append(_told_apart(fact, facts, str(added)))
        return facts, checks

    def _fact(
        self,
        product: int,
        releases: Mapping[str, int | None],
        capability: int,
        statement: Any,
        place: str,
    ) -> FactVersion:
        if not isinstance(statement, dict):
            raise unreadable(N_("{place} has to be an object"), place=place)
        removed = statement.get("version_removed")
        return FactVersion(
            NEW,
            product,
            capability,
            self._mark(product, releases, statement["version_added"], place),
            None if not removed else self._mark(product, releases, removed, place),
            self._day,
            qualifiers=frozenset(word for key, word in _QUALIFIERS if statement.get(key)),
            detail=_detail(statement),
        )

    def _mark(
        self, product: int, releases: Mapping[str, int | None], version: object, place: str
    ) -> Mark:
        if version is True:  # some version that nobody looked up
            return Mark(day=self._day, is_exact=False)
        known = self._marks.get((product, str(version)))
        if known is not None:
            return known
        named = str(version)
        is_exact = not named.startswith(_OR_BEFORE)
        version = named.removeprefix(_OR_BEFORE)
        if version not in releases:
            raise unreadable(N_("{place}: no release “{what}”"), place=place, what=named)
        release = releases[version]
        mark = Mark(day=self._day, is_exact=False)
        if release is not None:
            mark = Mark(release=release, is_exact=is_exact)
        self._marks[product, named] = mark
        return mark


def _detail(statement: Mapping[str, Any]) -> str:
    """What tells a statement from others alike; JSON, but for a note alone."""
    told = {key: statement[key] for key in _DETAILS if statement.get(key)}
    if not told:
        return ""
    if len(told) == 1 and isinstance(told.get("notes"), str):
        return _short(str(told["notes"]))
    return _short(json.dumps(told, ensure_ascii=False, sort_keys=True))


def _short(text: str) -> str:
    """A long one's beginning, and a mark of the whole."""
    if len(text) <= LONGEST_DETAIL:
        return text
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{text[: LONGEST_DETAIL - 10]}… {mark}"


def _told_apart(fact: FactVersion, before: Sequence[FactVersion], added: str) -> FactVersion:
    """A qualified fact with the version that it came with, where another of its pair is alike:
    lines of releases that go side by side have it at the same time."""
    is_alike = any(
        (one.product, one.qualifiers, one.detail) == (fact.product, fact.qualifiers, fact.detail)
        for one in before
    )
    if not (fact.qualifiers and is_alike):
        return fact
    return replace(fact, detail=_short(f"{added}: {fact.detail}"))
