"""Rows of coverage: a product was looked at for a capability on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import cast

from pacenotes.core.landscape.days import OPEN, day_of
from pacenotes.core.wording import Words
from pacenotes.rooms.landscape.actions.facts import record_coverage
from pacenotes.rooms.landscape.actions.importing.naming import Named
from pacenotes.rooms.landscape.actions.importing.outcome import Did
from pacenotes.rooms.landscape.actions.importing.rows import Refused, Row
from pacenotes.rooms.landscape.models import Coverage
from pacenotes.rooms.people.models import Person


class CheckRows:
    """A check is known by its product, capability and day."""

    def __init__(self, named: Named, by: Person) -> None:
        self._named, self._by = named, by

    def in_order(self, rows: Iterable[Row]) -> Iterable[Row]:
        """As they stand in the file."""
        return rows

    def write(self, row: Row) -> tuple[Did, str]:
        """Record a check; what that does, and of what."""
        product = self._named.product(row.text("product"))
        if isinstance(product, Words):
            raise Refused("product", product)
        capability = self._named.capability(row.text("capability"))
        if isinstance(capability, Words):
            raise Refused("capability", capability)
        what = f"{product.name} × {capability.name}"
        day = cast("dt.date", row.values["day"])
        checks = Coverage.objects.filter(product=product, capability=capability)
        if checks.filter(day=day_of(day), recorded_until=OPEN).exists():
            return Did.LEFT, what
        record_coverage(
            product=product,
            capability=capability,
            day=day,
            source=row.text("source"),
            link=row.text("link"),
            by=self._by,
        )
        return Did.ADDED, what
