"""`{% translate %}` for pages made without a server: in the words of the page's own gettext."""

from __future__ import annotations

from django.template import Context, Library

register = Library()


@register.simple_tag(takes_context=True)
def translate(context: Context, message: str) -> str:
    """`message` in the reader's language; marked for the translators like Django's own tag."""
    return str(context["gettext"](message))
