from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import foreign_keys
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY


def relation(tmp_path: Path, room: str, target: str, above: str = "") -> list[str]:
    text = f"{above}\nclass Row(models.Model):\n    to = models.ForeignKey({target})\n"
    plant(tmp_path, f"src/pacenotes/rooms/{room}/models/row.py", text)
    return foreign_keys.faults(tmp_path)


def test_foreign_keys_follow_the_rooms() -> None:
    assert foreign_keys.faults(REPOSITORY) == []


@pytest.mark.parametrize(
    ("room", "target", "above"),
    [
        ("deals", '"calls.Call"', ""),
        ("people", "to='deals.Deal'", ""),
        ("deals", "Call", "from pacenotes.rooms.calls.models.call import Call"),
        ("deals", "calls.Call", "from pacenotes.rooms.calls import models as calls"),
        ("deals", '"auth.Group"', ""),
        ("deals", "chosen()", ""),
        ("garage", '"people.Person"', ""),
    ],
)
def test_a_key_against_the_order_is_caught(
    tmp_path: Path, room: str, target: str, above: str
) -> None:
    assert len(relation(tmp_path, room, target, above)) == 1


@pytest.mark.parametrize(
    ("room", "target", "above"),
    [
        ("calls", '"deals.Deal"', ""),
        ("calls", "Deal", "from pacenotes.rooms.deals.models import Deal"),
        ("calls", "settings.AUTH_USER_MODEL", "from django.conf import settings"),
        ("calls", '"self"', ""),
        ("calls", '"Row"', ""),
        ("calls", "Row", ""),
    ],
)
def test_a_key_along_the_order_is_let_through(
    tmp_path: Path, room: str, target: str, above: str
) -> None:
    assert relation(tmp_path, room, target, above) == []
