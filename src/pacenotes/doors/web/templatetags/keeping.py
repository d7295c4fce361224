"""Parts of a page that are the same each time, made once and kept."""

from __future__ import annotations

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

MOST_KEPT = 500
"""Forms of one part that are kept, a language and a `by` each; further ones are made each time."""


@register.tag
def keep(parser: Parser, token: Token) -> Kept:
    """`{% keep %}…{% endkeep %}`: what stands between is made once a language, and once for each
    value of what follows `by`; nothing in it may depend on anything else, who reads it least of
    all."""
    words = token.split_contents()[1:]
    if words and (len(words) != 2 or words[0] != "by"):
        raise template.TemplateSyntaxError("keep takes nothing, or: by what")
    by = parser.compile_filter(words[1]) if words else None
    nodes = parser.parse(("endkeep",))
    parser.delete_first_token()
    return Kept(nodes, by)


class Kept(template.Node):
    """What stands between, and the forms of it that were made."""

    child_nodelists = ("nodes",)

    def __init__(self, nodes: NodeList, by: FilterExpression | None) -> None:
        self.nodes = nodes
        self._by = by
        self._made: dict[tuple[str | None, str], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        """The part, from what is kept where it was made before."""
        key = (
            get_language(),
            str(self._by.resolve(context, ignore_failures=True)) if self._by else "",
        )
        made = self._made.get(key)
        if made is None:
            made = mark_safe(self.nodes.render(context))  # noqa: S308  # the template's own
            if len(self._made) < MOST_KEPT:
                self._made[key] = made
        return made
