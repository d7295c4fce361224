"""What waits for a person today, by the positions they play: lists are cut, counts are true."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import CharField, Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from pacenotes.core.position import HouseSide
from pacenotes.core.positions import POSITIONS, position_or_bare
from pacenotes.core.qualification import Decision, Light
from pacenotes.rooms.deals.models import (
    Deadline,
    Deal,
    Evidence,
    FeltChange,
    GateRequest,
    Input,
    Standing,
    TeamMember,
    TechnicalQuestion,
)
from pacenotes.rooms.deals.queries.vacancies import Vacancy, vacancies_among, with_vacancy
from pacenotes.rooms.deals.rules import PLANNED
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import leads

MOST_ROWS = 8
"""Rows of a list that are shown; the rest is counted."""

SOON = dt.timedelta(days=14)
"""How far ahead a deadline waits."""

NEWS = dt.timedelta(days=14)
"""For how long it is news what became of a request or an input."""

TAKEN = GateRequest.State.TAKEN

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Of]):
    """The first of some rows, and how many there are in all."""

    rows: tuple[Of, ...] = ()
    count: int = 0

    @property
    def more(self) -> int:
        """How many aren't shown."""
        return self.count - len(self.rows)


NOTHING: Listed[Any] = Listed()
"""Where there can be nothing, and nothing is looked for."""

NAMED = ("deal__name", "deal__account__name")
"""What a line says of its deal. A page asks a dozen questions, and most of what one costs is
putting the columns in it, so that only those are asked for that are said."""

GIVEN = ("about_type", "about_id", "text")
"""What a line says of an input."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """Words on one question of one deal that its owner hasn't decided on, and the newest."""

    deal: Deal
    question: str
    count: int
    newest: Evidence


@dataclass(frozen=True, slots=True)
class Today:
    """What waits, in the order of urgency; see `today_of` for what each list holds."""

    deadlines: Listed[Deadline]
    asked: Listed[GateRequest]
    taken: Listed[GateRequest]
    shaken: Listed[Standing]
    technical: Listed[TechnicalQuestion]
    inputs: Listed[Input]
    proposals: Listed[Proposals]
    answered_requests: Listed[GateRequest]
    vacancies: Listed[Vacancy]
    ownerless: Listed[Deal]
    felt: Listed[FeltChange]
    fates: Listed[Input]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not any(getattr(self, name).count for name in self.__slots__)


def today_of(person: Person) -> Today:
    """What waits for a person, in some fifteen queries however much it is.

    To the sales side of a deal's team: its deadlines, passed or within 14 days; questions that are
    stale or contradicted; proposals; what became of requests; vacant positions. To its technical
    side: requests to take on, those that they took on, technical questions that are theirs or
    nobody's. To the owner of a thing: inputs on it. To who leads a part of the house: its vacant
    positions, and its deals without an owner. To the team: what changed in the landscape. To
    everybody: what became of their inputs.
    """
    day = timezone.localdate()
    sides = _sides(person)
    sells, is_technical = HouseSide.SALES in sides, HouseSide.TECHNICAL in sides
    sales, technical = _played(person, HouseSide.SALES), _played(person, HouseSide.TECHNICAL)
    theirs = Q(deal__in=sales, deal__outcome="open")
    techs = Q(deal__in=technical, deal__outcome="open")
    taken = Q(deal__in=technical, taken_by=person, state=TAKEN)
    asked = techs & _to_take_on(person)
    return Today(
        deadlines=listed(_deadlines(theirs, day)) if sells else NOTHING,
        asked=listed(_requests(asked)) if is_technical else NOTHING,
        taken=listed(_requests(taken)) if is_technical else NOTHING,
        shaken=listed(_shaken(theirs, day)) if sells else NOTHING,
        technical=listed(_technical(person, techs)) if is_technical else NOTHING,
        inputs=listed(_inputs(person, theirs, techs)) if sides else NOTHING,
        proposals=_proposals(theirs) if sells else NOTHING,
        answered_requests=listed(_answered_requests(theirs)) if sells else NOTHING,
        vacancies=_vacancies(person, sales) if sells or leads(person) else NOTHING,
        ownerless=listed(_ownerless(person)) if leads(person) else NOTHING,
        felt=listed(_felt(person, day)) if sides else NOTHING,
        fates=listed(_fates(person)),
    )


def _sides(person: Person) -> set[HouseSide | None]:
    """The sides of the house that the person plays for on any deal: what waits for the others is
    not looked for."""
    played = TeamMember.objects.filter(person=person).order_by()
    keys = played.values_list("position_key", flat=True).distinct()
    return {position_or_bare(key).side for key in keys}


def _played(person: Person, side: HouseSide) -> QuerySet[TeamMember, Any]:
    """The deals on whose team the person plays for this side, as a subquery of their ids."""
    keys = [position.key for position in POSITIONS if position.side is side]
    return TeamMember.objects.filter(person=person, position_key__in=keys).values("deal")


def listed(rows: QuerySet[Any]) -> Listed[Any]:
    """The first rows; counted only where there are more."""
    first = list(rows[: MOST_ROWS + 1])
    count = len(first) if len(first) <= MOST_ROWS else rows.count()
    return Listed(tuple(first[:MOST_ROWS]), count)


def _deadlines(theirs: Q, day: dt.date) -> QuerySet[Deadline]:
    due = Deadline.objects.standing().filter(theirs, state=Deadline.State.OPEN)
    due = due.filter(last__lte=day + SOON).select_related("deal__account")
    return due.only("what", "kind", "last", *NAMED).order_by("last", "first", "pk")


