"""What is listed by hand is listed whole: every signal, every reader, every lexicon."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.guards.tree import parsed

SIGNALS = "src/pacenotes/core/listening/signals"
READING = "src/pacenotes/core/reading"
LEXICON = "src/pacenotes/core/listening/lexicon.py"


def faults(root: Path) -> list[str]:
    """Files that nobody would notice missing from their list."""
    folder = root / "src/pacenotes/core/listening/lexicons"
    lexicons = {path.stem for path in folder.glob("*.toml")} - {"lists"}
    return [
        *_unlisted(SIGNALS, _having(root / SIGNALS, "SIGNAL"), _names(root / SIGNALS)),
        *_unlisted(READING, _having(root / READING, "NAME"), _names(root / READING)),
        *_unlisted(LEXICON, lexicons, _strings(root / LEXICON)),
    ]


def _unlisted(where: str, there: set[str], listed: set[str]) -> list[str]:
    return [f"{where}: {name} is there but in no list" for name in sorted(there - listed)]


def _having(folder: Path, constant: str) -> set[str]:
    """The modules of a folder that set this constant."""
    return {
        path.stem
        for path in folder.glob("*.py")
        for node in parsed(path).body
        if isinstance(node, ast.Assign)
        and any(isinstance(t, ast.Name) and t.id == constant for t in node.targets)
    }


def _names(package: Path) -> set[str]:
    """Every name that the package's own lists hold."""
    module = package / "__init__.py"
    if not module.exists():
        return set()
    return {
        name.id
        for node in parsed(module).body
        if isinstance(node, ast.AnnAssign | ast.Assign) and isinstance(node.value, ast.Tuple)
        for name in ast.walk(node.value)
        if isinstance(name, ast.Name)
    }


def _strings(module: Path) -> set[str]:
    if not module.exists():
        return set()
    nodes = ast.walk(parsed(module))
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
