"""What the search finds of a deal, an account and everything below them, thing by thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import OuterRef, Prefetch, Subquery

from pacenotes.rooms.deals.models import (
    Account,
    Answer,
    BusinessCase,
    Competitor,
    Contact,
    Deadline,
    Deal,
    Evidence,
    GateRequest,
    Input,
    Mail,
    Meeting,
    Note,
    NoteVersion,
    Pitfall,
    RequiredCapability,
    TechnicalQuestion,
)
from pacenotes.rooms.history.models import SearchEntry


@dataclass(frozen=True, slots=True)
class Searched:
    """A table whose rows are found: with what of them loaded, and what of a row is searched."""

    table: type[models.Model]
    rows: Callable[[], models.QuerySet[Any]]
    entry: Callable[[Any], SearchEntry]

    @property
    def kind(self) -> str:
        """The kind of its entries: the table's name."""
        return self.table._meta.model_name or ""

    def ids(self) -> Iterator[int]:
        """The ids of all rows."""
        return self.table._default_manager.order_by("pk").values_list("pk", flat=True).iterator()

    def entries(self, ids: Iterable[int]) -> Iterator[SearchEntry]:
        """What is searched of the rows with these ids, in few queries however many."""
        return (self.entry(row) for row in self.rows().filter(pk__in=list(ids)))


def searched(table: type[models.Model]) -> Searched:
    """How the rows of a table are found; KeyError where they aren't."""
    return _BY_TABLE[table]


def _account(row: Account) -> SearchEntry:
    return SearchEntry.of(
        "account",
        row.pk,
        title=row.name,
        body=_lines(row.industry, row.country, row.website, *_own(row.custom)),
        account_id=row.pk,
        has_name=True,
    )


def _contact(row: Contact) -> SearchEntry:
    return SearchEntry.of(
        "contact",
        row.pk,
        title=row.name,
        body=_lines(row.title, row.email, row.phone, row.decides, *_own(row.custom)),
        account_id=row.account_id,
        has_name=True,
    )


def deal_entry(row: Deal, account_name: str, around: Iterable[str] = ()) -> SearchEntry:
    """A deal, which is found by its account's name too, and by what stands `around` it.

    For who has just written many deals and knows their accounts' names; `searched(Deal)` else.
    """
    return SearchEntry.of(
        "deal",
        row.pk,
        title=row.name,
        body=_lines(account_name, row.owner_name, *around, *_own(row.custom)),
        deal_id=row.pk,
        account_id=row.account_id,
        day=row.opened_on,
        has_name=True,
    )


def _deal(row: Any) -> SearchEntry:
    case: BusinessCase | None = row.the_case
    around = [thing.name for thing in (*row.the_competitors, *row.the_capabilities)]
    around += [case.metric, case.today, case.target] if case else []
    return deal_entry(row, row.account.name if row.account else "", around)


def _note(row: Any) -> SearchEntry:
    """A note's newest version: what was taken back in an earlier one isn't found."""
    return SearchEntry.of(
        "note",
        row.pk,
        title=row.title,
        body=row.newest or "",
        deal_id=row.deal_id,
        day=row.about_on,
    )


def _mail(row: Mail) -> SearchEntry:
    return SearchEntry.of(
        "mail",
        row.pk,
        title=row.subject,
        body=_lines(row.text, row.sender, row.recipients),
        deal_id=row.deal_id,
        day=row.sent_on,
    )


def _evidence(row: Evidence) -> SearchEntry:
    return SearchEntry.of(
        "evidence",
        row.pk,
        title=row.speaker,
        body=row.words,
        deal_id=row.deal_id,
        day=row.said_on,
    )


def _answer(row: Answer) -> SearchEntry:
    return SearchEntry.of(
        "answer",
        row.pk,
        body=row.text,
        deal_id=row.deal_id,
        day=row.answered_at.date(),
    )


def _deadline(row: Deadline) -> SearchEntry:
    return SearchEntry.of(
        "deadline",
        row.pk,
        title=row.what,
        body=row.set_by,
        deal_id=row.deal_id,
        day=row.last,
    )


def _pitfall(row: Pitfall) -> SearchEntry:
    return SearchEntry.of(
        "pitfall", row.pk, title=row.what, body=row.mitigation, deal_id=row.deal_id
    )


def _technical_question(row: TechnicalQuestion) -> SearchEntry:
    return SearchEntry.of(
        "technicalquestion",
        row.pk,
        body=_lines(row.text, row.answer),
        deal_id=row.deal_id,
        day=row.passed_on_at.date(),
    )


def _input(row: Input) -> SearchEntry:
    return SearchEntry.of(
        "input",
        row.pk,
        body=_lines(row.text, row.reason),
        deal_id=row.deal_id,
        day=row.given_at.date(),
    )


def _request(row: GateRequest) -> SearchEntry:
    return SearchEntry.of(
        "gaterequest",
        row.pk,
        body=_lines(row.what, row.reason),
        deal_id=row.deal_id,
        day=row.asked_at.date(),
    )


def _meeting(row: Meeting) -> SearchEntry:
    return SearchEntry.of(
        "meeting", row.pk, title=row.title, body="", deal_id=row.deal_id, day=row.held_on
    )


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _own(custom: dict[str, Any]) -> list[str]:
    """The words in the team's own fields, in the order of their keys."""
    return [value for _key, value in sorted(custom.items()) if isinstance(value, str)]


def _notes() -> models.QuerySet[Note]:
    versions = NoteVersion.objects.filter(note=OuterRef("pk")).order_by("-number")
    return Note.objects.annotate(newest=Subquery(versions.values("text")[:1]))


def _deals() -> models.QuerySet[Deal]:
    around = (
        Prefetch("competitors", Competitor.objects.all(), to_attr="the_competitors"),
        Prefetch("capabilities", RequiredCapability.objects.all(), to_attr="the_capabilities"),
        Prefetch("business_case", BusinessCase.objects.all(), to_attr="the_case"),
    )
    return Deal.objects.select_related("account").prefetch_related(*around)


SEARCHED = (
    Searched(Account, Account.objects.all, _account),
    Searched(Contact, Contact.objects.all, _contact),
    Searched(Deal, _deals, _deal),
    Searched(Note, _notes, _note),
    Searched(Mail, Mail.objects.all, _mail),
    Searched(Evidence, Evidence.objects.all, _evidence),
    Searched(Answer, Answer.objects.all, _answer),
    Searched(Deadline, Deadline.objects.all, _deadline),
    Searched(Pitfall, Pitfall.objects.all, _pitfall),
    Searched(TechnicalQuestion, TechnicalQuestion.objects.all, _technical_question),
    Searched(Input, Input.objects.all, _input),
    Searched(GateRequest, GateRequest.objects.all, _request),
    Searched(Meeting, Meeting.objects.all, _meeting),
)
"""Every table of this room whose rows the search finds."""

_BY_TABLE = {known.table: known for known in SEARCHED}
