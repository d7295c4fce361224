"""Core decides: no framework, no database, no network, no clock; only what a value needs."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.guards.tree import at, called, imports, modules, parsed

CORE = "src/pacenotes/core"
THIRD_PARTY = {"re2": CORE, "docx": f"{CORE}/reading", "numpy": f"{CORE}/landscape"}
"""What core may import that Python doesn't bring, and the folder it may do so in."""

_OUTSIDE = {
    "asyncio", "ftplib", "http", "imaplib", "multiprocessing", "poplib", "select", "selectors",
    "smtplib", "socket", "socketserver", "sqlite3", "ssl", "subprocess", "threading",
    "urllib.request", "xmlrpc", "random", "secrets", "uuid",
}  # fmt: skip
"""Parts of Python's own library that reach outside a value, or make two runs differ."""

_CLOCKS = (
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time",
    "time.time_ns", "time.monotonic", "time.perf_counter", "time.sleep", "time.localtime",
)  # fmt: skip


def faults(root: Path) -> list[str]:
    """Imports and calls with which core would do more than decide."""
    return [
        at(root, path, line, what)
        for path in modules(root, CORE)
        for line, what in (*_imports(root, path), *_clocks(path))
    ]


def _imports(root: Path, path: Path) -> Iterator[tuple[int, str]]:
    for name, line in imports(parsed(path)):
        top = name.partition(".")[0]
        if any(name == part or name.startswith(part + ".") for part in _OUTSIDE):
            yield line, f"core reaches outside: {name}"
        elif top in sys.stdlib_module_names or top == "pacenotes":
            continue
        elif top not in THIRD_PARTY or not path.is_relative_to(root / THIRD_PARTY[top]):
            yield line, f"core imports {top}"


def _clocks(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            name = called(node)
            if any(name == clock or name.endswith("." + clock) for clock in _CLOCKS):
                yield node.lineno, f"core looks at the clock: {name}()"
