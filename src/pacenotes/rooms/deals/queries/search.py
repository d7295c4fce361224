"""What a person finds: everything with all the words, among what they may see and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from pacenotes.core.search_rank import NAMED_FIRST, Candidate, ranked
from pacenotes.core.search_words import Query
from pacenotes.rooms.deals.models import Account, Deal, Evidence
from pacenotes.rooms.history.models import (
    LONGEST_INDEXED_PREFIX,
    SearchEntry,
    SearchEntryQuerySet,
    scope_of_deal,
    scope_of_kind,
)
from pacenotes.rooms.people.models import Person

MOST_FOUND = 100
"""Things that a search gives; of more, the newest, and those that are called so."""

_MOST_NAMED = 30
_MOST_SCOPES = 400

_RANKED = ("kind", "about_id", "place", "title", "name_words", "words", "day")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: ids of entries, the best first, and how many there are of each kind.
    `is_cut` where there is more than that."""

    ids: tuple[int, ...]
    kinds: tuple[tuple[str, int], ...] = ()
    is_cut: bool = False


def search(person: Person, query: Query, kind: str = "") -> Found:
    """What this person finds, of one kind only where it is named; in a handful of queries.

    What they may not see is left out by the database itself, before anything is counted or cut.
    """
    if not query.terms:
        return Found(())
    seen = findable_by(person)
    narrowed = _narrowed_to(person)
    if kind:
        narrowed.append([scope_of_kind(kind)])
    for looked_for in _ways(query):
        newest = list(seen.having(looked_for, *narrowed).only(*_RANKED)[: MOST_FOUND + 1])
        if len(newest) > MOST_FOUND:
            break
    is_cut = len(newest) > MOST_FOUND
    found = {entry.pk: entry for entry in newest[:MOST_FOUND]}
    if is_cut and (not kind or kind in NAMED_FIRST):
        found |= {entry.pk: entry for entry in _named(seen, looked_for, narrowed, kind)}
    told = _once(found.values())
    kinds = Counter(entry.kind for entry in told)
    return Found(_in_order(query, told), tuple(kinds.items()), is_cut)


def findable_by(person: Person) -> SearchEntryQuerySet:
    """The entries of the deals and accounts that this person may see."""
    deals = Deal.objects.visible_to(person).filter(pk=OuterRef("deal_id"))
    accounts = Account.objects.visible_to(person).filter(pk=OuterRef("account_id"))
    is_of_an_account = Q(deal_id__isnull=True) & Exists(accounts)
    return SearchEntry.objects.filter(Exists(deals) | is_of_an_account)


def _narrowed_to(person: Person) -> list[list[str]]:
    """The scopes that somebody who sees few deals can be narrowed to; none for who sees many.

    It only spares the database hits that `findable_by` leaves out anyway: an index that is asked
    for a common word gives everybody's, one after the other.
    """
    deals = Deal.objects.visible_to(person).order_by().values_list("pk", flat=True)
    seen = list(deals[: _MOST_SCOPES + 1])
    if len(seen) > _MOST_SCOPES:
        return []
    above_deals = [scope_of_kind("account"), scope_of_kind("contact")]
    return [[*(scope_of_deal(pk) for pk in seen), *above_deals]]


def _ways(query: Query) -> list[Query]:
    """A query, and first by its whole words alone where the last one is long: then that is what
    is meant more often than not, and all longer ones would have to be gathered to begin with."""
    last = query.terms[-1]
    is_long = last.is_prefix and len(last.words[-1]) > LONGEST_INDEXED_PREFIX
    return [query.whole, query] if is_long else [query]


def _named(
    seen: SearchEntryQuerySet, query: Query, narrowed: Sequence[Sequence[str]], kind: str
) -> list[SearchEntry]:
    """What is called by the words, however long it has been there."""
    kinds = [kind] if kind else list(NAMED_FIRST)
    exact = seen.filter(name_words=query.title, kind__in=kinds).order_by("-pk")
    called = seen.having(query, *narrowed, [scope_of_kind(one) for one in kinds])
    return [*exact.only(*_RANKED)[:_MOST_NAMED], *called.only(*_RANKED)[:_MOST_NAMED]]


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
