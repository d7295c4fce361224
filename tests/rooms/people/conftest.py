from __future__ import annotations

import pytest

from tests.rooms.people.tree import Tree


@pytest.fixture
def tree(db: None) -> Tree:
    """A small organisation."""
    return Tree()
