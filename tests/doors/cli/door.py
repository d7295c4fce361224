"""The sample calls, who is who on them, and the command run as its own process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pacenotes

PACKAGE = Path(pacenotes.__file__).parent
SAMPLES = sorted(
    path for path in (PACKAGE / "site/sample/calls").iterdir() if path.name != "calls.toml"
)
DEMO = str(PACKAGE / "site/sample/calls/fjordline-demo.vtt")
TEAM = [
    "--ours", "Robin Adler: account-executive", "--ours", "Sam Okafor: pre-sales-engineer",
    "--theirs", "Ingrid Solheim", "--theirs", "Tomas Berg", "--date", "2026-09-29",
]  # fmt: skip
COMMAND = [sys.executable, "-m", "pacenotes.doors.cli.main"]


def environment(**more: str) -> dict[str, str]:
    """What this process has, with the package on the path and nothing that colours or widens."""
    bare = {k: v for k, v in os.environ.items() if k not in {"FORCE_COLOR", "NO_COLOR", "COLUMNS"}}
    return {**bare, "PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1", **more}


def heeds_ctrl_c() -> None:
    """In a child before it begins: a shell's background work is started deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run_apart(
    *arguments: str, given: bytes | None = None, **env: str
) -> subprocess.CompletedProcess[bytes]:
    """`pacenotes` with these arguments, and its output as bytes."""
    return subprocess.run(
        [*COMMAND, *arguments],
        input=given,
        capture_output=True,
        env=environment(**env),
        timeout=60,
        check=False,
    )
