"""Standings of many capabilities at once, by the same rules as one."""

from __future__ import annotations

import numpy as np

from pacenotes.core.landscape.bits import Bytes
from pacenotes.core.landscape.places import Flags
from pacenotes.core.landscape.standing import Because, Has, weigh
from pacenotes.core.landscape.support import Support

BECAUSE = tuple(Because)
"""What each code of a column means."""
CODES = {because: code for code, because in enumerate(BECAUSE)}
NO_STANDING = 255
"""The code of what has none: a heading, or what wasn't known."""


def weighed(ours: Bytes, others: Bytes, is_deprecated: Flags) -> Bytes:
    """The rule's code for each column: `ours` (n), `others` (products × n) as `Support` counts.

    Levels aren't looked at; without them all that matters is which supports the others have.
    """
    present = np.zeros(len(ours), np.uint8)
    for other in others:
        present |= np.left_shift(np.uint8(1), other)
    codes: Bytes = _BY_SUPPORTS[(ours << 4) | present]
    codes[is_deprecated & (ours != Support.UNKNOWN)] = CODES[Because.DEPRECATED]
    return codes


def _by_supports() -> Bytes:
    """The code for ours × the set of what others have: 4 × 16, as `weigh` decides."""
    return np.array(
        [
            CODES[weigh(Has(ours), [Has(one) for one in Support if present >> one & 1])]
            for ours in Support
            for present in range(16)
        ],
        np.uint8,
    )


_BY_SUPPORTS = _by_supports()
