from __future__ import annotations

import runpy

import pytest

from tests.architecture.guards.tree import REPOSITORY

PAGES: dict[str, str] = runpy.run_path(str(REPOSITORY / "docs" / "generate.py"))["pages"]()


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_what_the_code_says(name: str) -> None:
    written = (REPOSITORY / "docs" / "reference" / name).read_text("utf-8")
    assert written == PAGES[name], "run: make reference"
