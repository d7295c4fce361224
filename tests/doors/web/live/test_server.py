"""Pages and streams on the server as it is run: slow sides pin no thread."""

from __future__ import annotations

import http.client
import socket
import time
from contextlib import ExitStack

from tests.doors.web.live.conftest import Live

THREADS = 8


def asked(live: Live, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
    asking = http.client.HTTPConnection("127.0.0.1", live.port, timeout=5)
    asking.request(method, path, headers=headers)
    return asking.getresponse()


def test_pages_and_static_files_come_as_before(live: Live) -> None:
    page = asked(live, "GET", "/sign-in/")
    assert page.status == 200
    assert b"<form" in page.read()
    assert page.headers["Server"] is None
    assert page.headers["Content-Security-Policy"]
    head = asked(live, "HEAD", "/sign-in/")
    assert (head.status, head.read()) == (200, b"")
    style = asked(live, "GET", "/static/styles/base.css")
    assert (style.status, style.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')
    assert style.read()
    assert asked(live, "GET", "/nowhere/").status in {302, 404}
    assert asked(live, "POST", "/live/sessions/1/driver/").status == 405


def test_only_a_proxy_that_is_set_says_https(live: Live) -> None:
    for name in ("X-Forwarded-Proto", "X_Forwarded_Proto"):
        assert asked(live, "GET", "/sign-in/", **{name: "https"}).status == 200


def test_slow_senders_pin_no_thread(live: Live) -> None:
    with ExitStack() as slow:
        for _ in range(THREADS * 2):
            sending = slow.enter_context(socket.create_connection(("127.0.0.1", live.port)))
            sending.sendall(b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\n")
            sending.sendall(b"Content-Length: 1000\r\n\r\nemail=")
        time.sleep(0.1)
        assert asked(live, "GET", "/sign-in/").status == 200


def test_slow_readers_pin_no_thread(live: Live, settings: object) -> None:
    settings.ROOT_URLCONF = "tests.doors.web.live.urls"  # type: ignore[attr-defined]
    with ExitStack() as slow:
        for _ in range(THREADS * 2):
            reading = slow.enter_context(socket.create_connection(("127.0.0.1", live.port)))
            reading.sendall(b"GET /large/150/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(0.3)
        assert asked(live, "GET", "/sign-in/").status == 200
