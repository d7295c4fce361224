"""Text in stretches as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

from pacenotes.core.telling.marked_text import Stretch

register = template.Library()


@register.filter
def marked(stretches: Iterable[Stretch]) -> SafeString:
    """The whole text, escaped, with those stretches marked that have a name."""
    return SafeString("".join(map(_shown, stretches)))


def _shown(stretch: Stretch) -> str:
    text = escape(stretch.text)
    return f"<mark>{text}</mark>" if stretch.names else text
