"""How fast memory is read here: what no answer that reads it can be faster than."""

from __future__ import annotations

import numpy as np

from bench.timing import timed

_SIZE = 512 * 1024 * 1024


def read_bandwidth() -> float:
    """Bytes a second, the best of seven passes over half a GiB on one core."""
    data = np.ones(_SIZE // 8, np.int64)
    return _SIZE / min(timed(lambda: data.max()) for _ in range(7))
