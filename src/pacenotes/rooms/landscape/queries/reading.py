"""Rows read by SQL of our own: as they are, or as an array where they are many."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection

_AT_ONCE = 10_000
"""Rows that are Python's own at a time: with more of them it looks for garbage among them."""


def read_rows(sql: str) -> list[tuple[Any, ...]]:
    """The rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def read_table(sql: str, width: int) -> npt.NDArray[np.int64]:
    """Rows of whole numbers, none of them NULL, as columns: `width` × rows."""
    parts = []
    with connection.cursor() as cursor:
        cursor.execute(sql)
        while rows := cursor.fetchmany(_AT_ONCE):
            flat = itertools.chain.from_iterable(rows)
            parts.append(np.fromiter(flat, np.int64, len(rows) * width))
    return np.concatenate(parts or [np.zeros(0, np.int64)]).reshape(-1, width).T
