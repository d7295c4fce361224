"""Rows of facts: recorded where they aren't there, corrected where they say something else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import cast

from pacenotes.core.landscape.days import OPEN, day_of
from pacenotes.core.landscape.support import Qualifier
from pacenotes.core.landscape.written_marks import read_day, read_mark, read_qualifiers
from pacenotes.core.wording import Words
from pacenotes.rooms.landscape.actions.facts import Told, correct_fact, record_fact
from pacenotes.rooms.landscape.actions.importing.naming import Named
from pacenotes.rooms.landscape.actions.importing.outcome import Did
from pacenotes.rooms.landscape.actions.importing.rows import Refused, Row
from pacenotes.rooms.landscape.models import Capability, FactVersion, Product, Release
from pacenotes.rooms.landscape.models.qualified import bits_of
from pacenotes.rooms.people.models import Person

At = Release | dt.date | None


class FactRows:
    """A fact is known by its product, capability, qualifiers, detail and added mark."""

    def __init__(self, named: Named, by: Person) -> None:
        self._named, self._by = named, by

    def in_order(self, rows: Iterable[Row]) -> Iterable[Row]:
        """What ends first, so that what ends makes room for what follows it."""
        return sorted(rows, key=lambda row: not row.text("removed"))

    def write(self, row: Row) -> tuple[Did, str]:
        """Record or correct a fact; what that does, and to which."""
        product = self._named.product(row.text("product"))
        if isinstance(product, Words):
            raise Refused("product", product)
        capability = self._named.capability(row.text("capability"), row.text("unit"))
        if isinstance(capability, Words):
            raise Refused("capability", capability)
        qualifiers = read_qualifiers(row.text("qualifiers"))
        if isinstance(qualifiers, Words):
            raise Refused("qualifiers", qualifiers)
        told = self._told(row, product, qualifiers)
        what = f"{product.name} × {capability.name}"
        old = _standing(product, capability, told)
        if old is None:
            record_fact(product=product, capability=capability, told=told, by=self._by)
            return Did.ADDED, what
        new = correct_fact(fact=old.fact, told=_with_what_stands(told, row, old), by=self._by)
        return (Did.LEFT if new.pk == old.pk else Did.CHANGED), what

    def _told(self, row: Row, product: Product, qualifiers: frozenset[Qualifier]) -> Told:
        added, is_added_exact = self._mark(row, "added", product)
        removed, is_removed_exact = self._mark(row, "removed", product)
        level = cast("Decimal | None", row.values.get("level"))
        return Told(
            added=added,
            removed=removed,
            is_added_exact=is_added_exact,
            is_removed_exact=is_removed_exact,
            qualifiers=qualifiers,
            level=None if level is None else float(level),
            **{name: row.text(name) for name in ("detail", "unit", "how", "source", "link")},
        )

    def _mark(self, row: Row, field: str, product: Product) -> tuple[At, bool]:
        written = read_mark(row.text(field))
        if not written.what:
            return None, True
        release = self._named.release_there(product, written.what)
        found = release or read_day(written.what) or self._named.release(product, written.what)
        if isinstance(found, Words):
            raise Refused(field, found)
        return found, written.is_exact


def _standing(product: Product, capability: Capability, told: Told) -> FactVersion | None:
    """The current version of the fact that a row is about."""
    return (
        FactVersion.objects.filter(
            recorded_until=OPEN,
            fact__product=product,
            fact__capability=capability,
            qualifiers=bits_of(told.qualifiers),
            detail=told.detail,
            added_release=told.added if isinstance(told.added, Release) else None,
            added_day=day_of(told.added) if isinstance(told.added, dt.date) else OPEN,
            added_is_exact=told.is_added_exact,
        )
        .select_related("fact__product", "fact__capability")
        .first()
    )


def _with_what_stands(told: Told, row: Row, old: FactVersion) -> Told:
    """What is told, and for what no column says, what stands."""
    said = {name: getattr(told, name) for name in Told.__dataclass_fields__}
    for name in ("level", "unit", "how", "link"):
        if name not in row.values:
            said[name] = getattr(old, name)
    if "removed" not in row.values:
        said["removed"] = old.removed_release or _date(old.removed_day)
        said["is_removed_exact"] = old.removed_is_exact
    return Told(**said)


def _date(day: int) -> dt.date | None:
    return None if day == OPEN else dt.date.fromordinal(day)
