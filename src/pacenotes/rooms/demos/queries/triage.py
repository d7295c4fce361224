"""Who could take a request on: who is free, who knows what is required, and what each has on."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from pacenotes.core.names import fold
from pacenotes.core.position import HouseSide
from pacenotes.core.positions import POSITIONS
from pacenotes.core.triage import Choice, Colleague, Day, Load, choices
from pacenotes.rooms.deals.models import GateRequest, Meeting
from pacenotes.rooms.demos.models import Demo, KnownCapability
from pacenotes.rooms.people.models import Person

MOST_COLLEAGUES = 200
"""Technical colleagues that triage looks at, by name."""

TECHNICAL = tuple(one.key for one in POSITIONS if one.side is HouseSide.TECHNICAL)


def triage(requests: Sequence[GateRequest]) -> dict[int, tuple[Choice, ...]]:
    """Everybody who could take each request on, by its id, in seven queries however many.

    Of what colleagues have on there are numbers only: whose deals those are isn't everybody's to
    know. The requests come with their deals' teams and required capabilities.
    """
    if not requests:
        return {}
    played = {
        request.pk: {m.person_id: m.position.side for m in request.deal.team.all()}
        for request in requests
    }
    people = _colleagues(played.values())
    ids = [person.pk for person in people]
    knows, load = _knows(ids), _load(ids)
    days = _days(ids, {request.due for request in requests if request.due})
    found = {}
    for request in requests:
        team = played[request.pk]
        able = [
            Colleague(p.pk, p.name, p.pk in team, frozenset(knows[p.pk]), load.get(p.pk, Load()))
            for p in people
            if team.get(p.pk, p.position.side) is HouseSide.TECHNICAL
        ]
        required = [one.name for one in request.deal.capabilities.all()]
        found[request.pk] = choices(able, required, days[request.due] if request.due else None)
    return found


def _colleagues(teams: Iterable[dict[int, HouseSide | None]]) -> list[Person]:
    """Who plays a technical position at home or on one of the deals."""
    on_teams = {pk for team in teams for pk, side in team.items() if side is HouseSide.TECHNICAL}
    able = Person.objects.active().filter(Q(position_key__in=TECHNICAL) | Q(pk__in=on_teams))
    return list(able.order_by("name", "pk")[:MOST_COLLEAGUES])


def _knows(ids: Sequence[int]) -> dict[int, set[str]]:
    """The folded names of what each says they know, and of what their plans proved."""
    knows: dict[int, set[str]] = defaultdict(set)
    for pk, folded in KnownCapability.objects.filter(person__in=ids).values_list(
        "person_id", "folded"
    ):
        knows[pk].add(folded)
    proved = Demo.objects.filter(demoer__in=ids, steps__proves__isnull=False)
    for pk, name in proved.values_list("demoer_id", "steps__proves__name").order_by().distinct():
        knows[pk].add(fold(name))
    return knows


def _load(ids: Sequence[int]) -> dict[int, Load]:
    """What each has on; a request that they took on and the demo of it are one thing."""
    taken = GateRequest.objects.filter(taken_by__in=ids, state=GateRequest.State.TAKEN)
    requests = dict(taken.order_by().values_list("taken_by").annotate(Count("pk")))
    is_a_request_of_theirs = Q(
        request__state=GateRequest.State.TAKEN, request__taken_by=F("demoer")
    )
    ahead = Demo.objects.filter(demoer__in=ids, held_on__gte=timezone.localdate())
    ahead = ahead.exclude(is_a_request_of_theirs)
    demos = dict(ahead.order_by().values_list("demoer").annotate(Count("pk")))
    return {pk: Load(requests.get(pk, 0), demos.get(pk, 0)) for pk in ids}


def _days(ids: Sequence[int], days: set[dt.date]) -> dict[dt.date, dict[int, Day]]:
    """What each has on each of the days; a demo that has a meeting that day counts once."""
    if not days:
        return {}
    planned = Meeting.objects.filter(held_on__in=days, colleagues__in=ids)
    meetings = Counter(planned.order_by().values_list("held_on", "colleagues"))
    same = planned.filter(demos=OuterRef("pk"), colleagues=OuterRef("demoer"))
    given = Demo.objects.filter(~Exists(same), held_on__in=days, demoer__in=ids)
    told = given.order_by().values_list("held_on", "demoer")
    demos = Counter((day, pk) for day, pk in told if day is not None)
    found: dict[dt.date, dict[int, Day]] = {day: {} for day in days}
    for day, pk in {*meetings, *demos}:
        found[day][pk] = Day(meetings[day, pk], demos[day, pk])
    return found
