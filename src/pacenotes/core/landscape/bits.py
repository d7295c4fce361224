"""What is known of a pair as one byte, so that facts come together by OR and parts nest by AND."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.support import Bounds, Support

Bytes: TypeAlias = npt.NDArray[np.uint8]

PART_SURE, ALL_SURE, PART_POSSIBLE, ALL_POSSIBLE = 1, 2, 4, 8
NOTHING = 0
NOT_KNOWN = PART_POSSIBLE | ALL_POSSIBLE
LEAST, MOST = PART_SURE | ALL_SURE, PART_POSSIBLE | ALL_POSSIBLE
RECORDED = 16
"""Marks a pair of which anything is recorded; without it, it is unknown."""


def bits_of(bounds: Bounds) -> int:
    """Bounds as a byte: which of part and all is sure, and which is possible."""
    reached = {Support.NO: 0, Support.PARTIAL: 1, Support.FULL: 3}
    return reached[bounds.least] | reached[bounds.most] << 2


def supports(bits: Bytes) -> Bytes:
    """Support of each byte, as `Support` counts it."""
    one = np.uint8(1)
    found: Bytes = bits & one
    found += (bits >> one) & one
    found += (bits >> np.uint8(2)) & one
    return found
