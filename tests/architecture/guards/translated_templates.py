"""Every word that a page shows goes through the translators."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.guards.tree import at, files

_NOT_WORDS = re.compile(
    r"(?s)\{#.*?#\}"
    r"|\{%\s*comment\b.*?endcomment\s*%\}"
    r"|\{%\s*(?:blocktrans|blocktranslate)\b.*?\{%\s*end(?:blocktrans|blocktranslate)\s*%\}"
    r"|\{%\s*block\s+\w*class\s*%\}[\w\s-]*\{%\s*endblock\b.*?%\}"  # a class, not a word
    r"|\{%.*?%\}|\{\{.*?\}\}"
    r"|<!--.*?-->|<script\b.*?</script>|<code\b.*?</code>|<kbd\b.*?</kbd>|&[#\w]+;"
)
_TAG = re.compile(r"(?s)<[^<>]*>")
_SHOWN = re.compile(
    r"(?si)\s(?:title|alt|placeholder|label|summary|aria-(?:label|description|roledescription)"
    r"|data-(?:label|title))\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)
_WORDS = re.compile(r"[^\W\d_]+")
PROPER_NAMES = {"Pacenotes"}


def faults(root: Path) -> list[str]:
    """Words in templates, and in attributes that are shown or read out, without a translate tag."""
    return [
        at(root, path, line, f"{words!r} isn't marked for the translators")
        for path in files(root / "src", ".html")
        for line, words in _bare(path.read_text("utf-8"))
    ]


def _bare(text: str) -> list[tuple[int, str]]:
    text = _NOT_WORDS.sub(_kept_lines, text)
    shown = [
        (found.start(), found.group(1) or found.group(2) or "")
        for tag in _TAG.finditer(text)
        for found in _SHOWN.finditer(text, tag.start(), tag.end())
    ]
    between = [
        (found.start(), found.group())
        for found in re.finditer(r"[^\n]+", _TAG.sub(_kept_lines, text))
    ]
    return [
        (text.count("\n", 0, start) + 1, words.strip())
        for start, words in (*shown, *between)
        if set(_WORDS.findall(words)) - PROPER_NAMES
    ]


def _kept_lines(found: re.Match[str]) -> str:
    """As long as what was there, its lines kept, so that every place stays where it was."""
    return re.sub(r"[^\n]", " ", found.group())
