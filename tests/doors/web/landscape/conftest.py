from __future__ import annotations

import pytest

from tests.rooms.landscape.land import forget


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    forget()
