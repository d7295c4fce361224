"""The tree names no place that only one machine or one person has."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.guards.tree import at, files

_HOSTS = (
    ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"),
    ("debian", "org"), ("yarnpkg", "com"), ("jsdelivr", "net"), ("unpkg", "com"),
)  # fmt: skip
_FOLDERS = ("work", "root", "home", "Users", "tmp", "opt", "mnt")
_ASSISTANTS = ("clau" + "de", "anthro" + "pic", "chat" + "gpt", "co" + "dex")

_PLACES = {
    "a registry's host": re.compile("|".join(rf"\b{name}\.{end}\b" for name, end in _HOSTS)),
    "a folder of one machine": re.compile(
        rf"(?<![\w.~<>$)}}\]*-])/(?:{'|'.join(_FOLDERS)})/(?!\s)\S"
    ),
    "one person's tool": re.compile(rf"(?i)\b(?:{'|'.join(_ASSISTANTS)})\b"),
}
_LEFTOVERS = re.compile(
    r"(?i)(?:^|/)(?:\.idea|\.vscode|\.cursor\w*|\.DS_Store|[^/]*\.sw[op]|[^/]*~|[^/]*\.orig|[^/]*\.rej"
    rf"|agents\.md|(?:{'|'.join(_ASSISTANTS)})\.md)(?:/|$)"
)


def faults(root: Path) -> list[str]:
    """Files that name such a place, and files that a person's tools left."""
    found = []
    for path in files(root):
        name = path.relative_to(root).as_posix()
        if _LEFTOVERS.search(name):
            found.append(f"{name}:1: left by one person's tool")
        try:
            text = path.read_text("utf-8")
        except (UnicodeDecodeError, OSError):
            continue
        found += [
            at(root, path, text.count("\n", 0, match.start()) + 1, f"{what}: {match.group()}")
            for what, pattern in _PLACES.items()
            for match in pattern.finditer(text)
        ]
    return found
