"""SQLite as Django speaks to it, whose writers of one process wait in a queue: see ADR 0011."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base

from pacenotes.site.sqlite import WAIT_SECONDS

_place = threading.Lock()
"""SQLite lets one connection write at a time. Whoever finds the place taken sleeps and tries again,
up to a tenth of a second later; here they are woken one after the other. Another process is still
waited for as SQLite does."""
_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that is in its turn from the beginning of a transaction to its end."""

    _is_in_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        mode = self.transaction_mode  # type: ignore[attr-defined]  # the stubs lack it
        if mode == "IMMEDIATE":  # others begin by reading
            self._is_in_turn = _place.acquire(timeout=WAIT_SECONDS)
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs lack it
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> Any:
        done = super()._commit()  # type: ignore[misc]  # the stubs lack it
        self._leave()  # one that failed is rolled back yet
        return done

    def _rollback(self) -> Any:
        with self._leaving():
            return super()._rollback()  # type: ignore[misc]  # the stubs lack it

    def _close(self) -> Any:
        with self._leaving():
            return super()._close()  # type: ignore[misc]  # the stubs lack it

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002  # Django's own shape
        """A cursor whose writing outside a transaction waits its turn too."""
        return self.connection.cursor(factory=_Cursor)

    @contextmanager
    def _leaving(self) -> Iterator[None]:
        try:
            yield
        finally:
            self._leave()

    def _leave(self) -> None:
        if self._is_in_turn:
            self._is_in_turn = False
            _place.release()


class _Cursor(base.SQLiteCursorWrapper):
    """A cursor of Django's."""

    def execute(self, query: str, params: Any = None) -> Any:
        """One statement; outside a transaction one that writes is its own."""
        if self.connection.in_transaction or not query.startswith(_WRITES):
            return super().execute(query, params)
        is_in_turn = _place.acquire(timeout=WAIT_SECONDS)
        try:
            return super().execute(query, params)
        finally:
            if is_in_turn:
                _place.release()
