"""Run a command against a private PostgreSQL: `python -m tests.postgres -- pytest tests/rooms`."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

NO_BINARIES = 77
"""The exit code where the system has no PostgreSQL server."""

_NOBODY = "nobody"


def main(argv: Sequence[str]) -> int:
    """The command's own exit code."""
    command = list(argv[1:] if argv[:1] == ["--"] else argv)
    if not command:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    binaries = find_binaries()
    if binaries is None:
        sys.stderr.write(
            "No PostgreSQL server on this machine: install it (Debian: postgresql), or name its "
            "bin folder in PACENOTES_POSTGRES.\n"
        )
        return NO_BINARIES
    with running(binaries) as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


def find_binaries() -> Path | None:
    """The folder of initdb and postgres: named, on the path, or Debian's newest."""
    found = shutil.which("initdb")
    folders = [
        Path(os.environ["PACENOTES_POSTGRES"]) if "PACENOTES_POSTGRES" in os.environ else None,
        Path(found).resolve().parent if found else None,
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True),
    ]
    return next((f for f in folders if f is not None and (f / "initdb").is_file()), None)


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdecimal() else 0


@contextmanager
def running(binaries: Path) -> Iterator[str]:
    """A fresh server on a free port of this machine, gone afterwards; its `DATABASE_URL`."""
    with tempfile.TemporaryDirectory(prefix="pacenotes-postgres-") as made:
        folder = Path(made)
        as_user = _not_root(folder)
        data, port = folder / "data", _free_port()
        subprocess.run(
            [binaries / "initdb", "-D", data, "-U", "pacenotes", "-A", "trust", "-E", "UTF8",
             "--locale=C", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, cwd=folder, user=as_user,
        )  # fmt: skip
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder,
             "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off",
             "-c", "jit=off", "-c", "autovacuum=off"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, user=as_user,
        )  # fmt: skip
        try:
            _wait_until_up(
                server, [binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
            )
            yield f"postgres://pacenotes@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


def _not_root(folder: Path) -> int | None:
    """PostgreSQL refuses to run as root: there another user has the folder, whose id comes back."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam(_NOBODY)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return user.pw_uid


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_until_up(server: subprocess.Popen[bytes], asking: list[Path | str]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        if subprocess.run(asking).returncode == 0:
            return
        time.sleep(0.05)
    raise RuntimeError("PostgreSQL did not start")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
