"""How a stream is written: the lines of server-sent events (WHATWG HTML, section 9.2)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

RETRY = b"retry: 1000\n\n"
"""Milliseconds after which a browser that lost its stream asks for it again."""
KEEP_ALIVE = b":\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a screen as it is now, and the event that changed it."""

    part: str
    kind: str
    about: int
    html: str


def written(number: int, parts: Sequence[Part]) -> bytes:
    """An event's parts. Only the last says the event's number: a page whose line is cut between
    them gets all of them again rather than lacking one."""
    lines = []
    for place, part in enumerate(parts, 1):
        told = {"part": part.part, "kind": part.kind, "about": part.about, "html": part.html}
        number_line = f"id: {number}\n" if place == len(parts) else ""
        data = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        lines.append(f"{number_line}event: part\ndata: {data}\n\n")
    return "".join(lines).encode("utf-8", "replace")
