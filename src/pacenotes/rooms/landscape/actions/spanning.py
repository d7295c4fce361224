"""Spans kept beside the facts and releases that they come from, in the same transaction."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from pacenotes.core.landscape import versions as core
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import Span, span_now
from pacenotes.rooms.history.actions import write_rows
from pacenotes.rooms.landscape.models import Capability, FactSpan, FactVersion, Product
from pacenotes.rooms.landscape.models.qualified import bits_of
from pacenotes.rooms.landscape.queries.versions import (
    FACT_VERSION,
    releases_of,
    told_fact_version,
)

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


def span_anew(
    versions: Sequence[int], day: int, new: Collection[int] = frozenset()
) -> list[FactSpan]:
    """Bring the spans of current versions (ids) in line with their releases as known on `day`;
    the spans that were added. Those of `versions` that are `new` have none yet."""
    over: list[int] = []
    added: list[FactSpan] = []
    known = Releases(())
    of: set[int] = set()
    for at in range(0, len(versions), CHUNK):
        ids = versions[at : at + CHUNK]
        rows = _versions(ids)
        products = {row.product for row in rows.values()}
        if not products <= of:
            of |= products
            known = releases_of(of)
        standing = _standing([pk for pk in ids if pk not in new])
        ended, begun = _anew(rows, standing, known, day)
        over += ended
        added += begun
    # All are closed before any is added: two facts that a release parts move past each other.
    close(FactSpan, over, day)
    _write(added)
    return added


def check_no_overlap(added: Sequence[FactSpan]) -> None:
    """ValidationError where one of these spans, or one that was added after them, overlaps another
    fact's of the same product, capability, qualifiers and detail, in held and in recorded time.

    On SQLite, which has no exclusion constraint, it is this that forbids it: a transaction that
    writes has the database to itself there. They are the newest spans that there are, as whoever
    changes the landscape holds it.
    """
    found = _overlapping(min(span.pk for span in added)) if added else None
    if found is not None:
        raise _overlap(found)


def _overlap(of: dict[str, str]) -> ValidationError:
    why = _(
        "“%(product)s” has “%(capability)s” in those days already, by another fact. "
        "Correct that one, or end it first."
    )
    return ValidationError(why, params=of, code="overlap")


def _write(added: Sequence[FactSpan]) -> None:
    """Write spans; what PostgreSQL refuses of them is said as `check_no_overlap` does."""
    try:
        with transaction.atomic():
            write_rows(added)
    except IntegrityError as error:
        pair = _REFUSED.search(str(error)) if _CONSTRAINT in str(error) else None
        if pair is None:
            raise
        product = Product.objects.get(pk=int(pair[1]))
        capability = Capability.objects.get(pk=int(pair[2]))
        raise _overlap({"product": product.name, "capability": capability.name}) from error


_CONSTRAINT = "spans_do_not_overlap"
_REFUSED = re.compile(r"=\(([0-9]+), ([0-9]+),")
"""The product's and the capability's id in what PostgreSQL says."""


def _versions(ids: Sequence[int]) -> dict[int, core.FactVersion]:
    rows = FactVersion.objects.filter(pk__in=ids).order_by("pk").values_list(*FACT_VERSION)
    return {row[0]: told_fact_version(row) for row in rows}


def _standing(ids: Sequence[int]) -> dict[int, tuple[int, tuple[int, int, int, int]]]:
    """The spans that stand, by version: their id, and the days that they say."""
    if not ids:
        return {}
    rows = FactSpan.objects.filter(version__in=ids, recorded_until=OPEN).order_by()
    return {
        version: (pk, (held_from, held_until, possible_from, possible_until))
        for version, pk, held_from, held_until, possible_from, possible_until in rows.values_list(
            "version", "pk", "held_from", "held_until", "possible_from", "possible_until"
        )
    }


def _anew(
    rows: Mapping[int, core.FactVersion],
    standing: Mapping[int, tuple[int, tuple[int, int, int, int]]],
    releases: Releases,
    day: int,
) -> tuple[list[int], list[FactSpan]]:
    """The ids of spans that are over, and the spans that begin."""
    over, begun = [], []
    for pk, row in rows.items():
        old = standing.get(pk)
        since = row.recorded_from if old is None else day
        told = span_now(row, releases, max(since, day))
        if old is not None and old[1] == _days(told):
            continue
        if old is not None:
            over.append(old[0])
        begun.append(_span(pk, told, since))
    return over, begun


def _span(version: int, told: Span, since: int) -> FactSpan:
    return FactSpan(
        version_id=version,
        fact_id=told.fact,
        capability_id=told.capability,
        product_id=told.product,
        held_from=told.held_from,
        held_until=told.held_until,
        possible_from=told.possible_from,
        possible_until=told.possible_until,
        qualifiers=bits_of(told.qualifiers) if told.qualifiers else 0,
        detail=told.detail,
        level=told.level,
        unit=told.unit,
        recorded_from=since,
    )


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
    WHERE one.id >= %s LIMIT 1
"""


def _overlapping(first: int) -> dict[str, str] | None:
    with connection.cursor() as cursor:
        cursor.execute(_OVERLAP, [first])
        row = cursor.fetchone()
    return {"product": row[0], "capability": row[1]} if row else None
