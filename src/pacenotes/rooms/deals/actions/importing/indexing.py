"""Putting the rows of an import into the search, a batch at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pacenotes.rooms.deals.actions.importing.planning import Planned
from pacenotes.rooms.deals.actions.search_index import index_rows
from pacenotes.rooms.deals.models import Account, Deal
from pacenotes.rooms.deals.queries.searched import deal_entry, searched
from pacenotes.rooms.history.actions import index_many
from pacenotes.rooms.history.models import SearchEntry


def index_planned(written: Iterable[Planned[Any]], account_names: Mapping[int, str]) -> None:
    """Put rows that were just written into the search.

    A new deal has nothing around it yet, so that its own row says all; of one that was here, and
    of the deals of an account with another name, all is read again.
    """
    told = list(written)
    index_many(_own_entries(told, account_names))
    changed = [one.row for one in told if not one.is_new]
    deals = {row.pk for row in changed if isinstance(row, Deal)}
    renamed = [one.row.pk for one in told if isinstance(one.row, Account) and "name" in one.before]
    if renamed:
        deals |= set(Deal.objects.filter(account__in=renamed).values_list("pk", flat=True))
    if deals:
        index_rows(Deal, deals)


def index_added(accounts: Iterable[Account]) -> None:
    """Put accounts that rows called for into the search."""
    index_many(searched(Account).entry(account) for account in accounts)


def _own_entries(
    told: Iterable[Planned[Any]], account_names: Mapping[int, str]
) -> Iterator[SearchEntry]:
    for one in told:
        if not isinstance(one.row, Deal):
            yield searched(type(one.row)).entry(one.row)
        elif one.is_new:
            yield deal_entry(one.row, account_names.get(one.row.account_id or 0, ""))
