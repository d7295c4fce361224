"""The facts as a table that can be imported again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.table_fields import FIELDS, About
from pacenotes.core.landscape.written_marks import write_mark, write_qualifiers
from pacenotes.core.tables.fields import Value
from pacenotes.core.tables.writing import written
from pacenotes.rooms.landscape.models import FactVersion
from pacenotes.rooms.landscape.models.qualified import qualifiers_of

HEADERS = tuple(field.key for field in FIELDS[About.FACTS])


def fact_table() -> Iterator[str]:
    """All facts as known now as CSV, in pieces; products and capabilities by their keys."""
    rows = (
        FactVersion.objects.filter(recorded_until=OPEN)
        .select_related("fact__product", "fact__capability", "added_release", "removed_release")
        .order_by("fact__product__key", "fact__capability__key", "pk")
    )
    return written(HEADERS, (_cells(row) for row in rows.iterator(2_000)))


def _cells(row: FactVersion) -> tuple[Value | None, ...]:
    return (
        row.fact.product.key,
        row.fact.capability.key,
        mark_written(row, "added"),
        mark_written(row, "removed"),
        write_qualifiers(qualifiers_of(row.qualifiers)),
        row.detail,
        None if row.level is None else Decimal(repr(row.level)),
        row.unit,
        row.how,
        row.source,
        row.link,
    )


def mark_written(row: FactVersion, name: str) -> str:
    """A version's *added* or *removed* mark as files write it; empty where there is none."""
    release, day = getattr(row, f"{name}_release"), getattr(row, f"{name}_day")
    if release is None and day == OPEN:
        return ""
    what = release.name if release is not None else dt.date.fromordinal(day)
    return write_mark(what, is_exact=getattr(row, f"{name}_is_exact"))
