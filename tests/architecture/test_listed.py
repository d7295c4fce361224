from __future__ import annotations

from pathlib import Path

from tests.architecture.guards import listed
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY


def test_every_list_is_whole() -> None:
    assert listed.faults(REPOSITORY) == []


def test_what_is_missing_from_its_list_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, f"{listed.SIGNALS}/__init__.py", "CALL = (need,)")
    plant(tmp_path, f"{listed.SIGNALS}/need.py", 'SIGNAL = "need"')
    plant(tmp_path, f"{listed.SIGNALS}/budget.py", 'SIGNAL = "budget"')
    plant(tmp_path, f"{listed.READING}/__init__.py", "READERS: tuple = (srt,)")
    plant(tmp_path, f"{listed.READING}/srt.py", 'NAME = "srt"')
    plant(tmp_path, f"{listed.READING}/sbv.py", 'NAME = "sbv"')
    plant(tmp_path, f"{listed.READING}/clean.py", "MOST = 5")
    plant(tmp_path, listed.LEXICON, 'LEXICONS = ("need",)')
    plant(tmp_path, "src/pacenotes/core/listening/lexicons/need.toml")
    plant(tmp_path, "src/pacenotes/core/listening/lexicons/wheel.toml")
    assert [fault.split(": ")[1].split()[0] for fault in listed.faults(tmp_path)] == [
        "budget", "sbv", "wheel",
    ]  # fmt: skip
