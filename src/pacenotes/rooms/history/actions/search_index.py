"""Keeping what the search finds, in the transaction that changes what is found."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator

from django.db import transaction

from pacenotes.rooms.history.actions.rows import write_rows
from pacenotes.rooms.history.models import SearchEntry

_SAID = ["deal_id", "account_id", "title", "body", "name_words", "words", "scope", "day"]
_BATCH = 500


def index_many(entries: Iterable[SearchEntry]) -> None:
    """Put entries into the search, in the place of those that are there; any number in few queries.

    To be called in the transaction that changes what they are about.
    """
    _check_atomic()
    kept = {(entry.kind, entry.about_id, entry.place): entry for entry in entries}
    write_rows(list(kept.values()), over=_SAID, known="kind about_id place")


def unindex(kind: str, ids: Iterable[int]) -> None:
    """Take things out of the search, which are being removed."""
    _check_atomic()
    SearchEntry.objects.filter(kind=kind, about_id__in=list(ids)).delete()


def index_anew(
    kind: str,
    ids: Iterable[int],
    entries_of: Callable[[list[int]], Iterable[SearchEntry]],
    batch: int = _BATCH,
) -> int:
    """Put all things of a kind into the search anew and take out what is no more; their number.

    `entries_of` gives the entries of some ids. Batch by batch, each in a transaction of its own:
    nothing is missing meanwhile, and nobody waits long.
    """
    known: set[int] = set()
    for some in _batches(ids, batch):
        with transaction.atomic():
            entries = list(entries_of(some))
            index_many(entries)
            _drop_others(kind, some, entries)
        known.update(some)
    kept = set(SearchEntry.objects.filter(kind=kind).values_list("about_id", flat=True).iterator())
    for some in _batches(sorted(kept - known), batch):
        with transaction.atomic():
            # What was added meanwhile is there, and stays.
            there = {entry.about_id for entry in entries_of(some)}
            unindex(kind, set(some) - there)
    return len(known)


def _batches(ids: Iterable[int], size: int) -> Iterator[list[int]]:
    there = iter(ids)
    while batch := list(itertools.islice(there, size)):
        yield batch


def _drop_others(kind: str, ids: list[int], entries: list[SearchEntry]) -> None:
    """Take out the places of these things at which nothing stands any more."""
    there = {(entry.about_id, entry.place) for entry in entries}
    kept = SearchEntry.objects.filter(kind=kind, about_id__in=ids)
    places = kept.values_list("pk", "about_id", "place").iterator()
    gone = [pk for pk, about_id, place in places if (about_id, place) not in there]
    for start in range(0, len(gone), _BATCH):
        SearchEntry.objects.filter(pk__in=gone[start : start + _BATCH]).delete()


def _check_atomic() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("the search changes together with its things")
