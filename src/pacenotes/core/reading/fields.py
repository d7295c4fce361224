"""Looking into foreign JSON: each look gives the type asked for, or nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.reading.draft import Draft
from pacenotes.core.wording import N_, words


def fields(value: object) -> dict[str, Any]:
    """`value` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list[Any]:
    """`value` if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def string(value: object) -> str | None:
    """`value` if it is a string with a visible character, or a whole number written out."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)
    return None


def number(value: object) -> float | None:
    """A finite number, written as such or as a string; in the source's own unit."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def milliseconds(value: object) -> float | None:
    """Seconds of a number of milliseconds."""
    found = number(value)
    return None if found is None else found / 1000


def objects(value: object, draft: Draft) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each object of a list with its position from 1; anything else in it is reported."""
    for position, item in enumerate(listed(value), start=1):
        if isinstance(item, dict):
            yield position, item
        else:
            report_item(draft, position, item)


def report_item(draft: Draft, position: int, item: object) -> None:
    """An item that holds no speech in the way the format writes it."""
    draft.problem(
        position,
        words(N_("item {position} can't be read: {item}"), position=str(position), item=show(item)),
    )


def show(item: object) -> str:
    """The beginning of a foreign value, to quote in a problem; never walks into deep nesting."""
    if isinstance(item, dict):
        return excerpt("{" + ", ".join(str(key)[:20] for key in list(item)[:5]) + "}")
    if isinstance(item, list):
        return "[…]"
    if isinstance(item, int) and abs(item) >= 10**18:
        return "∞"
    return excerpt(str(item))
