from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import room_vocabulary
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY


def test_rooms_have_only_the_vocabulary() -> None:
    assert room_vocabulary.faults(REPOSITORY) == []


def test_another_file_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "src/pacenotes/rooms/deals/actions.py")
    plant(tmp_path, "src/pacenotes/rooms/deals/models/deal.py")
    plant(tmp_path, "src/pacenotes/rooms/deals/signals.py")
    assert [fault.partition(":")[0] for fault in room_vocabulary.faults(tmp_path)] == [
        "src/pacenotes/rooms/deals/signals.py"
    ]


@pytest.mark.parametrize("word", ["actions", "queries", "rules", "models"])
def test_a_word_may_be_a_folder(tmp_path: Path, word: str) -> None:
    plant(tmp_path, f"src/pacenotes/rooms/deals/{word}/__init__.py")
    plant(tmp_path, f"src/pacenotes/rooms/deals/{word}/anything.py")
    assert room_vocabulary.faults(tmp_path) == []


@pytest.mark.parametrize("word", ["actions", "queries", "rules"])
def test_a_word_that_is_a_file_and_a_folder_is_caught(tmp_path: Path, word: str) -> None:
    plant(tmp_path, f"src/pacenotes/rooms/deals/{word}.py")
    plant(tmp_path, f"src/pacenotes/rooms/deals/{word}/one.py")
    faults = room_vocabulary.faults(tmp_path)
    assert [fault.partition(":")[0] for fault in faults] == [f"src/pacenotes/rooms/deals/{word}"]


@pytest.mark.parametrize("word", ["signals", "helpers", "templates"])
def test_another_folder_is_caught(tmp_path: Path, word: str) -> None:
    plant(tmp_path, f"src/pacenotes/rooms/deals/{word}/one.py")
    assert len(room_vocabulary.faults(tmp_path)) == 1
