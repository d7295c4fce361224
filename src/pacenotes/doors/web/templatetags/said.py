"""Core's sentences as a page says them."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

from pacenotes.core.wording import Words

register = template.Library()


@register.filter
def said(words: Words | str | None) -> str:
    """A core sentence in the reader's language; a bare message is translated too."""
    if words is None or words == "":
        return ""
    return words.say(gettext) if isinstance(words, Words) else gettext(words)
