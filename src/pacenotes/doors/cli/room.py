"""The deal room opened from the command line: its settings, its database, its own rules."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pacenotes.core.wording import N_, Words, words

if TYPE_CHECKING:
    from pacenotes.rooms.people.models import Person

NO_DATABASE = N_("The database can't be used: {error}")
NOBODY = N_("nobody here has the e-mail address “{email}”, or they may not sign in")


class CantOpen(Exception):
    """The room can't be opened; `words` say why. Nothing was changed."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.message)
        self.words = why


def choose_room(data: str | None) -> None:
    """Say which room is meant: the folder with its database and its secret key."""
    if data:
        os.environ["PACENOTES_DATA"] = data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacenotes.site.settings")


def open_room() -> None:
    """Load Django, read the team's own rules and bring the database up to date; `CantOpen`."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import DatabaseError

    from pacenotes.core.data_file import Unusable
    from pacenotes.core.positions_file import PositionsError

    try:
        django.setup()
        _read_house()
        _migrate()
        _count_anew()
    except PositionsError as error:
        raise CantOpen(error.why) from None
    except Unusable as error:
        raise CantOpen(error.words) from None
    except (DatabaseError, ImproperlyConfigured, OSError) as error:
        raise CantOpen(words(NO_DATABASE, error=str(error).strip())) from None


def somebody(email: str) -> Person:
    """The person with this e-mail address, in whose name a command acts; `CantOpen`."""
    from pacenotes.rooms.people.models import Person

    found = Person.objects.active().filter(email=email.strip().lower()).first()
    if found is None:
        raise CantOpen(words(NOBODY, email=email))
    return found


def _read_house() -> None:
    """Read the team's own rules now, so that what is wrong in them is said before a page needs
    them."""
    from pacenotes.rooms.deals.queries.house import house

    house()


def _migrate() -> None:
    """Bring the database up to date; nothing is run where it is."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def _count_anew() -> None:
    """Let the team's policy, where it is another one than at the last start, count for the deals
    that are there."""
    from pacenotes.rooms.deals.actions import count_anew

    count_anew(by=None)
