from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pacenotes.site.databases import database, journal_mode

FULL = 2
"""As SQLite says it in figures."""


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 0), "TRUNCATE"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 53, 0), "WAL"),
    ],
)
def test_wal_is_used_only_where_it_is_safe(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode


def test_nobody_else_on_the_machine_reads_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    file = Path(database(tmp_path)["NAME"])
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_connection_to_sqlite_keeps_more_than_the_usual_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert "PRAGMA cache_size=-32768;" in database(tmp_path)["OPTIONS"]["init_command"]


def test_what_was_committed_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    told = database(tmp_path)
    connection = sqlite3.connect(told["NAME"])
    connection.executescript(told["OPTIONS"]["init_command"])
    (synchronous,) = connection.execute("PRAGMA synchronous").fetchone()
    (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    connection.close()
    assert (synchronous, journal) == (FULL, journal_mode(sqlite3.sqlite_version_info).lower())
