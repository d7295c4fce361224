"""What is said of a person's conduct is never stored in the open: in a room only a query may ask
for it, of the doors only its person's own pages, and the mirror room alone keeps any, sealed."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.guards.tree import at, modules, parsed, part_of_room

_CONDUCT = {"CONDUCT", "SIGNALS"}
"""The lists of core's signals that have conduct in them."""


_OWN = {"own_conduct", "own_cues", "look_at", "open_book", "open_page", "open_pages", "open_shares"}
"""What is read by one person alone."""
_OWN_PAGES = (
    "src/pacenotes/doors/web/calls/own_page.py",
    "src/pacenotes/doors/web/calls/views.py",
    "src/pacenotes/doors/web/mirror/",
    "src/pacenotes/rooms/mirror/",
)
"""Where that person reads it, and the room that seals it."""


def faults(root: Path) -> list[str]:
    """Where a room listens for conduct and could keep what it hears, and where anybody but its
    person could come to read it."""
    return _kept(root) + [
        at(root, path, node.lineno, f"{_name(node)} is for its person's own page alone")
        for path in modules(root, "src/pacenotes")
        if not path.relative_to(root).as_posix().startswith(_OWN_PAGES)
        and part_of_room(path) != "queries"
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
