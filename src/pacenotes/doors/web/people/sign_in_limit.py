"""How often a password may be guessed: a few times for an address, then a pause."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

MOST_GUESSES = 8
PAUSE = 15 * 60
"""Seconds. The count is this program's own, which serves alone; a second one would count anew."""


def is_paused(request: HttpRequest, email: str) -> bool:
    """Whether too many guesses came for this e-mail address from this place."""
    return int(cache.get(_key(request, email), 0)) >= MOST_GUESSES


def count_guess(request: HttpRequest, email: str) -> None:
    """Count a wrong password."""
    key = _key(request, email)
    cache.add(key, 0, PAUSE)
    cache.incr(key)


def forget_guesses(request: HttpRequest, email: str) -> None:
    """Start over after a right password."""
    cache.delete(_key(request, email))


def _key(request: HttpRequest, email: str) -> str:
    whose = f"{request.META.get('REMOTE_ADDR', '')} {email.strip().lower()}"
    return "guesses-" + hashlib.sha256(whose.encode("utf-8", "replace")).hexdigest()
