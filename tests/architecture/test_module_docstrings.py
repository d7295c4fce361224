from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import module_docstrings
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY

PATH = "src/pacenotes/core/calls.py"


def test_every_module_says_what_it_is() -> None:
    assert module_docstrings.faults(REPOSITORY) == []


@pytest.mark.parametrize(
    "text",
    ["import re", '"""Calls"""', '"""Calls.\n\nThey are read. Then heard."""\nimport re'],
)
def test_no_sentence_or_more_than_one_is_caught(tmp_path: Path, text: str) -> None:
    plant(tmp_path, PATH, text)
    assert len(module_docstrings.faults(tmp_path)) == 1


@pytest.mark.parametrize("text", ["", '"""Calls: who said what, in order."""\nimport re'])
def test_one_sentence_or_an_empty_file_is_let_through(tmp_path: Path, text: str) -> None:
    plant(tmp_path, PATH, text)
    assert module_docstrings.faults(tmp_path) == []
