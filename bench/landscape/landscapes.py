"""The landscapes that are measured: that of browsers, and many of it side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from evaluation.landscape.dates import CORE_BROWSERS
from evaluation.landscape.pairs import DATA_PACKAGE, PAIRS, unpacked
from evaluation.landscape.store import Store
from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.places import Places
from pacenotes.core.landscape.rectangles import SpanColumns, span_columns
from pacenotes.core.landscape.versions import CapabilityVersion
from pacenotes.integrations.bcd.numbers import Counted
from pacenotes.integrations.bcd.package import read_package
from pacenotes.integrations.bcd.snapshot import read_snapshot

DATA = PAIRS[-1].data


@dataclass(frozen=True, slots=True)
class Landscape:
    """A landscape as arrays, the day that it is of, and our product before its competitors."""

    products: tuple[int, ...]
    capabilities: tuple[CapabilityVersion, ...]
    rows: SpanColumns
    day: int
    core: tuple[int, ...]

    def columns(self, places: Places | None = None) -> Columns:
        """The columns, built from the arrays."""
        return Columns.of_columns(self.products, places or Places.of(self.capabilities), self.rows)


def browsers(packages: Path) -> Landscape:
    """The landscape of browsers: 20,647 features, 17 products."""
    numbers, store = Counted(), Store()
    snapshot = read_snapshot(read_package(unpacked(DATA_PACKAGE, DATA, packages)), numbers)
    store.record(snapshot)
    products = tuple(numbers.products.values())
    at = {product: place for place, product in enumerate(products)}
    places = Places.of(store.capabilities)
    return Landscape(
        products,
        tuple(store.capabilities),
        span_columns(store.spans(), store.checks, at, places.at),
        snapshot.day,
        tuple(numbers.products[key] for key in CORE_BROWSERS),
    )


def many(one: Landscape, times: int) -> Landscape:
    """So many of a landscape side by side, the capabilities of each its own."""
    step = max(version.capability for version in one.capabilities) + 1
    ids = Places.of(one.capabilities).ids
    capabilities = [
        replace(
            version,
            capability=version.capability + copy * step,
            parent=None if version.parent is None else version.parent + copy * step,
        )
        for copy in range(times)
        for version in one.capabilities
    ]
    place_of = Places.of(capabilities).at
    moved = np.array([[place_of[int(id_) + copy * step] for id_ in ids] for copy in range(times)])
    rows = one.rows
    return replace(
        one,
        capabilities=tuple(capabilities),
        rows=SpanColumns(
            np.tile(rows.product, times),
            moved[:, rows.capability].ravel().astype(np.int32),
            *(np.tile(column, times) for column in _others(rows)),
        ),
    )


def _others(rows: SpanColumns) -> Sequence[npt.NDArray[Any]]:
    return (
        rows.fact, rows.is_qualified, rows.held_from, rows.held_until,
        rows.possible_from, rows.possible_until, rows.recorded_from, rows.recorded_until,
    )  # fmt: skip
