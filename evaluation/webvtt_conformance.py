"""How many of mozilla/vtt.js's conformance files our WebVTT parser reads as they expect."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pacenotes.core.reading.webvtt import Cue, cues, voices


def score(folder: Path) -> tuple[int, int, list[str]]:
    """How many `.vtt` files below `folder` pass, how many there are, and what failed.

    A file's cues (id, times, raw text) are compared with `X.json`; where there is none, with the
    file that its folder's tests share: `with-data.json`, or no cue at all where `X-proc.json`, the
    displayed result, is empty. Displayed texts are compared too; rendering settings are not.
    """
    failures: list[str] = []
    files = sorted(folder.rglob("*.vtt"))
    for file in files:
        found = cues(file.read_bytes().decode("utf-8", errors="replace"))
        failures += (f"{file.relative_to(folder)}: {why}" for why in _differences(file, found))
    failed = {failure.split(": ", 1)[0] for failure in failures}
    return len(files) - len(failed), len(files), failures


def _differences(file: Path, found: list[Cue]) -> list[str]:
    differences = []
    got = [(cue.id, cue.start, cue.end, cue.payload) for cue in found]
    expected = _expected(file)
    if got != expected:
        differences.append(f"cues {got}, expected {expected}")
    shown_as = file.with_name(f"{file.stem}-proc.json")
    if shown_as.exists():
        shown = ["".join(text for _, text in voices(cue.payload)) for cue in found]
        boxes = [box["textContent"] for box in _json(shown_as)]
        if shown != boxes:
            differences.append(f"shows {shown}, expected {boxes}")
    return differences


def _expected(file: Path) -> list[tuple[str, float, float, str]]:
    own, shown_as = file.with_suffix(".json"), file.with_name(f"{file.stem}-proc.json")
    if own.exists():
        expected = _json(own)
    elif shown_as.exists() and not _json(shown_as):
        return []
    else:
        expected = _json(file.with_name("with-data.json"))
    return [(cue["id"], cue["startTime"], cue["endTime"], cue["text"]) for cue in expected["cues"]]


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


if __name__ == "__main__":
    for path in sys.argv[1:]:
        passed, total, failures = score(Path(path))
        print(f"{path}: {passed} of {total}", *failures, sep="\n  ")
