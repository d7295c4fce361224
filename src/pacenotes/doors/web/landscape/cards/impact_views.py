"""Which open deals feel what changed, and what is at stake on them."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.support import NAMES
from pacenotes.core.telling.changes import change_name, level_name
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.landscape.cards.asked import day_asked
from pacenotes.rooms.deals.queries.impact import impact_seen

LATELY = dt.timedelta(days=14)


@require_safe
def impact(request: HttpRequest) -> HttpResponse:
    """The changes between two days that touch the reader's open deals, musts first."""
    today = timezone.localdate()
    until = day_asked(request, "until", today)
    since = day_asked(request, "since", max(until, dt.date(1, 2, 1)) - LATELY)
    first, second = (Corner(day_of(day), day_of(day)) for day in (since, until))
    told = impact_seen(asked_by(request), first, second)
    context = {
        "since": since,
        "until": until,
        "impact": told,
        "rows": [
            (
                one,
                change_name(one.kind, one.before),
                NAMES[one.before],
                NAMES[one.after],
                level_name(one.kind, one.before, one.after),
            )
            for one in told.seen
        ],
    }
    return render(request, "landscape/cards/impact.html", context)
