"""The folder of labelled material, read line by line; what is missing is named, never guessed."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class Missing(FileNotFoundError):
    """A file of the folder that isn't there; its task is skipped and said to be."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """The folder, with `conversations/…` and `transcripts/…` below it."""

    folder: Path

    def path(self, name: str) -> Path:
        """The file or folder of this name, with or without `.gz`; `Missing` where there is none."""
        for path in (self.folder / name, self.folder / f"{name}.gz"):
            if path.exists():
                return path
        raise Missing(name)

    def lines(self, name: str) -> Iterator[dict[str, Any]]:
        """Each JSON line of a file."""
        path = self.path(name)
        with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
            for line in file:
                if line.strip():
                    yield json.loads(line)

    def meetings(self, name: str) -> dict[str, list[dict[str, Any]]]:
        """A file's lines by their `meeting`, in the file's order."""
        by_meeting: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for line in self.lines(name):
            by_meeting[line["meeting"]].append(line)
        return dict(by_meeting)
