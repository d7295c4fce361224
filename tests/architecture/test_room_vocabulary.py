from __future__ import annotations

from pathlib import Path

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
