"""`{% worded %}…{% endworded %}`: the part as it is, under a quiet hint where its words give people
a gender or make them small."""

from __future__ import annotations

import html

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import get_template
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from pacenotes.core.wording_check import wording_hints

register = template.Library()


@register.tag
def worded(parser: Parser, token: Token) -> _Worded:  # noqa: ARG001  # Django's signature
    """The part up to `{% endworded %}`."""
    nodes = parser.parse(("endworded",))
    parser.delete_first_token()
    return _Worded(nodes)


class _Worded(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """The part, with a hint above it where there is one to give."""
        part = self.nodelist.render(context)
        hints = wording_hints(html.unescape(strip_tags(part)))
        if not hints:
            return part
        hint = get_template("parts/wording.html").render({"hints": hints})
        return mark_safe(hint + part)  # noqa: S308  # two templates' own output, escaped by each
