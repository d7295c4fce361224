"""Every module says what it is, in one sentence."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.guards.tree import at, modules, parsed

_ANOTHER_SENTENCE = re.compile(r"[.!?…][\"')\]]*\s+[A-Z]")


def faults(root: Path) -> list[str]:
    """Modules without a docstring, or with one that isn't one sentence."""
    return [
        at(root, path, 1, what)
        for path in modules(root, "src", "bench", "evaluation")
        if parsed(path).body and (what := _fault(ast.get_docstring(parsed(path))))
    ]


def _fault(docstring: str | None) -> str:
    if not docstring:
        return "the module doesn't say what it is"
    if not docstring.strip().endswith((".", "?", "!", "…")):
        return "the module's docstring is no whole sentence"
    if _ANOTHER_SENTENCE.search(docstring):
        return "the module's docstring is more than one sentence"
    return ""
