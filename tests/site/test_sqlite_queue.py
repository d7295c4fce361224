from __future__ import annotations

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection, connections, transaction

from pacenotes.rooms.people.models import Unit
from pacenotes.site.sqlite import base

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connections["default"].vendor != "sqlite", reason="PostgreSQL has many places to write at"
    ),
]

THREADS, ROUNDS = 6, 15


def written(unit: int, in_transaction: bool) -> int:
    """How often each of several threads that never wait for SQLite was told that it is locked."""

    open_together, done_together = threading.Barrier(THREADS), threading.Barrier(THREADS)

    def write(thread: int) -> int:
        refused = 0
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=0")
        open_together.wait(30)  # opening reads, and a commit waits for readers
        for number in range(ROUNDS):
            together = transaction.atomic() if in_transaction else contextlib.nullcontext()
            try:
                with together:
                    Unit.objects.filter(pk=unit).update(name=f"North {number}")
                    Unit.objects.filter(pk=unit).update(path=f"/{thread}/")
            except OperationalError:
                refused += 1
        done_together.wait(30)
        connection.close()
        return refused

    with ThreadPoolExecutor(THREADS) as pool:
        return sum(pool.map(write, range(THREADS)))


@pytest.mark.parametrize("in_transaction", [True, False])
def test_writers_wait_in_a_queue_and_not_for_sqlite(in_transaction: bool) -> None:
    unit = Unit.objects.create(name="North", path="/")
    assert written(unit.pk, in_transaction) == 0


class Unguarded:
    """A place at which nobody waits for anybody."""

    def acquire(self, timeout: float) -> bool:
        return False


def test_without_the_queue_sqlite_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "_place", Unguarded())
    unit = Unit.objects.create(name="North", path="/")
    assert written(unit.pk, True) > 0


def test_what_goes_wrong_leaves_the_place_to_the_next() -> None:
    def go_wrong() -> None:
        with transaction.atomic():
            Unit.objects.create(name="North", path="/")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go_wrong()
    assert not base._place.locked()
    with transaction.atomic():
        assert base._place.locked()
        connection.close()
    assert not base._place.locked()
