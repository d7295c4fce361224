"""A page carries no script and no style of its own, so that the strict security policy can hold."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.guards.tree import at, files

_INLINE = {
    "a script in the page": re.compile(r"(?is)<script(?![^>]*\bsrc\s*=)(?![^>]*application/json)"),
    "a style in the page": re.compile(r"(?i)<style\b"),
    "a style attribute": re.compile(r"(?i)<[a-z][^<>]*\sstyle\s*="),
    "a script attribute": re.compile(r"(?i)<[a-z][^<>]*\son[a-z]+\s*="),
    "a script address": re.compile(r"(?i)[\"'\s=]javascript:"),
    "htmx's script attribute": re.compile(r"(?i)<[a-z][^<>]*\shx-on[:-]"),
    "something from another host": re.compile(
        r"(?i)<(?:script|link|img|iframe)\b[^<>]*\s(?:src|href)\s*=\s*[\"']?(?:https?:)?//"
    ),
}
_COMMENTS = re.compile(r"(?s)\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->")


def faults(root: Path) -> list[str]:
    """What the security policy would refuse, by template and line."""
    return [
        at(root, path, text.count("\n", 0, found.start()) + 1, what)
        for path in files(root / "src", ".html")
        for text in [_without_comments(path.read_text("utf-8"))]
        for what, pattern in _INLINE.items()
        for found in pattern.finditer(text)
    ]


def _without_comments(text: str) -> str:
    return _COMMENTS.sub(lambda found: "\n" * found.group().count("\n"), text)
