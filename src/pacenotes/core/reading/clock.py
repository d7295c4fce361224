"""Times of a recording as people and tools write them: `1:02`, `00:01:02.500`, `(01:02)`."""

from __future__ import annotations

import re

CLOCK = r"(?:[0-9]{1,4}:)?[0-9]{1,3}:[0-9]{2}(?:[.,][0-9]{1,6})?"
"""A time as it stands in a text, for use inside other patterns; it has no groups."""

_PARTS = re.compile(r"(?:([0-9]{1,4}):)?([0-9]{1,3}):([0-9]{1,2})(?:[.,]([0-9]{1,6}))?")


def seconds(text: str) -> float | None:
    """Seconds of `h:mm:ss`, `m:ss`, either with a fraction; `None` for anything else."""
    parts = _PARTS.fullmatch(text.strip())
    if parts is None:
        return None
    hours, minutes, last, fraction = parts.groups()
    if int(last) > 59 or (hours is not None and int(minutes) > 59):
        return None
    whole: int = int(hours or 0) * 3600 + int(minutes) * 60 + int(last)
    if not fraction:
        return float(whole)
    # One division, so that the result is the nearest float to what is written.
    scale = 10.0 ** len(fraction)
    return (whole * scale + int(fraction)) / scale


def spell(time: float) -> str:
    """A time as a person reads it: `1:02:03.5`, `0:04`."""
    sign, time = ("-", -time) if time < 0 else ("", time)
    whole = int(time)
    minutes, last = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02}:{last:02}" if hours else f"{minutes}:{last:02}"
    fraction = f"{time - whole:.3f}"[1:].rstrip("0").rstrip(".")
    return sign + clock + fraction
