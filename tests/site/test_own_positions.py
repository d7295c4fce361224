"""A team's own positions, read from the data folder at the start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pacenotes.core.positions import POSITIONS, take_positions
from pacenotes.core.positions_file import PositionsError
from pacenotes.site.data_folder import take_own_positions
from tests.architecture.guards.tree import REPOSITORY

GUIDE = REPOSITORY / "docs/guide/people.md"


@pytest.fixture(autouse=True)
def _only_here() -> object:
    yield
    take_positions(b"", "positions.toml")


def test_without_a_file_there_are_the_shipped_positions(tmp_path: Path) -> None:
    take_own_positions(tmp_path)
    assert list(POSITIONS) == list(POSITIONS.shipped)


def test_the_guides_own_position_is_taken(tmp_path: Path) -> None:
    written = GUIDE.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "positions.toml").write_text(written, "utf-8")
    take_own_positions(tmp_path)
    assert POSITIONS[-1].key == "partner-sales"


def test_a_mistake_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "positions.toml").write_text("[[positions]]\nkey = 'a'", "utf-8")
    with pytest.raises(PositionsError, match=r"positions\.toml: positions\[1\]: “name” is missing"):
        take_own_positions(tmp_path)


def test_a_mistake_stops_the_start_and_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "positions.toml").write_text("[[positions]]\nkey = 'a'\nname = 'A'", "utf-8")
    started = subprocess.run(
        [sys.executable, "-m", "pacenotes.doors.cli.main", "up", "--port", "0", "--data", tmp_path],
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert started.returncode != 0
    assert "positions[1]: “side” is missing" in started.stderr
    assert len(started.stderr.strip().splitlines()) == 1
