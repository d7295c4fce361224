"""Reads of requests for a technical colleague's time: a deal's, and those that wait."""

from __future__ import annotations

from django.db.models import F, Prefetch, Q
from django.utils import timezone

from pacenotes.core.qualification import QUESTIONS, Light
from pacenotes.rooms.deals.models import Deal, GateRequest, GateRequestQuerySet, TeamMember
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person

State = GateRequest.State


def lights_now(deal: Deal) -> dict[str, Light]:
    """The five lights of a deal today, by question, in one query."""
    today = timezone.localdate()
    kept = {row.question: row.on(today) for row in deal.standings.all()}
    return {q.key: kept.get(q.key, Light.UNKNOWN) for q in QUESTIONS}


def giver_of(request: GateRequest) -> int | None:
    """The id of who last said for whom a request is meant, None where nobody did, in one query."""
    given = Event.objects.about(request).filter(verb="gave_to")
    return given.values_list("by", flat=True).first()


def requests_of(deal: Deal) -> GateRequestQuerySet:
    """A deal's requests, newest first, with who asked and who took them on, in one query."""
    return deal.requests.select_related("asked_by", "taken_by", "meant_for").order_by("-pk")


def requests_waiting(person: Person) -> GateRequestQuerySet:
    """The requests that wait on the deals this person may see, the first due first: asked
    for on a deal that is still open, or taken on and not yet done. With deal, team and what the
    deal requires, in three queries."""
    team = TeamMember.objects.select_related("person")
    waits = Q(state=State.ASKED, deal__outcome="open") | Q(state=State.TAKEN)
    return (
        GateRequest.objects.visible_to(person)
        .filter(waits)
        .select_related("deal__account", "deal__unit", "asked_by", "taken_by", "meant_for")
        .prefetch_related(Prefetch("deal__team", queryset=team), "deal__capabilities")
        .order_by(F("due").asc(nulls_last=True), "pk")
    )
