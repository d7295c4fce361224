"""A server in a process of its own: `python -m tests.doors.web.live.child DATABASE PORT LOOK`."""

from __future__ import annotations

import socket
import sys

import django
from django.conf import settings


def main(database: str, port: int, look_seconds: float) -> None:
    settings.DATABASES["default"]["NAME"] = database
    settings.ROOT_URLCONF = "tests.doors.web.live.urls"
    django.setup()
    from pacenotes.doors.cli.server import serve
    from pacenotes.doors.web.live.app import LiveStreams
    from pacenotes.site.asgi import Site
    from tests.doors.web.live import stub

    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen()
        sys.stdout.write(f"{listening.getsockname()[1]}\n")
        sys.stdout.flush()
        serve(Site(LiveStreams(stub, look_seconds)), listening)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
