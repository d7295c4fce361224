"""Behaviours stay small, and write no markup and no code from strings."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

FOLDER = files("pacenotes") / "site" / "behaviours"
NAMES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".js"))


@pytest.mark.parametrize("name", NAMES)
def test_a_behaviour_is_small_and_defines_its_own_element(name: str) -> None:
    script = (FOLDER / name).read_text("utf-8")

    assert len(script.splitlines()) <= 100
    assert f'customElements.define("{name.removesuffix(".js")}"' in script


@pytest.mark.parametrize("name", NAMES)
def test_a_behaviour_makes_nothing_from_strings(name: str) -> None:
    script = (FOLDER / name).read_text("utf-8")

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b|Function\(", script)
    assert not re.search(r"\.style\b|setAttribute\(\"style|https?:", script)


def test_every_behaviour_is_loaded_by_all_pages_or_by_the_live_ones() -> None:
    templates = files("pacenotes") / "site" / "templates"
    live = files("pacenotes") / "doors" / "web" / "demos" / "templates" / "demos" / "live"
    loading = (templates / "base.html").read_text("utf-8")
    loading += (live / "scripts.html").read_text("utf-8")

    assert [name for name in NAMES if f"behaviours/{name}" not in loading] == []
