"""What a person finds: everything with all the words, among what they may see and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from pacenotes.core.search_rank import Candidate, ranked
from pacenotes.core.search_words import Query
from pacenotes.rooms.deals.models import Account, Deal, Evidence
from pacenotes.rooms.history.models import (
    SearchEntry,
    SearchEntryQuerySet,
)
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import leads

MOST_FOUND = 100
"""Things that a search gives; of more, the newest, and those that are called so."""

ABOVE_DEALS = ("account", "contact")
"""Kinds that belong to an account and to no deal."""

NOWHERE = 0
"""The id of no deal."""

_MOST_CALLED = 30
_MOST_DEALS = 400

_RANKED = ("kind", "about_id", "place", "title", "name_words", "words", "day")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: ids of entries, the best first, and how many there are of each kind.
    `is_cut` where there is more than that."""

    ids: tuple[int, ...]
    kinds: tuple[tuple[str, int], ...] = ()
    is_cut: bool = False


def search(person: Person, query: Query, kind: str = "") -> Found:
    """What this person finds, of one kind only where it is named; in nine queries at most.

    What they may not see is left out by the database itself, before anything is counted or cut.
    """
    if not query.terms:
        return Found(())
    shelves = _shelves(person, kind)
    for looked_for in _ways(query):
        newest = [entry for shelf in shelves for entry in shelf.newest(looked_for)]
        if len(newest) > MOST_FOUND:
            break
    newest.sort(key=lambda entry: -entry.pk)
    is_cut = len(newest) > MOST_FOUND
    found = {entry.pk: entry for entry in newest[:MOST_FOUND]}
    if is_cut:
        found |= {entry.pk: entry for shelf in shelves for entry in shelf.called(query)}
    told = _once(found.values())
    kinds = Counter(entry.kind for entry in told)
    return Found(_in_order(query, told), tuple(kinds.items()), is_cut)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Entries that a person may see, by one way of seeing them: an alternative between two would
    keep a database from stopping at the first rows. They are of these `kinds`, where some are
    named, and on these `deals`, where the person sees few."""

    entries: SearchEntryQuerySet
    kinds: tuple[str, ...] = ()
    deals: tuple[int, ...] = ()

    def newest(self, query: Query) -> list[SearchEntry]:
        """The newest that hold the words, and one more where there are more than are given."""
        rows = self.entries.having(query, kinds=self.kinds, deals=self.deals)
        return list(rows.only(*_RANKED)[: MOST_FOUND + 1])

    def called(self, query: Query) -> list[SearchEntry]:
        """What is called by the words, however long it has been there."""
        rows = self.entries.called(query)
        rows = rows.filter(kind__in=self.kinds) if self.kinds else rows
        return list(rows.only(*_RANKED)[:_MOST_CALLED])


def _shelves(person: Person, kind: str) -> list[_Shelf]:
    """What stands on deals that the person may see, and the accounts and contacts."""
    accounts = Account.objects.visible_to(person).filter(pk=OuterRef("account_id"))
    shelves = []
    if kind not in ABOVE_DEALS:
        few = _few_deals_of(person)
        shelves.append(_Shelf(_on_deals_of(person), (kind,) if kind else (), few))
    if not kind or kind in ABOVE_DEALS:
        rows = SearchEntry.objects.filter(Exists(accounts), deal_id__isnull=True)
        shelves.append(_Shelf(rows, (kind,) if kind else ABOVE_DEALS))
    return shelves


def _on_deals_of(person: Person) -> SearchEntryQuerySet:
    """What stands on the deals that a person may see.

    Who leads a part of the organisation sees most of what is found, so that each hit is asked
    about; the deals of anybody else are gathered first, and nearly all hits left out by them.
    """
    deals = Deal.objects.visible_to(person)
    if leads(person):
        return SearchEntry.objects.filter(Exists(deals.filter(pk=OuterRef("deal_id"))))
    return SearchEntry.objects.filter(deal_id__in=deals.values("pk"))


def _few_deals_of(person: Person) -> tuple[int, ...]:
    """The deals of somebody who sees few, which their search is narrowed to; none for who sees
    many.

    It only spares the database hits that `visible_to` leaves out anyway: an index that is asked
    for a common word gives everybody's, one after the other.
    """
    deals = Deal.objects.visible_to(person).order_by().values_list("pk", flat=True)
    seen = tuple(deals[: _MOST_DEALS + 1])
    return (seen or (NOWHERE,)) if len(seen) <= _MOST_DEALS else ()


def _ways(query: Query) -> tuple[Query, ...]:
    """A query, and first by its whole words alone: a last word that is one is meant so more often
    than not, and what goes on from it has to be gathered before the newest can be told."""
    return (query.whole, query) if query.terms[-1].is_prefix else (query,)


def _once(entries: Iterable[SearchEntry]) -> list[SearchEntry]:
    """Without the utterances that a found piece of evidence quotes."""
    found = list(entries)
    cited = [entry.about_id for entry in found if entry.kind == "evidence"]
    if not cited or all(entry.kind != "utterance" for entry in found):
        return found
    calls = Evidence.objects.filter(pk__in=cited, source=Evidence.Source.CALL)
    quoted = set(calls.values_list("source_id", "place"))
    return [e for e in found if e.kind != "utterance" or (e.about_id, e.place) not in quoted]


def _in_order(query: Query, entries: Iterable[SearchEntry]) -> tuple[int, ...]:
    told = (Candidate(e.pk, e.kind, e.title, e.words, e.day) for e in entries)
    return tuple(ranked(query, told, timezone.localdate()))
