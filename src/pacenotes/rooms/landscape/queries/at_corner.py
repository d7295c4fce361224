"""A few capabilities at one corner, straight from the tables: no columns needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from pacenotes.core.landscape.at_corner import AtCorner
from pacenotes.core.landscape.bits import NOTHING, RECORDED
from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.places import NOWHERE, Places
from pacenotes.core.landscape.rectangles import HELD, POSSIBLE
from pacenotes.core.landscape.standing import Has
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.versions import Better
from pacenotes.rooms.landscape.queries.reading import read_rows, read_table

_PLACES = f"""
    WITH RECURSIVE up(id, parent, heading, deprecated, since, until, better, known) AS (
        SELECT capability_id, parent_id, is_heading, is_deprecated, recorded_from, recorded_until,
               better, {{known}}
        FROM landscape_capabilityversion
        WHERE capability_id IN ({{capabilities}}) AND recorded_from <= {{known}}
              AND recorded_until > {{known}}
        UNION
        SELECT capability_id, parent_id, is_heading, is_deprecated, recorded_from, recorded_until,
               version.better, known
        FROM up JOIN landscape_capabilityversion AS version ON version.capability_id = up.parent
        WHERE recorded_from <= known AND recorded_until > known
    )
    SELECT id, COALESCE(parent, {NOWHERE}), heading, deprecated, since, until, better FROM up
"""  # noqa: S608 - a number alone is put in
"""The day of knowledge is a column: SQLite makes a filter of all versions for a number first."""

_RECORDED = """
    capability_id IN ({capabilities}) AND product_id IN ({products})
    AND recorded_from <= {known} AND recorded_until > {known}
"""
_HELD = "held_from <= {day} AND held_until > {day}"
_POSSIBLE = "possible_from <= {day} AND possible_until > {day}"

_OWN = f"""
    SELECT product_id, capability_id, {RECORDED} + CASE
        WHEN {_HELD} THEN CASE WHEN qualifiers = 0 THEN {HELD[False]} ELSE {HELD[True]} END
        WHEN {_POSSIBLE}
            THEN CASE WHEN qualifiers = 0 THEN {POSSIBLE[False]} ELSE {POSSIBLE[True]} END
        ELSE {NOTHING} END
    FROM landscape_factspan WHERE {_RECORDED}
    UNION ALL
    SELECT product_id, capability_id, {RECORDED} FROM landscape_coverage WHERE {_RECORDED}
"""  # noqa: S608 - numbers alone are put in
_LEVELS = f"""
    SELECT product_id, capability_id, unit, MIN(level), MAX(level) FROM landscape_factspan
    WHERE {_RECORDED} AND {_HELD} AND qualifiers = 0 AND level IS NOT NULL
    GROUP BY product_id, capability_id, unit ORDER BY unit
"""  # noqa: S608 - likewise


def at_corner(capabilities: Collection[int], products: Iterable[int], corner: Corner) -> AtCorner:
    """These capabilities (ids) and all that they are part of, and what these products (ids) have
    of them. Two queries however many, and a third where any of them is measured."""
    known = int(corner.known)
    ordered = sorted(set(products))
    rows = read_rows(_PLACES.format(capabilities=_listed(capabilities), known=known))
    places = Places(np.array([row[:-1] for row in rows], np.int64).reshape(-1, 6))
    better = {row[0]: Better(row[-1]) for row in rows if row[-1]}
    asked = {"products": _listed(ordered), "known": known, "day": int(corner.day)}
    own = np.zeros((len(ordered), len(places)), np.uint8)
    told = read_table(_OWN.format(capabilities=_listed(places.at), **asked), 3)
    at = np.searchsorted(np.array(ordered, np.int64), told[0]), places.places_of(told[1])
    np.bitwise_or.at(own, at, told[2].astype(np.uint8))
    levels = _levels(better, _LEVELS.format(capabilities=_listed(better), **asked))
    return AtCorner(ordered, places, known, own, better, levels)


def _levels(better: dict[int, Better], sql: str) -> dict[tuple[int, int], Has]:
    """The level of each pair that has one: of several the best, in the unit that sorts first."""
    found: dict[tuple[int, int], Has] = {}
    for product, capability, unit, lowest, highest in read_rows(sql) if better else ():
        level = highest if better[capability] is Better.HIGHER else lowest
        found.setdefault((product, capability), Has(Support.FULL, level, unit))
    return found


def _listed(ids: Iterable[int]) -> str:
    """Numbers as SQL has them; of none, one that nothing has."""
    return ", ".join(str(int(one)) for one in ids) or str(NOWHERE)
