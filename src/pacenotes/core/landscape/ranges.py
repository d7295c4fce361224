"""Many ranges of rows taken at once."""

from __future__ import annotations

import numpy as np

from pacenotes.core.landscape.places import Rows


def ranges(start: Rows, length: Rows) -> Rows:
    """The numbers from each start on, so many as its length says, one after the other."""
    ends = np.cumsum(length)
    total = int(ends[-1]) if len(ends) else 0
    rows: Rows = np.arange(total) + np.repeat(start - (ends - length), length)
    return rows
