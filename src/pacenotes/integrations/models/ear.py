"""The larger ear on the named server, made anew for each call."""

from __future__ import annotations

from collections.abc import Callable

from pacenotes.core.listening.larger_ear.ear import LargerEar
from pacenotes.integrations.models.completions import Completions
from pacenotes.integrations.models.named_server import NamedServer


def larger_ear(named: NamedServer) -> Callable[[Callable[[int, int], None]], LargerEar]:
    """What makes the ear for one call, given whom it tells how far it is."""
    return lambda reach: LargerEar(Completions(named), reach)
