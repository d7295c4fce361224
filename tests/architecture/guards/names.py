"""Names say what a thing is or does: none is called process, handle, manager, service or utils."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.guards.tree import at, dotted, modules, parsed

REFUSED = {
    "process", "processor", "handle", "handler", "manager", "service", "services", "util",
    "utils", "helper", "helpers", "common", "misc",
}  # fmt: skip

ASKED_FOR_BY_A_FRAMEWORK = {
    "handle",  # a Django command
    "handle_starttag", "handle_startendtag", "handle_endtag", "handle_data",  # HTMLParser
    "process_view", "process_exception", "process_template_response",  # Django middleware
}  # fmt: skip

FIELD_TERMS = {"process.py": "the customer's decision process, a sub-question of the five"}
"""File names that are the field's own word, and what they mean."""

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def faults(root: Path) -> list[str]:
    """Files, classes and functions whose names say nothing."""
    return [
        at(root, path, line, f"{name}: say what it does")
        for path in modules(root, "src", "tests", "bench", "evaluation")
        for line, name in (*_of_the_file(path), *_in_the_file(path))
        if REFUSED & {word.lower() for word in _WORDS.findall(name)}
    ]


def _of_the_file(path: Path) -> Iterator[tuple[int, str]]:
    if path.name.removeprefix("test_") not in FIELD_TERMS:
        yield 1, path.stem
    yield 1, path.parent.name


def _in_the_file(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(parsed(path)):
        if (
            isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and not node.name.startswith("test_")
            and not _is_asked_for(node)
        ):
            yield node.lineno, node.name


def _is_asked_for(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a framework wants the name, or the class is one of Django's managers."""
    if isinstance(node, ast.ClassDef):
        bases = (base.value if isinstance(base, ast.Subscript) else base for base in node.bases)
        return any(dotted(base).endswith("Manager") for base in bases)
    return node.name in ASKED_FOR_BY_A_FRAMEWORK
