from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import actions_say_who
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY

ACTIONS = "src/pacenotes/rooms/deals/actions.py"


def test_every_action_says_who() -> None:
    assert actions_say_who.faults(REPOSITORY) == []


@pytest.mark.parametrize(
    "signature", ["deal, *, by", "*, deal", "", "*deals, by", "deal, /, *, by"]
)
def test_an_action_by_nobody_or_by_position_is_caught(tmp_path: Path, signature: str) -> None:
    plant(tmp_path, ACTIONS, f"def accept({signature}):\n    ...")
    assert len(actions_say_who.faults(tmp_path)) == 1


def test_keywords_and_a_person_are_let_through(tmp_path: Path) -> None:
    plant(tmp_path, ACTIONS, "def accept(*, deal, by):\n    ...\n\ndef _note(deal):\n    ...")
    assert actions_say_who.faults(tmp_path) == []
