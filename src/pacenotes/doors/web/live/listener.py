"""Listens to what other programs tell of sessions, on the one connection that PostgreSQL needs."""

from __future__ import annotations

import logging
import threading
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import Error as DatabaseError

from pacenotes.rooms.demos import news

AGAIN_SECONDS = 1.0
"""After a lost connection; what was told meanwhile is found by looking."""

log = logging.getLogger(__name__)


class Listener:
    """A thread with a connection that waits for NOTIFY; none where the database has no such."""

    def __init__(self) -> None:
        self._is_stopped = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Listen, once however often it is called."""
        with self._lock:
            if self._thread is None and connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
                self._thread = threading.Thread(target=self._run, name="live-news", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Listen no longer; the thread ends within a second."""
        self._is_stopped.set()

    def _run(self) -> None:
        import psycopg

        while not self._is_stopped.is_set():
            wrapper = connections.create_connection(DEFAULT_DB_ALIAS)
            try:
                wrapper.ensure_connection()
                self._listen(wrapper.connection)
            except (DatabaseError, psycopg.Error, OSError) as error:
                log.warning("News of live sessions are late: %s", type(error).__name__)
                self._is_stopped.wait(AGAIN_SECONDS)
            finally:
                wrapper.close()

    def _listen(self, connection: Any) -> None:
        connection.execute(f"LISTEN {news.CHANNEL}")
        while not self._is_stopped.is_set():
            for notice in connection.notifies(timeout=1.0):
                if notice.payload.isdecimal():
                    news.heard(int(notice.payload))
                if self._is_stopped.is_set():
                    return
            # A connection that broke in silence is noticed by asking something.
            connection.execute("SELECT 1")
