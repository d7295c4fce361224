"""The site with its streams, served in a thread of the tests' own process and on their database."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from pacenotes.doors.cli.server import server_of
from pacenotes.site.asgi import Site


@contextmanager
def serving(site: Site) -> Iterator[int]:
    """Serve on a free port of this machine, which comes back, until the end of it."""
    told = connections["default"].settings_dict
    kept = told["CONN_MAX_AGE"]
    # What its threads leave open would keep the tests' database from being dropped.
    told["CONN_MAX_AGE"] = 0
    server = server_of(site)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield port
        finally:
            server.should_exit = True
            thread.join(20)
            told["CONN_MAX_AGE"] = kept
