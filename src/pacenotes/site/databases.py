"""Which database, and how it is spoken to: SQLite in the data folder, or `DATABASE_URL`."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import dj_database_url

from pacenotes.site.sqlite import WAIT_SECONDS

CACHED_KIB = 32 * 1024
"""Pages of the database that a connection keeps. In SQLite's usual 2 MB a list of 300 deals out of
100,000 finds nothing of what the query before it read, and costs half as much again."""


def database(folder: Path) -> dict[str, Any]:
    """Django's settings of the one database."""
    url = os.environ.get("DATABASE_URL")
    if url:
        return dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    file = folder / "pacenotes.sqlite3"
    # SQLite would let everybody on the machine read it; its journals take over the file's mode.
    if not file.exists():
        file.touch(mode=0o600)
    return {
        "ENGINE": "pacenotes.site.sqlite",
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": WAIT_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                f"PRAGMA journal_mode={journal_mode(sqlite3.sqlite_version_info)};"
                "PRAGMA synchronous=FULL;"
                f"PRAGMA cache_size=-{CACHED_KIB};"
            ),
        },
    }


def journal_mode(version: tuple[int, ...]) -> str:
    """WAL, except on the builds of SQLite whose WAL can be corrupted when two connections write or
    checkpoint at once, threads of one program included (sqlite.org/wal.html#walresetbug)."""
    is_affected = (3, 7, 0) <= version <= (3, 51, 2)
    has_the_fix = (3, 44, 6) <= version < (3, 45) or (3, 50, 7) <= version < (3, 51)
    return "TRUNCATE" if is_affected and not has_the_fix else "WAL"
