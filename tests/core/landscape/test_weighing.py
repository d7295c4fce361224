from __future__ import annotations

import itertools

import numpy as np
import pytest

from pacenotes.core.landscape.standing import Has, weigh
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.weighing import BECAUSE, weighed


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("is_deprecated", [False, True])
def test_columns_are_weighed_as_one_is(count: int, is_deprecated: bool) -> None:
    every = list(itertools.product(Support, repeat=count + 1))
    table = np.array(every, np.uint8).T
    codes = weighed(table[0], table[1:], np.full(len(every), is_deprecated))
    for code, (ours, *others) in zip(codes.tolist(), every, strict=True):
        one = weigh(Has(ours), [Has(other) for other in others], is_deprecated=is_deprecated)
        assert BECAUSE[code] is one