def _shaken(theirs: Q, day: dt.date) -> QuerySet[Standing]:
    """Questions that were answered and are contradicted or stale, the contradicted first."""
    is_stale = Q(light=Light.ANSWERED, stale_from__lte=day)
    shaken = Standing.objects.filter(theirs, Q(light=Light.CONTRADICTED) | is_stale)
    shaken = shaken.select_related("deal__account").only("question", "light", "stale_from", *NAMED)
    # By name, contradicted stands after answered.
    return shaken.order_by("-light", "stale_from", "pk")


def _proposals(theirs: Q) -> Listed[Proposals]:
    waiting = Evidence.objects.filter(theirs, decision=Decision.PROPOSED).order_by()
    groups = waiting.values("deal", "question").annotate(count=Count("pk"), newest=Max("pk"))
    first = listed(groups.order_by("-newest"))
    ids = [group["newest"] for group in first.rows]
    told = Evidence.objects.select_related("deal__account")
    newest = told.only("question", "part", "words", "speaker", *NAMED).in_bulk(ids)
    rows = (
        Proposals(newest[pk].deal, group["question"], group["count"], newest[pk])
        for group in first.rows
        if (pk := group["newest"]) in newest
    )
    return Listed(tuple(rows), first.count)


def _requests(which: Q) -> QuerySet[GateRequest]:
    rows = GateRequest.objects.filter(which).select_related("deal__account", "asked_by", "taken_by")
    said = ("kind", "what", "due", "state", "reason", "asked_by__name", "taken_by__name")
    return rows.only(*said, *NAMED).order_by(F("due").asc(nulls_last=True), "pk")


def _to_take_on(person: Person) -> Q:
    """Requests that wait, but for those that triage gave to somebody else."""
    return Q(state=GateRequest.State.ASKED) & (Q(meant_for=None) | Q(meant_for=person))


def _answered_requests(theirs: Q) -> QuerySet[GateRequest]:
    """What became of requests: declined lately, or taken on and under way."""
    is_news = Q(state=GateRequest.State.DECLINED, changed_at__gte=timezone.now() - NEWS)
    return _requests(theirs & (is_news | Q(state=TAKEN))).order_by("state", "-changed_at", "-pk")


def _technical(person: Person, techs: Q) -> QuerySet[TechnicalQuestion]:
    mine = Q(owner=person) | Q(owner=None)
    rows = TechnicalQuestion.objects.filter(techs, mine, state=TechnicalQuestion.State.OPEN)
    rows = rows.select_related("deal__account", "asked_by")
    rows = rows.only("text", "due", "owner", "asked_by__name", *NAMED)
    return rows.order_by(F("due").asc(nulls_last=True), "pk")


def _inputs(person: Person, theirs: Q, techs: Q) -> QuerySet[Input]:
    """Others' inputs on what this person owns: the sales side all but technical answers, of which
    the technical side owns its own and nobody's, and plans of demos, which the demos room tells."""
    answers = (
        TechnicalQuestion.objects.filter(Q(owner=person) | Q(owner=None), deal=OuterRef("deal"))
        .annotate(key=Cast("pk", CharField()))
        .filter(key=OuterRef("about_id"))
    )
    is_technical = Q(about_type=Input.About.TECHNICAL_QUESTION)
    is_sales = ~is_technical & ~Q(about_type__in=PLANNED)
    owned = (theirs & is_sales) | (techs & is_technical & Q(Exists(answers)))
    rows = Input.objects.filter(owned, state=Input.State.OPEN).exclude(given_by=person)
    rows = rows.select_related("deal__account", "given_by").only(*GIVEN, "given_by__name", *NAMED)
    return rows.order_by("given_at", "pk")


def _fates(person: Person) -> QuerySet[Input]:
    """What their owners made of this person's inputs lately, on deals they still see."""
    mine = Input.objects.visible_to(person).filter(given_by=person)
    rows = mine.exclude(state=Input.State.OPEN).filter(decided_at__gte=timezone.now() - NEWS)
    rows = rows.select_related("deal__account", "decided_by")
    said = ("state", "reason", "decided_by__name")
    return rows.only(*GIVEN, *said, *NAMED).order_by("-decided_at", "-pk")


def _felt(person: Person, day: dt.date) -> QuerySet[FeltChange]:
    """Changes of the landscape that the open deals of this person's teams feel, of late."""
    played = TeamMember.objects.filter(person=person).values("deal")
    rows = FeltChange.objects.filter(deal__in=played, deal__outcome="open")
    rows = rows.filter(told_on__gt=day - NEWS).order_by("-is_must", "-told_on", "pk")
    rows = rows.select_related("deal__account", "capability", "product")
    said = ("kind", "before", "after", "is_must", "told_on", "capability__name", "product__name")
    return rows.only(*said, *NAMED)


def _vacancies(person: Person, sales: QuerySet[TeamMember, Any]) -> Listed[Vacancy]:
    """Deals on whose sales side the person is, and those of the part that they lead."""
    deals = Deal.objects.visible_to(person)
    if not leads(person):
        deals = deals.filter(pk__in=sales)
    first = listed(with_vacancy(deals).order_by(F("closes_on").asc(nulls_last=True), "pk"))
    return Listed(vacancies_among(first.rows), first.count)


def _ownerless(person: Person) -> QuerySet[Deal]:
    """Open deals without an owner, of the part that the person leads."""
    deals = Deal.objects.visible_to(person).filter(owner=None, outcome="open")
    deals = deals.select_related("account").only("name", "owner_name", "closes_on", "account__name")
    return deals.order_by(F("closes_on").asc(nulls_last=True), "pk")
