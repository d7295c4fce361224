"""`pacenotes up`: serve the deal room, its background work included, from one program."""

from __future__ import annotations

import argparse
import ipaddress
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Sequence
from typing import NoReturn

CANT_START = 2
"""The exit code where it couldn't start; what was wrong and what helps stands on stderr."""

MOST_BODY_BYTES = 64 * 1024 * 1024
"""The server reads no larger body; the pages themselves allow less and say so."""


def run(argv: Sequence[str]) -> int:
    """Migrate, load the sample team into an empty database, serve until Ctrl-C; the exit code."""
    options = _parser().parse_args(argv)
    if options.data:
        os.environ["PACENOTES_DATA"] = options.data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacenotes.site.settings")
    try:
        listening = _listen(options.host, options.port)
    except OSError as error:
        return _cant_start(_why_no_port(error, options.host, options.port))
    with listening:
        return _open(options, listening)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pacenotes up", description="Open the deal room.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=_port, default=8000, help="port (%(default)s; 0: any)")
    parser.add_argument("--data", help="folder for the database and the secret key")
    parser.add_argument("--no-sample", action="store_true", help="leave an empty database empty")
    parser.add_argument("--no-browser", action="store_true", help="open no browser")
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: 0 to 65535")
    return int(text)


def _listen(host: str, port: int) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


def _why_no_port(error: OSError, host: str, port: int) -> str:
    if isinstance(error, socket.gaierror):
        return f"{host!r} is no address of this machine. Leave --host out for 127.0.0.1."
    if isinstance(error, PermissionError):
        return f"Port {port} is not for everybody to open. Try one above 1023: --port 8000"
    return (
        f"Port {port} is taken; perhaps Pacenotes runs already. "
        f"Stop what has it, or take another: pacenotes up --port {port + 1 if port < 65535 else 0}"
    )


def _open(options: argparse.Namespace, listening: socket.socket) -> int:
    """Everything that needs Django, which takes the longest to load."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import DatabaseError

    try:
        django.setup()
        _migrate()
        is_local = _is_loopback(options.host)
        if is_local and not options.no_sample:
            _load_sample_if_empty()
        elif not is_local and _sample_people():
            return _cant_start(
                "This database holds the sample team, whose password everybody knows. Open it on "
                "127.0.0.1 only, or start with an empty folder: --data FOLDER --no-sample"
            )
    except (DatabaseError, ImproperlyConfigured, OSError) as error:
        return _cant_start(f"The database can't be used: {error}".strip())
    _serve(options, listening)
    return 0


def _migrate() -> None:
    """Bring the database up to date; nothing is run where it is."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def _load_sample_if_empty() -> None:
    from django.core.management import call_command

    from pacenotes.rooms.people.models import Person

    if not Person.objects.exists():
        call_command("load_sample")


def _sample_people() -> list[str]:
    """The sample team's e-mail addresses, where it is loaded."""
    from django.conf import settings

    from pacenotes.rooms.people.models import Person

    sample = Person.objects.active().filter(email__endswith=f"@{settings.SAMPLE_DOMAIN}")
    return list(sample.order_by("position_key", "pk").values_list("email", flat=True))


def _serve(options: argparse.Namespace, listening: socket.socket) -> None:
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    from pacenotes.rooms.calls.jobs import WORK
    from pacenotes.rooms.history.jobs import Worker

    server = create_server(
        get_wsgi_application(),
        sockets=[listening],
        threads=8,
        ident="pacenotes",
        max_request_body_size=MOST_BODY_BYTES,
        channel_timeout=60,
    )
    worker = Worker(WORK)
    worker.start()
    signal.signal(signal.SIGTERM, _stop)
    url = _url(options.host, listening)
    print(_invitation(url), flush=True)
    if not options.no_browser and _has_browser():
        threading.Timer(0.2, webbrowser.open, [url]).start()
    try:
        server.run()
    finally:
        worker.stop()
        server.close()


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(0)


def _url(host: str, listening: socket.socket) -> str:
    shown = "127.0.0.1" if host in {"0.0.0.0", "::", ""} else host  # noqa: S104
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{listening.getsockname()[1]}"


def _invitation(url: str) -> str:
    """The one line that says where Pacenotes is and how to get in."""
    from django.conf import settings
    from django.core import signing
    from django.urls import reverse

    from pacenotes.rooms.people.models import Person
    from pacenotes.rooms.people.rules import WELCOME

    stop = "Ctrl-C stops it."
    if sample := _sample_people():
        signed_in = f"Sign in as {sample[0]}, password {settings.SAMPLE_PASSWORD}."
        return f"Pacenotes is at {url} . {signed_in} {stop}"
    if not Person.objects.exists():
        token = signing.dumps("first", salt=WELCOME)
        return (
            f"Pacenotes is at {url}{reverse('welcome', args=[token])} for its first person. {stop}"
        )
    return f"Pacenotes is at {url} . {stop}"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _has_browser() -> bool:
    """Whether somebody sits in front of a screen with a browser."""
    has_screen = sys.platform in {"darwin", "win32"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return sys.stdout.isatty() and has_screen


def _cant_start(why: str) -> int:
    print(f"pacenotes up: {why}", file=sys.stderr)
    return CANT_START
