"""An action is called by keywords only, and says by whom."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.guards.tree import at, imports, modules, parsed, part_of_room

EXCEPTIONS = {
    "add_first_person": "before the first person there is nobody to act",
    "record": "other actions call it, with the thing it is about in front",
    "queue": "other actions call it, with the kind of work in front",
    "index_many": "other actions call it, with what they have written",
    "unindex": "other actions call it, with what they remove",
    "write_rows": "other actions call it, with rows that they have checked",
    "index_anew": "it makes an index anew, which is nobody's act",
}
"""Actions that may differ, and why."""


def faults(root: Path) -> list[str]:
    """Public functions in a room's actions that take positions, or don't take `by`, and whoever
    calls past what a folder of actions offers."""
    return _unsaid(root) + _reached_past(root)


def _unsaid(root: Path) -> list[str]:
    return [
        at(root, path, node.lineno, f"{node.name}() {what}")
        for path in modules(root, "src/pacenotes/rooms")
        if part_of_room(path) == "actions"
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and node.name not in EXCEPTIONS
        and _is_offered(path, node.name)
        and (what := _fault(node.args))
    ]


def _reached_past(root: Path) -> list[str]:
    """Imports of what actions are made of, which asks no rule, from outside their folder.

    Types and constants, which do nothing, are anybody's to name.
    """
    return [
        at(root, path, line, f"{name.rpartition('.')[2]} is not offered by its room's actions")
        for path in modules(root, "src/pacenotes")
        for name, line in imports(parsed(path))
        if _is_inside(root, path, name)
    ]


def _is_inside(root: Path, path: Path, name: str) -> bool:
    parts = name.split(".")
    if len(parts) < 5 or parts[:2] != ["pacenotes", "rooms"] or parts[3] != "actions":
        return False
    folder = root.joinpath("src", *parts[:4])
    does_something = parts[-1].islower()
    is_module = (folder / f"{parts[4]}.py").exists()
    return is_module and does_something and not path.is_relative_to(folder)


def _is_offered(path: Path, name: str) -> bool:
    """Whether it is an action that others call: of a folder, what its `__init__` imports; the
    rest is what those actions are made of, and is called by nobody else."""
    package = path.parent / "__init__.py"
    if path.name == "actions.py" or not package.exists():
        return True
    return any(
        alias.name == name
        for node in parsed(package).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    )


def _fault(arguments: ast.arguments) -> str:
    if arguments.args or arguments.posonlyargs or arguments.vararg:
        return "takes arguments by position"
    if "by" not in {argument.arg for argument in arguments.kwonlyargs}:
        return "doesn't say by whom (by=)"
    return ""
