"""Several calls: a table with every column at 80, and memory for one call at a time."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from rich.cells import cell_len

from pacenotes.core.listening.listen import Debrief
from pacenotes.doors.cli.main import main
from pacenotes.doors.cli.summary import Summary
from tests.doors.cli.door import SAMPLES

QUESTIONS = ["Qualified", "Economic buyer", "Business case", "Deadlines", "Pitfalls"]


@pytest.fixture
def table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    def listen(*files: object, width: int = 80, status: int = 0) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        assert main(["listen", *map(str, files)]) == status
        return capsys.readouterr().out.splitlines()

    return listen


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_every_column_is_there_at_any_width(table, width: int) -> None:
    lines = table(*SAMPLES, width=width)

    assert all(cell_len(line) <= width for line in lines)
    for name in (*QUESTIONS, "Call", "Open", "Promised"):
        assert any(name in line for line in lines)
    demo = next(line for line in lines if line.startswith("fjordline-"))
    assert len([sign for sign in demo.split() if sign in {"●", "○"}]) == 5


def test_each_question_stands_above_its_own_column(table) -> None:
    lines = table(*SAMPLES)

    demo = next(line for line in lines if line.startswith("fjordline-demo"))
    lights = [at for at, sign in enumerate(demo) if sign in "●○"]
    assert [line.index(name) for line, name in zip(lines, QUESTIONS, strict=False)] == lights


def test_what_cant_be_told_is_not_counted_as_nothing(table, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Ann: How does it scale?\nBen: Let me check.\n")

    lines = table(tmp_path / "a.txt", tmp_path / "b.txt")
    assert next(line for line in lines if line.startswith("a.txt")).split()[-2:] == ["–", "1"]
    assert "– who is on the customer's side isn't known" in lines


def test_a_file_that_could_not_be_read_has_a_line_too(table, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()

    lines = table(SAMPLES[0], tmp_path / "empty.txt", status=3)
    assert next(line for line in lines if line.startswith("empty.txt")).endswith("not read")
    assert "1 of 2 files read" in lines


def test_files_of_the_same_name_keep_their_folders(table, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "call.txt").write_text("Ann: Hello there.\n")

    text = "".join(
        line.split("  ")[0] for line in table(tmp_path / "a/call.txt", tmp_path / "b/call.txt")
    )
    assert "a/call.txt" in text.replace(" ", "")
    assert "b/call.txt" in text.replace(" ", "")


def debriefs_kept() -> int:
    # `type`, not `isinstance`, which would wake what another test left lazy.
    return sum(type(one) is Debrief for one in gc.get_objects())


def test_of_three_hundred_files_never_more_than_two_debriefs_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = []
    for number in range(300):
        files.append(str(tmp_path / f"{number}.txt"))
        Path(files[-1]).write_text(f"Ann: Our problem is number {number}.\n")
    alive: list[int] = []
    add = Summary.add

    def counting(summary: Summary, heard: object) -> None:
        add(summary, heard)  # type: ignore[arg-type]
        if len(alive) % 50 == 0:
            gc.collect()
        alive.append(debriefs_kept() if len(alive) % 50 == 49 else 0)

    before = debriefs_kept()
    monkeypatch.setattr(Summary, "add", counting)
    assert main(["listen", *files]) == 0
    assert len(alive) == 300
    assert max(alive) - before <= 2
