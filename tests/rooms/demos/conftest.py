from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.rooms.demos.seat import Live, live
from tests.worlds import fresh, lasting


@pytest.fixture(scope="module")
def _live(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Live]:
    yield from lasting(django_db_blocker, live)


@pytest.fixture
def at(_live: Live, db: None) -> Live:
    """A live session; not for modules with tests that have transactions of their own."""
    return fresh(_live)
