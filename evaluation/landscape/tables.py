"""The snapshots taken in by the command, into a fresh database, and read back from its tables."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from evaluation.landscape.pairs import DATA_PACKAGE, PAIRS, unpacked
from pacenotes.core.landscape.columns import Columns
from pacenotes.doors.cli.exits import OK
from pacenotes.doors.cli.import_bcd import run as import_bcd
from pacenotes.doors.cli.room import choose_room, open_room


@dataclass(frozen=True, slots=True)
class Kept:
    """The columns that the room makes of its tables; ids of browsers and features by their keys."""

    columns: Columns
    browsers: dict[str, int]
    features: dict[str, int]


def taken_in(packages: Path) -> Kept:
    """All snapshots by `pacenotes landscape import-bcd`, into a database of SQLite of its own."""
    os.environ.pop("DATABASE_URL", None)
    folders = [str(unpacked(DATA_PACKAGE, pair.data, packages)) for pair in PAIRS]
    with tempfile.TemporaryDirectory(prefix="pacenotes-evaluation-") as room:
        choose_room(room)
        open_room()
        _record(folders)
        return _kept()


def _record(folders: list[str]) -> None:
    from pacenotes.rooms.landscape.rules import KEEPS
    from pacenotes.rooms.people.models import Person

    keeper = Person.objects.create(email="keeper@example.com", name="Keeper", position_key=KEEPS)
    with contextlib.redirect_stdout(sys.stderr):
        status = import_bcd([*folders, "--as", keeper.email])
    if status != OK:
        raise OSError("a snapshot wasn't taken in")


def _kept() -> Kept:
    from django.db import connections

    from pacenotes.rooms.landscape.models import Capability, Product
    from pacenotes.rooms.landscape.queries.columns import landscape_now

    try:
        return Kept(
            landscape_now().columns,
            dict(Product.objects.values_list("key", "pk")),
            dict(Capability.objects.values_list("key", "pk")),
        )
    finally:
        connections.close_all()
