from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import writes_are_actions
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY


def test_only_actions_write() -> None:
    assert writes_are_actions.faults(REPOSITORY) == []


@pytest.mark.parametrize("write", ["save", "create", "update", "delete", "get_or_create"])
@pytest.mark.parametrize(
    "path",
    [
        "doors/web/deals/views.py",
        "doors/cli/main.py",
        "rooms/deals/queries.py",
        "rooms/deals/rules.py",
        "rooms/deals/jobs.py",
        "rooms/deals/models/deal.py",
        "rooms/deals/models/actions.py",
        "rooms/deals/queries/board.py",
        "rooms/deals/queries/actions.py",
        "rooms/deals/rules/answers.py",
        "site/middleware.py",
        "doors/web/deals/actions.py",
    ],
)
def test_a_write_elsewhere_is_caught(tmp_path: Path, path: str, write: str) -> None:
    plant(tmp_path, f"src/pacenotes/{path}", f"def view(deal):\n    deal.{write}()")
    assert len(writes_are_actions.faults(tmp_path)) == 1


def test_an_action_writes_and_a_model_says_how(tmp_path: Path) -> None:
    plant(tmp_path, "src/pacenotes/rooms/deals/actions.py", "def open(deal):\n    deal.save()")
    plant(
        tmp_path,
        "src/pacenotes/rooms/deals/models/deal.py",
        "class Deal:\n    def save(self):\n        super().save()",
    )
    assert writes_are_actions.faults(tmp_path) == []


def test_every_file_of_a_folder_of_actions_writes(tmp_path: Path) -> None:
    for name in ("__init__", "deals", "prefill"):
        text = "def open(deal):\n    deal.save()"
        plant(tmp_path, f"src/pacenotes/rooms/deals/actions/{name}.py", text)
    assert writes_are_actions.faults(tmp_path) == []
