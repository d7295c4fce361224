"""Support and standing as every page of the landscape shows them: shape, colour and word."""

from __future__ import annotations

import functools

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.standing import STANDING_NAMES, Standing
from pacenotes.core.landscape.support import NAMES, Support
from pacenotes.doors.web.landscape.matrix.days_asked import said_day

SUPPORT_KEYS = {
    Support.NO: "no",
    Support.UNKNOWN: "unknown",
    Support.PARTIAL: "partial",
    Support.FULL: "full",
}
"""Supports as classes and shapes are named."""


def support_mark(support: Support) -> SafeString:
    """A support by shape and word."""
    return _mark(get_language() or "", "support", SUPPORT_KEYS[support], NAMES[support])


def standing_mark(standing: Standing) -> SafeString:
    """A standing by shape and word."""
    return _mark(get_language() or "", "standing", standing.value, STANDING_NAMES[standing])


def since_words(run: Run) -> str:
    """Since when a standing has been so, and until when, in words."""
    words = []
    if run.since > BEGINNING:
        told = _("since %(day)s") if run.is_since_exact else _("since %(day)s or before")
        words.append(told % {"day": said_day(run.since)})
    if run.until < OPEN:
        told = _("until %(day)s") if run.is_until_exact else _("until %(day)s or after")
        words.append(told % {"day": said_day(run.until)})
    return ", ".join(words)


@functools.cache
def _mark(_language: str, of: str, key: str, word: str) -> SafeString:
    return render_to_string("landscape/mark.html", {"of": of, "key": key, "word": word})
