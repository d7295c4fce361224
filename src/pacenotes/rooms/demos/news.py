"""Who wants to know that a session changed: told in this program, and across programs where the
database can."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from django.db import connection, transaction

CHANNEL = "pacenotes_live"
"""Of PostgreSQL's NOTIFY; its payload is the session's id and holds no word of anything."""

Listener = Callable[[int], None]
"""Called with a session's id after a change was committed, from whichever thread made it."""

_listeners: list[Listener] = []


@contextlib.contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have `listener` called as long as this lasts."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def tell(session_id: int) -> None:
    """Say, once the transaction is committed, that this session changed; nothing where it isn't.

    On PostgreSQL it reaches every program that listens on `CHANNEL`, this one included.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(session_id)])
    else:
        transaction.on_commit(lambda: heard(session_id))


def heard(session_id: int) -> None:
    """Pass the news on to whoever listens in this program."""
    for listener in tuple(_listeners):
        listener(session_id)
