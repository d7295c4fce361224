from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connections
from django.utils import timezone


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """SQLite in a file, so that a worker's thread has a connection of its own as in real life; a
    database for each process that tests."""
    told = connections["default"].settings_dict
    if told["ENGINE"].endswith("sqlite3"):
        told["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        told["OPTIONS"]["init_command"] = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"


PLAYED_ON = dt.date(2026, 9, 20)
"""The day on which tests play, a week after their calls: what is stale is so by the calendar."""


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    told = timezone.localdate

    def localdate(value: dt.datetime | None = None, zone: dt.tzinfo | None = None) -> dt.date:
        return told(value, zone) if value is not None else PLAYED_ON

    monkeypatch.setattr(timezone, "localdate", localdate)


@pytest.fixture(autouse=True)
def _quick_and_forgetful(settings: object) -> None:
    from pacenotes.rooms.landscape.queries import columns

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    cache.clear()
    # Tests begin with an empty landscape, whatever is kept in memory of the one before.
    columns._kept.clear()
