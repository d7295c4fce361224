from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.architecture.guards import imports
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY, modules


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package as it is, to plant a fault in."""
    for path in modules(REPOSITORY, "src"):
        there = tmp_path / path.relative_to(REPOSITORY)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, there)
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def test_imports_go_one_way() -> None:
    assert imports.faults(REPOSITORY) == []


ONE_WAY = "Imports go one way: site, doors, integrations, rooms, core"
ROOMS = "Each room may use those after it"
DOORS = "Doors don't know each other"
FRAMEWORK = "Core knows no framework"
WORD = "Only reading opens Word documents"
TABLES = "Tables build up one way"
LANDSCAPE = "The landscape builds up one way"
INTEGRATIONS = "Integrations don't know each other"
READING = "Formats don't know each other"
LISTENING = "Signals don't know each other"


@pytest.mark.parametrize(
    ("path", "text", "contract"),
    [
        ("core/planted.py", "from pacenotes.rooms.deals import rules", ONE_WAY),
        ("rooms/deals/planted.py", "import pacenotes.doors.web", ONE_WAY),
        ("doors/cli/planted.py", "import pacenotes.site.settings", ONE_WAY),
        ("rooms/people/planted.py", "from pacenotes.rooms.deals import rules", ROOMS),
        ("rooms/deals/planted.py", "def f():\n    import pacenotes.rooms.calls.models", ROOMS),
        ("doors/web/planted.py", "import pacenotes.doors.cli", DOORS),
        ("core/planted.py", "from django.db import models", FRAMEWORK),
        ("core/listening/planted.py", "import docx", WORD),
        ("core/reading/srt.py", "import pacenotes.core.reading.webvtt", READING),
        ("core/reading/clock.py", "import pacenotes.core.reading.webvtt", READING),
        ("core/tables/fields.py", "import pacenotes.core.tables.checking", TABLES),
        ("core/landscape/spans.py", "import pacenotes.core.landscape.columns", LANDSCAPE),
        ("core/planted.py", "import pacenotes.integrations.bcd", ONE_WAY),
        ("integrations/bcd/planted.py", "import pacenotes.doors.cli", ONE_WAY),
        (
            "core/listening/signals/deadlines.py",
            "import pacenotes.core.listening.signals.pitfalls",
            LISTENING,
        ),
    ],
)
def test_an_import_the_other_way_is_caught(copy: Path, path: str, text: str, contract: str) -> None:
    plant(copy, f"src/pacenotes/{path}", text)
    assert contract in imports.faults(copy)


@pytest.mark.parametrize(
    ("package", "contract"),
    [
        ("garage", ONE_WAY),
        ("rooms/garage", ROOMS),
        ("doors/garage", DOORS),
        ("core/reading/garage", READING),
        ("core/tables/garage", TABLES),
        ("core/landscape/garage", LANDSCAPE),
        ("integrations/garage", INTEGRATIONS),
        ("core/listening/signals/garage", LISTENING),
    ],
)
def test_something_new_has_to_take_its_place(copy: Path, package: str, contract: str) -> None:
    plant(copy, f"src/pacenotes/{package}/__init__.py")
    assert imports.faults(copy) == [contract]
