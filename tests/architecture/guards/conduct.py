"""What is said of a person's conduct is never stored: in a room only a query may ask for it, and of
the doors only the page that is its person's own."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.guards.tree import at, modules, parsed, part_of_room

_CONDUCT = {"CONDUCT", "SIGNALS"}
"""The lists of core's signals that have conduct in them."""


_OWN = {"own_conduct", "own_cues"}
"""What is read by one person alone."""
_OWN_PAGES = {
    "src/pacenotes/doors/web/calls/own_page.py",
    "src/pacenotes/doors/web/calls/views.py",
}
"""Where that person reads it."""


def faults(root: Path) -> list[str]:
    """Where a room listens for conduct and could keep what it hears, and where anybody but its
    person could come to read it."""
    return _kept(root) + [
        at(root, path, node.lineno, f"{_name(node)} is for its person's own page alone")
        for path in modules(root, "src/pacenotes")
        if path.relative_to(root).as_posix() not in _OWN_PAGES and part_of_room(path) != "queries"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Name | ast.Attribute | ast.alias) and _name(node) in _OWN
    ]


def _kept(root: Path) -> list[str]:
    return [
        at(root, path, node.lineno, f"{_name(node)} outside a query: conduct could be stored")
        for path in modules(root, "src/pacenotes/rooms")
        if part_of_room(path) != "queries"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Name | ast.Attribute | ast.alias) and _name(node) in _CONDUCT
    ] + [
        at(root, path, node.lineno, "listen() without its signals named listens for conduct too")
        for path in modules(root, "src/pacenotes/rooms")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "listen"
        and len(node.args) < 4
        and "proposers" not in {keyword.arg for keyword in node.keywords}
    ]


def _name(node: ast.Name | ast.Attribute | ast.alias) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else node.name
