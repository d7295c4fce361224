"""Each file of a room's models holds one concept: one table, with its choices and its queries."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.guards.tree import at, dotted, modules, parsed

_NOT_TABLES = ("QuerySet", "Manager", "Choices", "Enum", "StrEnum", "Exception", "Error")


def faults(root: Path) -> list[str]:
    """Model files with more than one table."""
    return [
        at(root, path, tables[1].lineno, f"{tables[1].name} needs a file of its own")
        for path in modules(root, "src/pacenotes/rooms")
        if path.parent.name == "models" and len(tables := _tables(parsed(path))) > 1
    ]


def _tables(module: ast.Module) -> list[ast.ClassDef]:
    classes = (node for node in module.body if isinstance(node, ast.ClassDef))
    return [node for node in classes if node.bases and not _is_beside_a_table(node)]


def _is_beside_a_table(node: ast.ClassDef) -> bool:
    bases = (base.value if isinstance(base, ast.Subscript) else base for base in node.bases)
    return all(dotted(base).endswith(_NOT_TABLES) for base in bases)
