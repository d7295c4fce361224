"""Spans kept beside the facts and releases that they come from, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import Span, spans
from pacenotes.rooms.history.actions import write_rows
from pacenotes.rooms.landscape.models import FactSpan, FactVersion
from pacenotes.rooms.landscape.models.qualified import bits_of
from pacenotes.rooms.landscape.queries.versions import fact_version, releases_of

CHUNK = 500
"""Ids in one statement."""


def close(model: type[FactVersion] | type[FactSpan], ids: Sequence[int], day: int) -> None:
    """End the recorded time of rows on a day."""
    for at in range(0, len(ids), CHUNK):
        model.objects.filter(pk__in=ids[at : at + CHUNK]).update(recorded_until=day)


def facts_naming(releases: Iterable[int], products: Iterable[int]) -> list[int]:
    """The ids of current versions of facts whose days hang on these releases, or, for a removal
    *on or before*, on any release of these products."""
    named = list(releases)
    found: set[int] = set()
    current = FactVersion.objects.filter(recorded_until=OPEN).order_by()
    for at in range(0, len(named), CHUNK):
        part = named[at : at + CHUNK]
        hang = Q(added_release__in=part) | Q(removed_release__in=part)
        found.update(current.filter(hang).values_list("pk", flat=True))
    loose = current.filter(removed_is_exact=False, fact__product__in=list(products))
    found.update(loose.values_list("pk", flat=True))
    return sorted(found)


def span_anew(versions: Sequence[int], day: int) -> list[FactSpan]:
    """Bring the spans of current versions (ids) in line with their releases as known on `day`;
    the spans that were added."""
    added: list[FactSpan] = []
    known = Releases(())
    of: set[int] = set()
    for at in range(0, len(versions), CHUNK):
        chunk = FactVersion.objects.filter(pk__in=versions[at : at + CHUNK])
        rows = list(chunk.select_related("fact").order_by("pk"))
        products = {row.fact.product_id for row in rows}
        if not products <= of:
            of |= products
            known = releases_of(of)
        added += _chunk_anew(rows, known, day)
    return added


def check_no_overlap(added: Sequence[FactSpan]) -> None:
    """ValidationError where one of these spans overlaps another fact's of the same product,
    capability, qualifiers and detail, in held and in recorded time.

    On SQLite, which has no exclusion constraint, it is this that forbids it: a transaction that
    writes has the database to itself there.
    """
    for at in range(0, len(added), CHUNK):
        ids = [span.pk for span in added[at : at + CHUNK]]
        found = _overlapping(ids)
        if found is not None:
            raise ValidationError(
                _(
                    "“%(product)s” has “%(capability)s” in those days already, by another fact. "
                    "Correct that one, or end it first."
                ),
                params=found,
                code="overlap",
            )


def _chunk_anew(rows: Sequence[FactVersion], releases: Releases, day: int) -> list[FactSpan]:
    current_spans = FactSpan.objects.filter(version__in=rows, recorded_until=OPEN)
    standing = {span.version_id: span for span in current_spans}
    over, added = [], []
    for row in rows:
        told = spans(fact_version(row, row.fact.product_id, row.fact.capability_id), releases)
        current = told[-1] if told and told[-1].recorded_until == OPEN else None
        old = standing.get(row.pk)
        if current is None or (old is not None and _says(old) == _days(current)):
            continue
        if old is not None:
            over.append(old.pk)
        added.append(_span(row, current, day if old is not None else row.recorded_from))
    close(FactSpan, over, day)
    write_rows(added)
    return added


def _span(row: FactVersion, told: Span, since: int) -> FactSpan:
    return FactSpan(
        version=row,
        fact_id=told.fact,
        capability_id=told.capability,
        product_id=told.product,
        held_from=told.held_from,
        held_until=told.held_until,
        possible_from=told.possible_from,
        possible_until=told.possible_until,
        qualifiers=bits_of(told.qualifiers),
        detail=told.detail,
        level=told.level,
        unit=told.unit,
        recorded_from=since,
    )


def _says(span: FactSpan) -> tuple[int, int, int, int]:
    return span.held_from, span.held_until, span.possible_from, span.possible_until


def _days(span: Span) -> tuple[int, int, int, int]:
    return span.held_from, span.held_until, span.possible_from, span.possible_until


_OVERLAP = """
    SELECT product.name, capability.name
    FROM landscape_factspan AS one
    JOIN landscape_factspan AS other
      ON other.capability_id = one.capability_id AND other.product_id = one.product_id
     AND other.fact_id <> one.fact_id
     AND other.qualifiers = one.qualifiers AND other.detail = one.detail
     AND other.held_from < one.held_until AND one.held_from < other.held_until
     AND other.recorded_from < one.recorded_until AND one.recorded_from < other.recorded_until
     AND other.held_from < other.held_until AND one.held_from < one.held_until
     AND other.recorded_from < other.recorded_until
    JOIN landscape_product AS product ON product.id = one.product_id
    JOIN landscape_capability AS capability ON capability.id = one.capability_id
    WHERE one.id IN ({places}) LIMIT 1
"""


def _overlapping(ids: Sequence[int]) -> dict[str, str] | None:
    with connection.cursor() as cursor:
        cursor.execute(_OVERLAP.format(places=", ".join(["%s"] * len(ids))), list(ids))
        row = cursor.fetchone()
    return {"product": row[0], "capability": row[1]} if row else None
