"""`pacenotes up`: serve the deal room, its background work included, from one program."""

from __future__ import annotations

import argparse
import contextlib
import ipaddress
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from pacenotes.core.wording import N_, Words, words
from pacenotes.doors.cli.exits import CANT_START
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.printing import complain
from pacenotes.doors.cli.room import CantOpen, choose_room, open_room
from pacenotes.integrations.models.named_server import Misset, NamedServer, named_server

if TYPE_CHECKING:
    from pacenotes.rooms.history.jobs import Worker

NO_ADDRESS = N_("“{host}” is no address of this machine. Leave --host out for 127.0.0.1.")
NOT_ALLOWED = N_("Port {port} is not for everybody to open. Try one above 1023: --port 8000")
TAKEN = N_(
    "Port {port} is taken; perhaps Pacenotes runs already. "
    "Stop what has it, or take another: pacenotes up --port {other}"
)
SAMPLE_IS_OPEN = N_(
    "This database holds the sample team, whose password everybody knows. Open it on "
    "127.0.0.1 only, or start with an empty folder: --data FOLDER --no-sample"
)
AT = N_("Pacenotes is at {url} . Ctrl-C stops it.")
AT_WITH_SAMPLE = N_(
    "Pacenotes is at {url} . Sign in as {who}, password {password}. Ctrl-C stops it."
)
AT_FOR_THE_FIRST = N_("Pacenotes is at {url} for its first person. Ctrl-C stops it.")


def run(argv: Sequence[str]) -> int:
    """Migrate, load the sample team into an empty database, serve until Ctrl-C; the exit code."""
    options = _parser().parse_args(argv)
    choose_room(options.data)
    try:
        ear = named_server(os.environ)
    except Misset as wrong:
        return _cant_start(wrong.words)
    try:
        listening = _listen(options.host, options.port)
    except OSError as error:
        return _cant_start(_why_no_port(error, options.host, options.port))
    with listening:
        return _open(options, listening, ear)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pacenotes up", description=say(N_("Open the deal room."))
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help=say(N_("address to listen on (%(default)s)")))
    add("--port", type=_port, default=8000, help=say(N_("port (%(default)s; 0: any)")))
    add("--data", help=say(N_("folder for the database and the secret key")))
    add("--no-sample", action="store_true", help=say(N_("leave an empty database empty")))
    add("--no-browser", action="store_true", help=say(N_("open no browser")))
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > 65535:
        why = words(N_("“{text}” is no port: 0 to 65535"), text=text)
        raise argparse.ArgumentTypeError(why.say(say))
    return int(text)


def _listen(host: str, port: int) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    # Named as TCP: asyncio sends at once (TCP_NODELAY) only on what says that it is, and a page
    # whose head and body are two pieces would wait 40 ms for the other side's word in between.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


def _why_no_port(error: OSError, host: str, port: int) -> Words:
    if isinstance(error, socket.gaierror):
        return words(NO_ADDRESS, host=host)
    if isinstance(error, PermissionError):
        return words(NOT_ALLOWED, port=str(port))
    return words(TAKEN, port=str(port), other=str(port + 1 if port < 65535 else 0))


def _open(options: argparse.Namespace, listening: socket.socket, ear: NamedServer | None) -> int:
    """Everything that needs Django, which takes the longest to load."""
    try:
        open_room()
    except CantOpen as refused:
        return _cant_start(refused.words)
    is_local = _is_loopback(options.host)
    if is_local and not options.no_sample:
        _load_sample_if_empty()
    elif not is_local and _sample_people():
        return _cant_start(words(SAMPLE_IS_OPEN))
    _drop_old_imports()
    _measure_tables()
    _serve(options, listening, ear)
    return 0


def _drop_old_imports() -> None:
    """Drop files that were to be imported and have been kept for long enough."""
    from pacenotes.rooms.deals.actions import drop_old_imports

    drop_old_imports(by=None)


def _measure_tables() -> None:
    """Let the database know how its tables are filled, before anybody reads them."""
    from pacenotes.rooms.deals.queries.planning import measure_tables

    measure_tables()


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


def _serve(options: argparse.Namespace, listening: socket.socket, ear: NamedServer | None) -> None:
    from django.conf import settings
    from django.utils.module_loading import import_string

    from pacenotes.doors.cli.server import serve

    application = import_string(settings.ASGI_APPLICATION)
    workers = _workers(ear)
    for worker in workers:
        worker.start()
    signal.signal(signal.SIGTERM, _stop)
    url = _url(options.host, listening)
    print(_invitation(url), flush=True)
    if ear is not None:
        print(ear.says.say(say), flush=True)
    if not options.no_browser and _has_browser():
        threading.Timer(0.2, webbrowser.open, [url]).start()
    try:
        with contextlib.suppress(KeyboardInterrupt):
            serve(application, listening)
    finally:
        for worker in workers:
            worker.stop()


def _workers(ear: NamedServer | None) -> list[Worker]:
    """One worker for all; the larger ear takes minutes, and has one that nothing else waits for."""
    from pacenotes.integrations.models.ear import larger_ear
    from pacenotes.rooms.calls.jobs import WORK as ON_CALLS
    from pacenotes.rooms.calls.jobs import work_with
    from pacenotes.rooms.calls.models import ASK
    from pacenotes.rooms.deals.jobs import WORK as ON_DEALS
    from pacenotes.rooms.demos.jobs import WORK as ON_DEMOS
    from pacenotes.rooms.history.jobs import Worker

    if ear is None:
        return [Worker({**ON_CALLS, **ON_DEALS, **ON_DEMOS})]
    on_calls = work_with(larger_ear(ear))
    asking = {ASK: on_calls.pop(ASK)}
    return [Worker({**on_calls, **ON_DEALS, **ON_DEMOS}), Worker(asking)]


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

    if sample := _sample_people():
        password = settings.SAMPLE_PASSWORD
        return words(AT_WITH_SAMPLE, url=url, who=sample[0], password=password).say(say)
    if not Person.objects.exists():
        welcome = reverse("welcome", args=[signing.dumps("first", salt=WELCOME)])
        return words(AT_FOR_THE_FIRST, url=url + welcome).say(say)
    return words(AT, url=url).say(say)


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


def _cant_start(why: Words) -> int:
    complain("up", why.say(say))
    return CANT_START
