"""A bar over several files where somebody watches, and nowhere else."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import threading

from tests.doors.cli.door import COMMAND, DEMO, environment, run_apart

BAR = "━"


def watched(*arguments: str) -> tuple[bytes, str]:
    """Standard output, and what a terminal on the error stream gets."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [*COMMAND, "listen", *arguments],
        stdout=subprocess.PIPE, stderr=theirs, env=environment(TERM="xterm", COLUMNS="80"),
    )  # fmt: skip
    os.close(theirs)
    seen: list[bytes] = []

    def look() -> None:
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other end is closed
                return
            if not piece:
                return
            seen.append(piece)

    looking = threading.Thread(target=look)
    looking.start()
    with running:
        out, _ = running.communicate(timeout=60)
    looking.join(timeout=10)
    os.close(ours)
    return out, b"".join(seen).decode()


def test_several_files_have_a_bar() -> None:
    _, seen = watched(DEMO, DEMO, DEMO)

    assert BAR in seen
    assert "3/3" in seen


def test_what_is_printed_meanwhile_goes_to_standard_output() -> None:
    out, seen = watched(DEMO, DEMO, DEMO, "--json")

    assert len(json.loads(out)["calls"]) == 3
    assert "utterances" not in seen


def test_a_bad_file_is_named_above_the_bar() -> None:
    out, seen = watched(DEMO, "/nosuch.vtt", DEMO)

    assert "pacenotes: /nosuch.vtt: there is no such file" in seen
    assert "2 of 3 files read" in out.decode()


def test_one_file_has_none() -> None:
    assert watched(DEMO)[1] == ""


def test_nobody_watching_gets_none() -> None:
    assert run_apart("listen", DEMO, DEMO).stderr == b""
