"""Every write is an action: no door, rule, query, job or site saves anything itself."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.guards.tree import at, dotted, modules, parsed, part_of_room

_WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create", "asave", "acreate", "aupdate", "adelete",
}  # fmt: skip


QUEUE = "src/pacenotes/rooms/history/jobs.py"
"""The one exception: a worker claims, beats and ends the row of its own job there (ADR 0002)."""


def faults(root: Path) -> list[str]:
    """Calls that write to the database outside a room's actions."""
    return [
        at(root, path, node.lineno, f".{node.func.attr}() outside an action")
        for path in modules(root, "src/pacenotes")
        if part_of_room(path) != "actions"
        and path != root / QUEUE
        and "core" not in path.relative_to(root / "src").parts
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _WRITES
        and not _is_the_class_above(node.func)
        and dotted(node.func.value) != "cache"
    ]


def _is_the_class_above(attribute: ast.Attribute) -> bool:
    """Whether it is `super().save()`: a model's own way of being saved, called by an action."""
    above = attribute.value
    return (
        isinstance(above, ast.Call)
        and isinstance(above.func, ast.Name)
        and above.func.id == "super"
    )
