"""Keeping the search in step with what other actions of this room change."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from pacenotes.rooms.deals.models import Account, Deal
from pacenotes.rooms.deals.queries.searched import searched
from pacenotes.rooms.history.actions import index_many, unindex


def index_rows(table: type[models.Model], ids: Iterable[int]) -> None:
    """Put rows into the search as they stand now; for actions that have just written them."""
    index_many(searched(table).entries(ids))


def index_row(row: models.Model) -> None:
    """Put one row into the search as it stands now."""
    index_rows(type(row), [row.pk])


def drop_rows(table: type[models.Model], ids: Iterable[int]) -> None:
    """Take rows out of the search that are being removed."""
    unindex(searched(table).kind, ids)


def index_deals_of(account: Account) -> None:
    """Put an account's deals into the search anew: they are found by its name."""
    index_rows(Deal, account.deals.values_list("pk", flat=True))
