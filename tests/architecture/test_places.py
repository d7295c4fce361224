from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import places
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY


def test_the_tree_names_no_place_of_one_machine() -> None:
    assert places.faults(REPOSITORY) == []


@pytest.mark.parametrize(
    "fault",
    [
        "index-url = https://py" + "pi.org/simple",
        "registry=https://registry.np" + "mjs.org",
        "open('/" + "work/main/x')",
        "see /" + "home/sam/notes",
        "cd /" + "tmp/x",
        "written with Clau" + "de",
    ],
)
def test_a_place_is_caught(tmp_path: Path, fault: str) -> None:
    plant(tmp_path, "README.md", fault)
    assert len(places.faults(tmp_path)) == 1


@pytest.mark.parametrize("name", [".idea/x.xml", ".vscode/settings.json", "notes.md~"])
def test_a_tools_leftover_is_caught(tmp_path: Path, name: str) -> None:
    plant(tmp_path, name)
    assert len(places.faults(tmp_path)) == 1


def test_a_page_of_a_site_is_let_through(tmp_path: Path) -> None:
    text = "https://help.example/home/start and apt install python3-venv and /usr/lib/postgresql"
    plant(tmp_path, "README.md", text)
    assert places.faults(tmp_path) == []
