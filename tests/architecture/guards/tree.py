"""The files of a tree, read for the guards: what is ours, and nothing that a tool left."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]

_LEFT_BY_TOOLS = {
    ".git", ".venv", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache",
    ".import_linter_cache", ".hypothesis", "htmlcov", "build", "dist", "var",
}  # fmt: skip


def files(root: Path, suffix: str = "") -> Iterator[Path]:
    """Every file of ours under `root` whose name ends with `suffix`, in order."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            f for f in folders if f not in _LEFT_BY_TOOLS and not f.startswith(".venv")
        )
        yield from (Path(folder) / name for name in sorted(names) if name.endswith(suffix))


def modules(root: Path, *folders: str) -> Iterator[Path]:
    """Every Python file in these folders of the tree, migrations (which Django writes) left out."""
    for folder in folders:
        yield from (p for p in files(root / folder, ".py") if "migrations" not in p.parts)


def part_of_room(path: Path) -> str:
    """The word of the rooms' vocabulary that a module belongs to: `actions` for `actions.py` and
    for every file of a folder `actions`; empty outside the rooms."""
    if "rooms" not in path.parts:
        return ""
    inside = path.parts[path.parts.index("rooms") + 2 :]
    return inside[0].removesuffix(".py") if inside else ""


def parsed(path: Path) -> ast.Module:
    """A module's syntax tree, parsed once for all guards."""
    return _parsed(path, path.stat().st_mtime_ns)


@cache
def _parsed(path: Path, changed: int) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Every module that is imported, by its full name, with the line."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def bound(module: ast.Module) -> dict[str, str]:
    """The full name behind each name that an import gives the module."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        if isinstance(node, ast.ImportFrom)
        else alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }


def called(node: ast.Call) -> str:
    """The dotted name that is called, such as `dt.date.today`; empty where it isn't one."""
    return dotted(node.func)


def dotted(node: ast.expr) -> str:
    """A name or attribute as written, with dots; what stands before a call or index is left out."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    return ""


def at(root: Path, path: Path, line: int, what: str) -> str:
    """A fault as one line: where, and what is wrong."""
    return f"{path.relative_to(root)}:{line}: {what}"
