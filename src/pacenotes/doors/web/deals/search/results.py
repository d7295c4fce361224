"""What a search found as its page shows it: a page of rows, each with its kind, place and words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pacenotes.core.axis import place
from pacenotes.core.qualification import PART_NAMES
from pacenotes.core.search_rank import NAMED_FIRST
from pacenotes.core.search_snippet import marked, snippet
from pacenotes.core.search_words import Query
from pacenotes.core.telling.marked_text import Stretch, stretches
from pacenotes.core.wording import N_
from pacenotes.doors.web.deals.gate.rows import kind_name
from pacenotes.doors.web.deals.places import Places, Ref
from pacenotes.rooms.calls.models import Call, Utterance
from pacenotes.rooms.deals.models import Account, Deal, GateRequest
from pacenotes.rooms.deals.queries.search import search
from pacenotes.rooms.demos.models import Playbook
from pacenotes.rooms.demos.queries.searched import PLAYBOOK
from pacenotes.rooms.history.models import SearchEntry
from pacenotes.rooms.people.models import Person

A_PAGE = 20

KINDS = {
    "account": N_("Account"),
    "contact": N_("Contact"),
    "deal": N_("Deal"),
    "call": N_("Call"),
    "utterance": N_("Said on a call"),
    "note": N_("Note"),
    "mail": N_("Mail"),
    "evidence": N_("Evidence"),
    "answer": N_("Answer"),
    "deadline": N_("Deadline"),
    "pitfall": N_("Pitfall"),
    "technicalquestion": N_("Technical question"),
    "gaterequest": N_("Request"),
    "input": N_("Input"),
    "meeting": N_("Meeting"),
    "demo": N_("Demo"),
    "playbook": N_("Playbook"),
}
"""What can be found, in the order of the filter."""

SPOKEN = {"utterance", "evidence"}
"""Kinds whose words were really said."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something found. Its title, its words and where it stands are in stretches, of which those
    that were looked for are marked."""

    kind: str
    address: str
    title: tuple[Stretch, ...]
    words: tuple[Stretch, ...]
    where: tuple[tuple[Stretch, ...], ...]
    day: dt.date | None
    is_spoken: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind to look through alone, and how many of it are among what was found."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found; `total` is how many things there are in all, and where `is_cut`
    only the newest of more."""

    rows: tuple[Row, ...]
    kinds: tuple[Kind, ...]
    kind: str
    total: int
    is_cut: bool
    page: int
    pages: int

    @property
    def first(self) -> int:
        """The number of the first row of the page."""
        return (self.page - 1) * A_PAGE + 1

    @property
    def kind_name(self) -> str:
        """The one kind that is looked through, empty for all."""
        return KINDS.get(self.kind, "")


def results(person: Person, query: Query, kind: str = "", page: int = 1) -> Results:
    """What this person finds, in fifteen queries at most, however many rows there are."""
    found = search(person, query, kind, {PLAYBOOK: Playbook.objects.visible_to(person)})
    pages = max(1, -(-len(found.ids) // A_PAGE))
    page = min(max(page, 1), pages)
    ids = found.ids[(page - 1) * A_PAGE : page * A_PAGE]
    entries = {entry.pk: entry for entry in SearchEntry.objects.filter(pk__in=ids)}
    shown = [entries[pk] for pk in ids if pk in entries]
    told = _Told(query, shown)
    counts = dict(found.kinds)
    kinds = tuple(Kind(k, KINDS[k], counts[k]) for k in KINDS if k in counts)
    rows = tuple(told.row(entry) for entry in shown)
    return Results(rows, kinds, kind, len(found.ids), found.is_cut, page, pages)


class _Told:
    """Tells what was found; looks up what stands around it once for all."""

    def __init__(self, query: Query, entries: Sequence[SearchEntry]) -> None:
        self._query = query
        self._places = Places.of(map(_ref, entries))
        deals = Deal.objects.filter(pk__in={e.deal_id for e in entries if e.deal_id})
        deals = deals.select_related("account").only("name", "account__name")
        self._deals = {deal.pk: deal for deal in deals}
        ids = {e.account_id for e in entries if e.kind == "contact" and e.account_id}
        self._accounts = Account.objects.in_bulk(ids) if ids else {}
        ids = {e.about_id for e in entries if e.kind == "gaterequest"}
        self._requests = GateRequest.objects.in_bulk(ids) if ids else {}
        spoken = [e for e in entries if e.kind == "utterance"]
        self._calls = Call.objects.in_bulk({e.about_id for e in spoken}) if spoken else {}
        self._said = _said(spoken) if spoken else {}

    def row(self, entry: SearchEntry) -> Row:
        """One thing found."""
        query, is_titled = self._query, bool(entry.title) and entry.kind != "evidence"
        return Row(
            kind=KINDS.get(entry.kind, entry.kind),
            address=self._places.address(_ref(entry)),
            title=marked(query, entry.title if is_titled else self._title(entry)),
            words=snippet(query, _in_a_line(entry)) if entry.body else (),
            where=tuple(where for where in self._where(entry) if where),
            day=entry.day,
            is_spoken=entry.kind in SPOKEN,
        )

    def _title(self, entry: SearchEntry) -> str:
        """What a thing without a title of its own is called."""
        if entry.kind in {"evidence", "answer"}:
            key = self._places.parts.get((entry.kind, entry.about_id))
            return _(PART_NAMES[key[1]]) if key and key[1] in PART_NAMES else _(KINDS[entry.kind])
        if entry.kind == "utterance" and entry.about_id in self._calls:
            return self._calls[entry.about_id].title
        if entry.kind == "gaterequest" and entry.about_id in self._requests:
            return kind_name(self._requests[entry.about_id].kind)
        return _(KINDS.get(entry.kind, entry.kind))

    def _where(self, entry: SearchEntry) -> Iterable[tuple[Stretch, ...]]:
        """Who said it, marked where that was looked for, and in which deal of which account."""
        if entry.kind == "evidence" and entry.title:
            yield marked(self._query, entry.title)
        yield from (stretches(name, ()) for name in self._around(entry) if name)

    def _around(self, entry: SearchEntry) -> Iterable[str]:
        said = self._said.get((entry.about_id, entry.place)) if entry.kind == "utterance" else None
        if said is not None:
            yield str(said.speaker or "")
            yield place(entry.place, said.start)
        deal = self._deals.get(entry.deal_id or 0)
        if entry.kind == "deal":
            return
        if deal is not None:
            yield deal.name
        account = deal.account if deal else self._accounts.get(entry.account_id or 0)
        yield account.name if account else ""


def _in_a_line(entry: SearchEntry) -> str:
    """The words of a thing; what is named of an account, a contact or a deal with dots between."""
    return entry.body.replace("\n", " · ") if entry.kind in NAMED_FIRST else entry.body


def _ref(entry: SearchEntry) -> Ref:
    return Ref(entry.kind, entry.about_id, entry.deal_id, entry.place)


def _said(entries: Iterable[SearchEntry]) -> dict[tuple[int, int], Utterance]:
    """The utterances themselves, by call and index, with who said them, in one query."""
    wanted = {(entry.about_id, entry.place) for entry in entries}
    rows = Utterance.objects.filter(
        call__in={call for call, _ in wanted}, index__in={index for _, index in wanted}
    ).select_related("speaker")
    return {(row.call_id, row.index): row for row in rows if (row.call_id, row.index) in wanted}
