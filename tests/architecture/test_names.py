from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import names
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY


def test_names_say_something() -> None:
    assert names.faults(REPOSITORY) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/pacenotes/core/utils.py", ""),
        ("src/pacenotes/rooms/common/__init__.py", ""),
        ("tests/core/deal_helpers.py", ""),
        ("src/pacenotes/core/calls.py", "def process_call():\n    ..."),
        ("src/pacenotes/core/calls.py", "class CallManager:\n    ..."),
        ("src/pacenotes/core/calls.py", "class C:\n    def _handle(self):\n        ..."),
        ("bench/calls.py", "class DealService:\n    ..."),
    ],
)
def test_an_empty_name_is_caught(tmp_path: Path, path: str, text: str) -> None:
    plant(tmp_path, path, text)
    assert len(names.faults(tmp_path)) == 1


def test_the_fields_word_and_a_frameworks_are_let_through(tmp_path: Path) -> None:
    plant(tmp_path, "src/pacenotes/core/listening/signals/process.py", "def find():\n    ...")
    plant(
        tmp_path,
        "src/pacenotes/site/sample.py",
        "class Command:\n    def handle(self):\n        ...",
    )
    assert names.faults(tmp_path) == []
