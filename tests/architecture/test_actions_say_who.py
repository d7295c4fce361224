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


FOLDER = "src/pacenotes/rooms/deals/actions"


def test_of_a_folder_what_it_offers_says_who(tmp_path: Path) -> None:
    offers = "from pacenotes.rooms.deals.actions.answers import accept\n"
    plant(tmp_path, f"{FOLDER}/__init__.py", offers)
    plant(tmp_path, f"{FOLDER}/answers.py", "def accept(deal):\n    ...")
    faults = actions_say_who.faults(tmp_path)
    assert [fault.partition(":")[0] for fault in faults] == [f"{FOLDER}/answers.py"]


def test_what_actions_are_made_of_is_theirs_alone(tmp_path: Path) -> None:
    plant(tmp_path, f"{FOLDER}/__init__.py")
    plant(tmp_path, f"{FOLDER}/answers.py", "def settle(piece, decision, by):\n    ...")
    assert actions_say_who.faults(tmp_path) == []


@pytest.mark.parametrize(
    "path",
    ["src/pacenotes/doors/web/deals/views.py", "src/pacenotes/rooms/calls/actions.py",
     "src/pacenotes/site/sample.py"],
)  # fmt: skip
@pytest.mark.parametrize(
    "written",
    ["from pacenotes.rooms.deals.actions.answers import settle",
     "import pacenotes.rooms.deals.actions.answers"],
)  # fmt: skip
def test_who_reaches_past_what_a_folder_offers_is_caught(
    tmp_path: Path, path: str, written: str
) -> None:
    plant(tmp_path, f"{FOLDER}/__init__.py")
    plant(tmp_path, f"{FOLDER}/answers.py", "def settle(piece, decision, by):\n    ...")
    plant(tmp_path, path, written)
    faults = actions_say_who.faults(tmp_path)
    assert [fault.partition(":")[0] for fault in faults] == [path]


def test_what_a_folder_offers_is_anybodys(tmp_path: Path) -> None:
    plant(
        tmp_path, f"{FOLDER}/__init__.py", "from pacenotes.rooms.deals.actions.answers import a\n"
    )
    plant(tmp_path, f"{FOLDER}/answers.py", "def a(*, by):\n    ...\n\n\nclass Conflict: ...")
    plant(tmp_path, "src/pacenotes/doors/web/v.py", "from pacenotes.rooms.deals.actions import a")
    plant(tmp_path, "src/pacenotes/doors/web/w.py", "from pacenotes.rooms.deals import actions")
    assert actions_say_who.faults(tmp_path) == []
