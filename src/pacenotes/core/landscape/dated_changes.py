"""Changes of support over a stretch of days, each on the day that it came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pacenotes.core.landscape.bits import Bytes, supports
from pacenotes.core.landscape.changes import Change, Kind
from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.places import Rows
from pacenotes.core.landscape.rectangles import Days, Ids
from pacenotes.core.landscape.support import Support


@dataclass(frozen=True, slots=True)
class DatedChange:
    """A change, and its day: the world's day, or the day on which we learnt that we were wrong."""

    day: int
    change: Change


@dataclass(frozen=True, slots=True)
class DatedChanges:
    """Changes as columns, one length all: by capability (its place), then day, then product.

    `product` is a place in `products`; `before` and `after` are `Support` as it counts.
    """

    capabilities: Ids
    products: tuple[int, ...]
    capability: Ids
    day: Days
    product: Rows
    before: Bytes
    after: Bytes

    def __len__(self) -> int:
        return len(self.day)

    def __iter__(self) -> Iterator[DatedChange]:
        for row in range(len(self)):
            before, after = Support(self.before[row]), Support(self.after[row])
            yield DatedChange(
                int(self.day[row]),
                Change(
                    int(self.capabilities[self.capability[row]]),
                    self.products[self.product[row]],
                    Kind.SHIPPED if after > before else Kind.WITHDRAWN,
                    before,
                    after,
                ),
            )


def dated_changes(
    columns: Columns, products: Sequence[int], first: int, last: int, known: int
) -> DatedChanges:
    """What changed for these products after the day `first` and up to `last`, as known on a day.

    One that came and went within the window is there twice.
    """
    ordered = tuple(sorted(set(products)))
    found = columns.moments_of(ordered, known)
    told = supports(found.bits)
    follows = found.capability[1:] == found.capability[:-1]
    rows = np.flatnonzero(follows & (found.day[1:] > first) & (found.day[1:] <= last))
    before, after = told[:, rows], told[:, rows + 1]
    at, product = np.nonzero((before != after).T)
    return DatedChanges(
        columns.capabilities,
        ordered,
        found.capability[rows + 1][at],
        found.day[rows + 1][at],
        product,
        before[product, at],
        after[product, at],
    )
