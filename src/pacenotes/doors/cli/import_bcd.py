"""`pacenotes landscape import-bcd DIR…`: MDN's browser-compat-data as a landscape of browsers."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.bar import watched
from pacenotes.doors.cli.exits import CANT_START, OK, REFUSED, UNREADABLE
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.printing import complain
from pacenotes.doors.cli.room import CantOpen, choose_room, open_room, somebody
from pacenotes.doors.cli.table_options import add_person
from pacenotes.integrations.bcd.package import read_package
from pacenotes.integrations.bcd.snapshot import read_snapshot
from pacenotes.integrations.bcd.unreadable import Unreadable

if TYPE_CHECKING:
    from pacenotes.rooms.landscape.actions import Changed
    from pacenotes.rooms.people.models import Person

VENDOR = "Browsers"
TOOK_IN = N_(
    "{version} of {day}: {releases} releases, {capabilities} capabilities, {checks} checks; "
    "{closed} facts closed, {added} added"
)
_NOT_ROOTS = ("__meta", "browsers")


def run(argv: Sequence[str]) -> int:
    """Record the packages, the oldest first; the exit status."""
    options = _parser().parse_args(argv)
    choose_room(options.data)
    try:
        folders = _in_order([Path(folder) for folder in options.folders])
        open_room()
        return _recorded(folders, options.vendor, somebody(options.by))
    except _Unread as unread:
        complain(unread.folder, unread.why)
        return UNREADABLE
    except CantOpen as refused:
        complain("landscape import-bcd", refused.words.say(say))
        return CANT_START


class _Unread(Exception):
    """A package that can't be read: its folder, and why in the reader's language."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(why)
        self.folder, self.why = str(folder), why


def _parser() -> argparse.ArgumentParser:
    known = argparse.ArgumentParser(
        prog="pacenotes landscape import-bcd",
        allow_abbrev=False,
        description=say(
            N_("Record unpacked @mdn/browser-compat-data packages, each as of its own day.")
        ),
    )
    known.add_argument(
        "folders", metavar="DIR", nargs="+", help=say(N_("a folder with the package's data.json"))
    )
    add_person(known, os.environ.get("PACENOTES_AS"))
    known.add_argument(
        "--vendor", default=VENDOR, help=say(N_("whose products the browsers are (Browsers)"))
    )
    return known


def _in_order(folders: Sequence[Path]) -> list[Path]:
    """The packages by the time that each was made; read one by one, for each is large."""
    return sorted(folders, key=lambda folder: str(_meta(_data(folder)).get("timestamp", "")))


def _data(folder: Path) -> dict[str, Any]:
    try:
        return read_package(folder)
    except Unreadable as error:
        raise _Unread(folder, error.words.say(say)) from None
    except OSError as error:
        raise _Unread(folder, error.strerror or str(error)) from None


def _meta(data: dict[str, Any]) -> dict[str, Any]:
    meta = data.get("__meta")
    return meta if isinstance(meta, dict) else {}


def _recorded(folders: Sequence[Path], vendor: str, person: Person) -> int:
    from django.core.exceptions import ValidationError

    from pacenotes.rooms.people.rules import Forbidden

    for folder in folders:
        try:
            with watched() as bar:
                version, day, changed = _take_in(folder, vendor, person, bar.counted)
        except Forbidden as refused:
            complain("landscape import-bcd", refused.words.say(say))
            return REFUSED
        except Unreadable as error:
            raise _Unread(folder, error.words.say(say)) from None
        except ValidationError as error:
            complain(str(folder), " ".join(error.messages))
            return REFUSED
        counted = words(
            TOOK_IN,
            version=version, day=day, releases=str(changed.releases),
            capabilities=str(changed.capabilities), checks=str(changed.checks),
            closed=str(changed.facts_closed), added=str(changed.facts_added),
        )  # fmt: skip
        print(counted.say(say), flush=True)
    return OK


def _take_in(folder: Path, vendor: str, person: Person, progress: Any) -> tuple[str, str, Changed]:
    """One package recorded, all of it or nothing: its version, its day, and what it changed."""
    from django.db import transaction

    from pacenotes.core.landscape.days import date_of
    from pacenotes.rooms.landscape import actions
    from pacenotes.rooms.landscape.actions.numbering import Rows
    from pacenotes.rooms.landscape.models import Vendor
    from pacenotes.rooms.landscape.rules import check_keeps_landscape

    check_keeps_landscape(person)
    data = _data(folder)
    with transaction.atomic():
        whose = Vendor.objects.filter(name=vendor).first()
        whose = whose or actions.add_vendor(name=vendor, by=person)
        snapshot = read_snapshot(data, Rows(whose, person))
        changed = actions.record_snapshot(
            snapshot=snapshot,
            vendor=whose,
            roots=[key for key in data if key not in _NOT_ROOTS],
            source=f"@mdn/browser-compat-data {snapshot.version}",
            progress=progress,
            by=person,
        )
    return snapshot.version, str(date_of(snapshot.day)), changed
