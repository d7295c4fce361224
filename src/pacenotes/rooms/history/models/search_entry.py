"""What the search finds: one row a thing or a place in it, with its words as they are searched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from django.db import connections, models

from pacenotes.core.search_words import Query, Term, searchable

LONGEST_BODY = 100_000
"""Characters of a thing that are searched; a long meeting's notes are about ten thousand."""

_LAST = chr(0x10FFFF)
_LONGEST_TITLE = 300
_LONGEST_NAME = 200


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    """Entries, and which of them hold what is looked for."""

    def having(
        self, query: Query, *, kinds: Sequence[str] = (), deals: Sequence[int] = ()
    ) -> models.QuerySet[SearchEntry]:
        """The entries with all terms of a query, the newest first, of any of these kinds and on any
        of these deals where some are named. Both databases stop at the rows that are asked for."""
        on_deals = [scope_of_deal(pk) for pk in deals]
        if connections[self.db].vendor == "postgresql":
            rows = self.filter(kind__in=kinds) if kinds else self
            found = rows.extra(  # a text search has no words in the ORM that both databases know
                where=["history_searchentry.search @@ %s::tsquery"],
                params=[_tsquery(query, on_deals)],
            )
            return found.order_by("-pk")
        return self.extra(  # as above
            tables=["history_searchwords"],
            where=[
                "history_searchwords.rowid = history_searchentry.id",
                "history_searchwords MATCH %s",
            ],
            params=[_match(query, [scope_of_kind(kind) for kind in kinds], on_deals)],
            order_by=["-history_searchwords.rowid"],
        )

    def called(self, query: Query) -> models.QuerySet[SearchEntry]:
        """The entries whose names begin with a query's words, as many as are asked for."""
        begins = query.title[:_LONGEST_NAME]
        if connections[self.db].vendor == "postgresql":
            return self.filter(name_words__startswith=begins).order_by("name_words")
        # SQLite's LIKE looks at capitals, so that it can't use the index.
        return self.filter(name_words__gte=begins, name_words__lt=begins + _LAST).order_by(
            "name_words"
        )


class SearchEntry(models.Model):
    """`kind` is what it is (its model's name), `about_id` its id and `place` where in it, such as
    a call's utterance. `deal_id` is the deal it belongs to, plain; where there is none,
    `account_id` is the account. Who may see those may find it, and nobody else: this room doesn't
    know who that is. `words` is what is searched, `scope` tokens that narrow it.
    `name_words` is the whole name of what has one (an account, a deal, a contact), else None.
    `day` is when it was said or due, None where it has no day.
    """

    kind = models.CharField(max_length=20)
    about_id = models.BigIntegerField()
    place = models.PositiveIntegerField(default=0)
    deal_id = models.BigIntegerField(null=True)
    account_id = models.BigIntegerField(null=True)
    title = models.CharField(max_length=_LONGEST_TITLE, blank=True)
    body = models.TextField(blank=True)
    name_words = models.CharField(max_length=_LONGEST_NAME, null=True)  # noqa: DJ001  # NULL is left out of its index
    words = models.TextField(blank=True)
    scope = models.CharField(max_length=60)
    day = models.DateField(null=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind", "about_id", "place"], name="one_search_entry_a_place"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["name_words"],
                name="search_entry_called",
                condition=models.Q(name_words__isnull=False),
                opclasses=["text_pattern_ops"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about_id}:{self.place}"

    @classmethod
    def of(
        cls,
        kind: str,
        about_id: int,
        *,
        body: str,
        title: str = "",
        deal_id: int | None = None,
        account_id: int | None = None,
        place: int = 0,
        day: dt.date | None = None,
        has_name: bool = False,
    ) -> SearchEntry:
        """An entry, not saved yet, with its words folded."""
        scopes = [scope_of_kind(kind)]
        if deal_id is not None:
            scopes.append(scope_of_deal(deal_id))
        title, told = title[:_LONGEST_TITLE], body[:LONGEST_BODY]
        named, said = searchable(title), searchable(told)
        return cls(
            kind=kind,
            about_id=about_id,
            place=place,
            deal_id=deal_id,
            account_id=account_id,
            title=title,
            body=told,
            name_words=named[:_LONGEST_NAME] if has_name else None,
            words=f"{named} {said}".strip(),
            scope=" ".join(scopes),
            day=day,
        )


def scope_of_deal(deal_id: int) -> str:
    """The token of all entries of a deal."""
    return f"deal{deal_id}"


def scope_of_kind(kind: str) -> str:
    """The token of all entries of a kind."""
    return f"kind{kind}"


def _match(query: Query, *narrowed_to: Sequence[str]) -> str:
    """A query for FTS5. Words are letters and digits alone, so that nothing in them is syntax."""
    terms = " AND ".join(_fts5_term(term) for term in query.terms)
    groups = (" OR ".join(f'"{scope}"' for scope in scopes) for scopes in narrowed_to if scopes)
    return " AND ".join([f"words : ({terms})", *(f"scope : ({group})" for group in groups)])


def _fts5_term(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + (" *" if term.is_prefix else "")


def _tsquery(query: Query, scopes: Sequence[str]) -> str:
    """A query for PostgreSQL; the function in the migration writes scopes with an @ in front."""
    terms = " & ".join(_tsquery_term(term) for term in query.terms)
    narrowed = " | ".join(f"'@{scope}'" for scope in scopes)
    return f"{terms} & ({narrowed})" if narrowed else terms


def _tsquery_term(term: Term) -> str:
    words = [f"'{word}'" for word in term.words]
    words[-1] += ":*" if term.is_prefix else ""
    return f"({' <-> '.join(words)})"
