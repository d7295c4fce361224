"""An OpenAI-compatible server that does as it is told, in a thread of the test."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """What the server sends; `hold` is waited for before."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hold: threading.Event | None = None


Answer = Callable[[dict[str, Any]], Reply]


def completion(content: str | None, **message: object) -> Reply:
    """A completion with this content."""
    told = {"role": "assistant", "content": content, **message}
    return Reply(json.dumps({"choices": [{"index": 0, "message": told}]}).encode())


class FakeServer:
    """`answer` makes the reply to each request; `asked` are the bodies, `heads` the headers."""

    def __init__(self, server: ThreadingHTTPServer, answer: Answer) -> None:
        self.answer = answer
        self.address = ("127.0.0.1", server.server_address[1])
        self.asked: list[dict[str, Any]] = []
        self.heads: list[dict[str, str]] = []
        self.paths: list[str] = []

    @property
    def url(self) -> str:
        """What PACENOTES_LLM_URL is set to."""
        return f"http://127.0.0.1:{self.address[1]}/v1"


@contextmanager
def serving(answer: Answer) -> Iterator[FakeServer]:
    """A server that runs until the end of the block."""

    class Asked(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            fake.paths.append(self.path)
            fake.heads.append(dict(self.headers.items()))
            fake.asked.append(json.loads(body))
            reply = fake.answer(fake.asked[-1])
            if reply.hold is not None:
                reply.hold.wait(10)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # whoever asked had enough
                self.wfile.write(reply.body)

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    server.daemon_threads = True
    fake = FakeServer(server, answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
