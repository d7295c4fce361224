"""A room is made of a fixed vocabulary of files, and nothing else."""

from __future__ import annotations

from pathlib import Path

ROOMS = "src/pacenotes/rooms"
VOCABULARY = {
    "__init__.py", "apps.py", "models", "rules.py", "actions.py", "queries.py", "jobs.py",
    "news.py", "migrations",
    # Where one file would hold more than one idea; never the file and the folder at once.
    "actions", "queries", "rules",
}  # fmt: skip


def faults(root: Path) -> list[str]:
    """Files and folders in a room that aren't in the vocabulary."""
    rooms = root / ROOMS
    return [
        f"{entry.relative_to(root)}: a room has only {', '.join(sorted(VOCABULARY))}"
        for room in sorted(rooms.iterdir() if rooms.is_dir() else ())
        if room.is_dir() and room.name != "__pycache__"
        for entry in sorted(room.iterdir())
        if entry.name not in VOCABULARY | {"__pycache__"} or _is_twice(entry)
    ]


def _is_twice(entry: Path) -> bool:
    """Whether a folder stands beside a file of its name."""
    return entry.is_dir() and entry.with_suffix(".py").exists()
