"""The test database with all migrations done, made once and copied for every process that tests.

Sixty migrations take as long as some hundred tests. One that was made stays in pytest's cache,
under a name that says from which migrations and packages it comes.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import dj_database_url
import psycopg

SOURCE = Path(__file__).resolve().parents[1] / "src" / "pacenotes"
_PACKAGES = ("Django", "django-allauth", "psycopg")


def mark() -> str:
    """What a database is made from, as a name: all code that a migration can call, and packages."""
    found = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in _PACKAGES).encode())
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" in path.parts or "models" in path.parts or "core" in path.parts:
            found.update(str(path.relative_to(SOURCE)).encode())
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


def sqlite_template(folder: Path) -> Path:
    """A migrated SQLite file in this folder, to be copied."""
    template = folder / f"template-{mark()}.sqlite3"
    with _alone(folder):
        if not template.exists():
            with tempfile.TemporaryDirectory() as data:
                _migrate({"PACENOTES_DATA": data, "DATABASE_URL": ""})
                for old in folder.glob("template-*.sqlite3"):
                    old.unlink()
                shutil.move(Path(data) / "pacenotes.sqlite3", template)
    return template


def postgres_template(folder: Path, url: str) -> str:
    """The name of a migrated database on this server, to be copied there."""
    name = f"template_{mark()}"
    server = dj_database_url.parse(url)
    with (
        _alone(folder),
        psycopg.connect(
            host=server["HOST"], port=server["PORT"], user=server["USER"], dbname=server["NAME"],
            password=server["PASSWORD"] or None, autocommit=True,
        ) as connection,
    ):  # fmt: skip
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if found.fetchone() is None:
            connection.execute(f'CREATE DATABASE "{name}_begun"')
            _migrate({"DATABASE_URL": url.rpartition("/")[0] + f"/{name}_begun"})
            connection.execute(f'ALTER DATABASE "{name}_begun" RENAME TO "{name}"')
    return name


def _migrate(variables: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "pacenotes.site.settings", **variables},
        check=True,
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time; the others wait and find what it made."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
