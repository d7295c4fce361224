"""The server as it is really run, restarted on its port while its pages are open."""

from __future__ import annotations

import contextlib
import http.client
import re
import subprocess
import sys

from bench.deal_room.serving import Server


class Restarting:
    """A `pacenotes up` that can be restarted; `cpu_before_ms` is what it used before it was."""

    def __init__(self) -> None:
        self.port = 0
        self.cpu_before_ms = 0.0
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Restarting:
        self._start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop()

    def restart(self) -> None:
        """Stop it as its host would, and start it again."""
        self.cpu_before_ms += self.cpu_ms()
        self._stop()
        self._start()

    def cpu_ms(self) -> float:
        """Milliseconds of CPU that the process that runs now has used."""
        return self._server().cpu_ms()

    def resident_mb(self) -> float:
        """MiB of memory in RAM."""
        return self._server().resident_mb()

    def _server(self) -> Server:
        if self._process is None:
            raise RuntimeError("the server doesn't run")
        return Server(self.port, self._process.pid)

    def _start(self) -> None:
        command = [sys.executable, "-m", "pacenotes.doors.cli.main", "up", "--port", str(self.port)]
        self._process = subprocess.Popen(
            [*command, "--no-browser", "--no-sample"], stdout=subprocess.PIPE, text=True
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        found = re.search(r"127\.0\.0\.1:(\d+)", line)
        if found is None:
            raise RuntimeError(f"the server didn't start: {line}")
        self.port = int(found.group(1))

    def _stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)


def fetched(port: int, path: str, cookie: str, most: int | None = None) -> bytes:
    """What a page answers, or its first `most` bytes."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as browser:
        browser.request("GET", path, headers={"Cookie": cookie})
        answer = browser.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return answer.read(most)
