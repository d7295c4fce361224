"""A few capabilities at one corner, straight from the tables: no columns needed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import connection

from pacenotes.core.landscape.at_corner import AtCorner, Levels, Pair
from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.support import Bounds, Support
from pacenotes.core.landscape.versions import Better, CapabilityVersion

_PLACES = """
    WITH RECURSIVE up(id, parent, since, until, is_heading, is_deprecated, better, known) AS (
        SELECT capability_id, parent_id, recorded_from, recorded_until, is_heading, is_deprecated,
               better, {known}
        FROM landscape_capabilityversion
        WHERE capability_id IN ({capabilities}) AND recorded_from <= {known}
              AND recorded_until > {known}
        UNION
        SELECT capability_id, parent_id, recorded_from, recorded_until, version.is_heading,
               version.is_deprecated, version.better, known
        FROM up JOIN landscape_capabilityversion AS version ON version.capability_id = up.parent
        WHERE recorded_from <= known AND recorded_until > known
    )
    SELECT id, parent, since, until, is_heading, is_deprecated, better FROM up
"""
"""The day of knowledge is a column, or SQLite makes a filter of all versions for it first."""

_STRENGTH = f"CASE WHEN qualifiers = 0 THEN {Support.FULL:d} ELSE {Support.PARTIAL:d} END"
_HOLDS = "held_from <= {day} AND held_until > {day}"
_MAY = "possible_from <= {day} AND possible_until > {day}"
_PAIRS = f"""
    SELECT product_id, capability_id, unit,
           MAX(CASE WHEN {_HOLDS} THEN {_STRENGTH} ELSE {Support.NO:d} END),
           MAX(CASE WHEN {_HOLDS} OR {_MAY} THEN {_STRENGTH} ELSE {Support.NO:d} END),
           MAX(CASE WHEN {_HOLDS} AND qualifiers = 0 THEN level END),
           MIN(CASE WHEN {_HOLDS} AND qualifiers = 0 THEN level END)
    FROM landscape_factspan
    WHERE capability_id IN ({{capabilities}}) AND product_id IN ({{products}})
          AND recorded_from <= {{known}} AND recorded_until > {{known}}
    GROUP BY product_id, capability_id, unit
    UNION ALL
    SELECT product_id, capability_id, '', {Support.NO:d}, {Support.NO:d}, NULL, NULL
    FROM landscape_coverage
    WHERE capability_id IN ({{capabilities}}) AND product_id IN ({{products}})
          AND recorded_from <= {{known}} AND recorded_until > {{known}}
"""  # noqa: S608 - numbers alone are put in
"""Of each pair and unit the most that surely holds and that may, and the levels; and what was
checked, which then has nothing."""


def at_corner(capabilities: Collection[int], products: Collection[int], corner: Corner) -> AtCorner:
    """These capabilities (ids), with all that they are part of, and what these products have of
    them; two queries, however many."""
    if not capabilities or not products:
        return AtCorner((), {})
    known = int(corner.known)
    places = [
        CapabilityVersion(*row[:-1], better=Better(row[-1]) if row[-1] else None)
        for row in _rows(_PLACES.format(capabilities=_listed(capabilities), known=known))
    ]
    above = [place.capability for place in places]
    if not above:
        return AtCorner((), {})
    told = _rows(
        _PAIRS.format(
            capabilities=_listed(above), products=_listed(products), day=int(corner.day),
            known=known,
        )
    )  # fmt: skip
    return AtCorner(places, _pairs(told))


def _pairs(rows: list[tuple[Any, ...]]) -> dict[tuple[int, int], Pair]:
    found: dict[tuple[int, int], Pair] = {}
    for product, capability, unit, least, most, highest, lowest in rows:
        bounds = _BOUNDS[least, most]
        levels = (Levels(unit, highest, lowest),) if highest is not None else ()
        before = found.get((product, capability))
        if before is not None:
            bounds, levels = before.bounds.together(bounds), before.levels + levels
        found[product, capability] = Pair(bounds, levels)
    return found


_BOUNDS = {(least, most): Bounds(least, most) for least in Support for most in Support}


def _listed(ids: Collection[int]) -> str:
    """Numbers as SQL has them."""
    return ", ".join(str(int(one)) for one in ids)


def _rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()
