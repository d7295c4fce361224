from __future__ import annotations

import datetime as dt
import gc
import itertools
import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING
from unittest.mock import patch

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connections
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.template_database import postgres_template, sqlite_template
from tests.worlds import fresh, lasting

if TYPE_CHECKING:
    from tests.rooms.deals.whole_deal import Whole
    from tests.rooms.landscape.land import Land

# Timings are never tests: what takes long on a busy machine is right all the same.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


COLLECT_EVERY = 200
"""How many tests a process goes through between two looks for what refers to itself."""


def pytest_collection_finish(session: pytest.Session) -> None:
    """A sixth of the time went into looking, every few hundred objects, through all that Django and
    the tests themselves are made of."""
    gc.collect()
    gc.freeze()
    gc.disable()


_gone_through = itertools.count(1)


def pytest_runtest_logfinish() -> None:
    """What refers to itself goes in larger heaps."""
    if next(_gone_through) % COLLECT_EVERY == 0:
        gc.collect()


SPEAKERS = {"account-executive", "pre-sales-engineer"}
USES_A_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--whole`: on another database than SQLite too, every seat of every table of who may what."""
    parser.addoption("--whole", action="store_true", help="leave no test out on any database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where another database than SQLite is to be tested with, only what uses one is run: the rest
    has nothing to tell that it hasn't told. And of those who are not on a deal's team one of each
    side speaks for the others: which position they play is no question to the database."""
    if connections["default"].vendor == "sqlite" or config.getoption("--whole"):
        return
    kept = [item for item in items if _uses_a_database(item) and not _is_spoken_for(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _uses_a_database(item: pytest.Item) -> bool:
    return bool(
        item.get_closest_marker("django_db")
        or USES_A_DATABASE & set(getattr(item, "fixturenames", ()))
    )


def _is_spoken_for(item: pytest.Item) -> bool:
    from tests.rooms.deals.seats import LEFT, OFF

    told = getattr(item, "callspec", None)
    seat = told.params if told else {}
    return seat.get("where") in {OFF, LEFT} and seat.get("position") not in SPEAKERS


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    pytestconfig: pytest.Config,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """A database for each process that tests, copied from one with all migrations done; SQLite in a
    file, so that a worker's thread has a connection of its own as in real life."""
    told = connections["default"].settings_dict
    folder = pytestconfig.cache.mkdir("pacenotes")
    if connections["default"].vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        shutil.copyfile(sqlite_template(folder), file)
        told["TEST"]["NAME"] = str(file)
        told["OPTIONS"]["init_command"] = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"
    else:
        told["TEST"]["TEMPLATE"] = postgres_template(folder, os.environ["DATABASE_URL"])


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The file that was copied is the database to be tested with."""
    return connections["default"].vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_createdb() -> bool:
    """As above."""
    return False


PLAYED_ON = dt.date(2026, 9, 20)
"""The day on which tests play, a week after their calls: what is stale is so by the calendar."""


@pytest.fixture(scope="session", autouse=True)
def _on_a_day() -> Iterator[None]:
    told = timezone.localdate

    def localdate(value: dt.datetime | None = None, zone: dt.tzinfo | None = None) -> dt.date:
        return told(value, zone) if value is not None else PLAYED_ON

    with patch.object(timezone, "localdate", localdate):
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick() -> Iterator[None]:
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers):
        yield


@pytest.fixture(autouse=True)
def _forgetful() -> None:
    cache.clear()


@pytest.fixture(scope="module")
def _whole(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Whole]:
    from tests.rooms.deals.whole_deal import whole_deal

    yield from lasting(django_db_blocker, whole_deal)


@pytest.fixture
def whole(_whole: Whole, db: None) -> Whole:
    """A deal with one of everything; not where tests have transactions of their own."""
    return fresh(_whole)


@pytest.fixture(scope="module")
def _land(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Land]:
    from tests.rooms.landscape.land import small_land

    yield from lasting(django_db_blocker, small_land)


@pytest.fixture
def land(_land: Land, db: None) -> Land:
    """A small landscape; the same holds."""
    from tests.rooms.landscape.land import forget

    forget()
    return fresh(_land)
