"""One request to the server and its reply, in a thread that can be left waiting."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from dataclasses import dataclass

from pacenotes.integrations.models.named_server import NamedServer

CONNECT_WITHIN = 10.0
"""Seconds."""
MOST_BYTES = 1024 * 1024
"""A reply of two thousand tokens has some ten thousand."""


class TooLarge(OSError):
    """The reply has more than `MOST_BYTES`."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: its status and its body, unread."""

    status: int
    body: bytes


class Exchange:
    """A request under way. It goes to the named address and nowhere else: `http.client` follows no
    redirect and knows no proxy. Certificates are checked against those that this machine trusts."""

    def __init__(self, named: NamedServer, body: bytes, trust: ssl.SSLContext | None) -> None:
        self._named = named
        self._body = body
        self._connection = self._connect(trust)
        self._line: socket.socket | None = None
        self._is_over = threading.Event()
        self._is_closed = False
        self._reply: Reply | None = None
        self._error: Exception | None = None
        threading.Thread(target=self._run, name="pacenotes-larger-ear", daemon=True).start()

    def is_over_within(self, seconds: float) -> bool:
        """Whether it has ended, be it well or ill, after so long at most."""
        return self._is_over.wait(seconds)

    def reply(self) -> Reply:
        """What came back; OSError where nothing did."""
        if self._reply is None:
            raise self._error or OSError("closed")
        return self._reply

    def close(self) -> None:
        """Let go of it, wherever it is."""
        self._is_closed = True
        if self._line is not None:
            # Closing alone would leave the thread that reads from it waiting.
            with contextlib.suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)

    def _connect(self, trust: ssl.SSLContext | None) -> http.client.HTTPConnection:
        named = self._named
        if trust is None:
            return http.client.HTTPConnection(named.address, named.port, timeout=CONNECT_WITHIN)
        return http.client.HTTPSConnection(
            named.address, named.port, timeout=CONNECT_WITHIN, context=trust
        )

    def _run(self) -> None:
        try:
            self._reply = self._exchanged()
        except OSError as error:
            self._error = error
        except (http.client.HTTPException, ValueError):
            self._error = OSError("no HTTP")
        finally:
            self._connection.close()
            self._is_over.set()

    def _exchanged(self) -> Reply | None:
        self._connection.connect()
        # The connection forgets its line once a reply has begun; whoever waits may still close it.
        self._line = self._connection.sock
        if self._is_closed:
            return None
        self._line.settimeout(None)
        self._connection.request("POST", self._named.path, self._body, self._headers())
        answer = self._connection.getresponse()
        data = answer.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise TooLarge
        return Reply(answer.status, data)

    def _headers(self) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": "pacenotes",
            "Connection": "close",
        }
        if self._named.key:
            headers["Authorization"] = f"Bearer {self._named.key}"
        return headers
