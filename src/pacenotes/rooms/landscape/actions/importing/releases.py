"""Rows of releases: added where they aren't there, moved where they say something else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import cast

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.wording import Words
from pacenotes.rooms.landscape.actions.importing.naming import Named
from pacenotes.rooms.landscape.actions.importing.outcome import Did
from pacenotes.rooms.landscape.actions.importing.rows import Refused, Row
from pacenotes.rooms.landscape.actions.releases import add_release, move_release
from pacenotes.rooms.landscape.models import ReleaseVersion
from pacenotes.rooms.people.models import Person


class ReleaseRows:
    """A release is known by its product and its name."""

    def __init__(self, named: Named, by: Person) -> None:
        self._named, self._by = named, by

    def in_order(self, rows: Iterable[Row]) -> Iterable[Row]:
        """As they stand in the file."""
        return rows

    def write(self, row: Row) -> tuple[Did, str]:
        """Add or move a release; what that does, and to which."""
        product = self._named.product(row.text("product"))
        if isinstance(product, Words):
            raise Refused("product", product)
        name, day = row.text("release"), cast("dt.date | None", row.values.get("day"))
        what = f"{product.name} {name}"
        there = self._named.release_there(product, name)
        if there is None:
            made = add_release(
                product=product,
                name=name,
                state=row.text("state"),
                day=day,
                source=row.text("source"),
                by=self._by,
            )
            self._named.met(made)
            return Did.ADDED, what
        old = ReleaseVersion.objects.get(release=there, recorded_until=OPEN)
        new = move_release(
            release=there,
            state=row.text("state"),
            day=day,
            source=row.text("source"),
            by=self._by,
        )
        return (Did.LEFT if new.pk == old.pk else Did.CHANGED), what
