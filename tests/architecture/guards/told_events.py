"""Everything that stands in a deal's timeline has a sentence: no verb is left without words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from pacenotes.core.telling.happenings import SENTENCES
from tests.architecture.guards.tree import at, called, modules, parsed

Function = ast.FunctionDef | ast.AsyncFunctionDef


def faults(root: Path) -> list[str]:
    """Events of a deal whose verb has no sentence, or whose verb can't be told from the code."""
    verbs = {verb for verb, _ in SENTENCES}
    return [
        at(root, path, line, what)
        for path in modules(root, "src/pacenotes/rooms")
        for line, verb in _recorded(parsed(path))
        if (what := _fault(verb, verbs))
    ]


def verbs_in(root: Path) -> set[str]:
    """Every verb that is recorded of a deal."""
    return {
        verb
        for path in modules(root, "src/pacenotes/rooms")
        for _, verb in _recorded(parsed(path))
        if verb is not None
    }


def _fault(verb: str | None, verbs: set[str]) -> str:
    if verb is None:
        return "the verb of an event can't be told from here: write it where it is recorded"
    return "" if verb in verbs else f"{verb!r} has no sentence in core/telling/happenings.py"


def _recorded(module: ast.Module) -> Iterator[tuple[int, str | None]]:
    """The verb, with its line, of each event that goes into a deal's timeline; None where it can't
    be told."""
    for function, call in _calls(module, module):
        name = called(call).rpartition(".")[2]
        is_of_a_deal = any(k.arg == "deal_id" for k in call.keywords) or name == "Happened"
        if name in {"record", "Happened"} and is_of_a_deal and call.args:
            found = list(_words(call.args[0], function, module, frozenset()))
            yield from ((call.lineno, verb) for verb in found or [None])


def _calls(
    node: ast.AST, module: ast.Module, function: Function | None = None
) -> Iterator[tuple[Function | None, ast.Call]]:
    """Every call, with the function that it stands in."""
    for child in ast.iter_child_nodes(node):
        inside = child if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        if isinstance(child, ast.Call):
            yield function, child
        yield from _calls(child, module, inside)


def _words(
    node: ast.expr, function: Function | None, module: ast.Module, seen: frozenset[str]
) -> Iterator[str | None]:
    """The words that an expression can be: written out, chosen between, looked up or passed on."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _words(node.body, function, module, seen)
        yield from _words(node.orelse, function, module, seen)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        yield from _values_of(node.value.id, module)
    elif isinstance(node, ast.Name) and function is not None:
        yield from _named(node.id, function, module, seen)
    else:
        yield None


def _named(
    name: str, function: Function, module: ast.Module, seen: frozenset[str]
) -> Iterator[str | None]:
    """What a name can be: what it is set to in its function, or what callers pass."""
    set_to = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        and any(isinstance(t, ast.Name) and t.id == name for t in node.targets)
    ]
    for value in set_to:
        yield from _words(value, function, module, seen)
    parameters = [a.arg for a in function.args.args if a.arg != "self"]
    if set_to or name not in parameters or function.name in seen:
        return
    place = parameters.index(name)
    passed = 0
    for caller, call in _calls(module, module):
        if called(call).rpartition(".")[2] == function.name and len(call.args) > place:
            passed += 1
            yield from _words(call.args[place], caller, module, seen | {function.name})
    if not passed:
        yield None


def _values_of(name: str, module: ast.Module) -> Iterator[str | None]:
    """The values of a module's own table."""
    tables = (
        node.value
        for node in module.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Dict)
        and any(isinstance(t, ast.Name) and t.id == name for t in node.targets)
    )
    for table in tables:
        for value in table.values:
            yield from _words(value, None, module, frozenset())
