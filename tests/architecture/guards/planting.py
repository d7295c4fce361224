"""Faults planted in a small tree, to see each guard catch what it is there for."""

from __future__ import annotations

import textwrap
from pathlib import Path


def plant(root: Path, path: str, text: str = "") -> Path:
    """Write a file of the tree at `root`, its text set flush left."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(textwrap.dedent(text).lstrip("\n"), "utf-8")
    return root
