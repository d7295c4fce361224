"""The gate: what a request for a technical colleague's time still lacks."""

from __future__ import annotations

from collections.abc import Mapping

from pacenotes.core.policy import RequestKind
from pacenotes.core.qualification import Light


def short_of(kind: RequestKind, lights: Mapping[str, Light]) -> tuple[str, ...]:
    """The questions that policy asks for and that don't stand answered, in policy's order.

    A stale or contradicted answer is no answer.
    """
    return tuple(key for key in kind.needs if lights.get(key, Light.UNKNOWN) is not Light.ANSWERED)
