"""Imports go one way: pyproject.toml's contracts, as import-linter finds them kept or broken."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

_LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
_BROKEN = re.compile(r"(?m)^(.*\S) BROKEN\b")


def faults(root: Path) -> list[str]:
    """The names of the contracts that the package at `root` breaks, or why none can be checked."""
    linted = subprocess.run(
        [sys.executable, "-c", _LINT, "--no-cache", "--config", str(root / "pyproject.toml")],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = (linted.stdout + linted.stderr).strip()
    broken = _BROKEN.findall(said)
    return broken if linted.returncode == 0 or broken else [said.rpartition("\n\n")[2]]
