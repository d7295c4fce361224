"""Foreign keys follow the order of the rooms, whether they name a model by import or by string."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.guards.tree import at, bound, dotted, modules, parsed

ORDER = ("mirror", "demos", "calls", "deals", "landscape", "history", "people")
"""Each room may refer to itself and to those after it."""

_RELATIONS = ("ForeignKey", "OneToOneField", "ManyToManyField", "GenericForeignKey")


def faults(root: Path) -> list[str]:
    """Relations from a room to one that comes before it, or to none that is known."""
    return [
        at(root, path, line, what)
        for path in modules(root, "src/pacenotes/rooms")
        if path.parent.name == "models" or path.name == "models.py"
        for line, what in _of_module(path, _room(root, path))
    ]


def _room(root: Path, path: Path) -> str:
    return path.relative_to(root / "src/pacenotes/rooms").parts[0]


def _of_module(path: Path, room: str) -> Iterator[tuple[int, str]]:
    module = parsed(path)
    homes = bound(module)
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or not dotted(node.func).endswith(_RELATIONS):
            continue
        target = next((k.value for k in node.keywords if k.arg == "to"), None)
        target = target or (node.args[0] if node.args else None)
        other = _target_room(target, room, homes)
        if other not in ORDER:
            yield node.lineno, f"a relation to {other or 'nothing that can be read'}"
        elif room not in ORDER or ORDER.index(other) < ORDER.index(room):
            yield node.lineno, f"{room} refers to {other}, which comes before it"


def _target_room(target: ast.expr | None, room: str, homes: dict[str, str]) -> str:
    if isinstance(target, ast.Constant) and isinstance(target.value, str):
        label, dot, _ = target.value.partition(".")
        return label.lower() if dot else room
    name = dotted(target) if target is not None else ""
    if name.endswith("AUTH_USER_MODEL"):
        return "people"
    home = homes.get(name.partition(".")[0], "").split(".")
    if home[:2] == ["pacenotes", "rooms"]:
        return home[2]
    return room if name and home == [""] else ".".join(home)
