"""The feed of changes, and the week as a page and as a text."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pacenotes.core.landscape.changes import KIND_NAMES, Kind
from pacenotes.core.landscape.days import day_of
from pacenotes.doors.web.landscape.matrix.around import around, choice
from pacenotes.doors.web.landscape.matrix.days_asked import iso, said_day
from pacenotes.doors.web.landscape.matrix.feed.asked import (
    USUAL,
    FeedAsked,
    feed_asked,
    week_asked,
)
from pacenotes.doors.web.landscape.matrix.feed.lines import shown_lines
from pacenotes.doors.web.landscape.matrix.feed.week import came_words, markdown, week_of
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.feed import PAGE, Feed, FeedLine, feed


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What changed between two days, newest first."""
    found, asked = choice(request), feed_asked(request.GET, timezone.localdate())
    context = around(request, found, "changes")
    if found.chosen is not None:
        context |= _shown(feed(found.chosen, *asked.corners), asked, found.chosen)
    return render(request, "landscape/feed/changes.html", context)


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """What changed in a week, to be printed or handed on."""
    found, asked = choice(request), week_asked(request.GET, timezone.localdate())
    context = around(request, found, "week") | {"asked": asked}
    if found.chosen is not None:
        told = week_of(found.chosen, asked)
        context |= {"week": told, "text": markdown(told)}
    return render(request, "landscape/feed/week.html", context)


@require_safe
def week_text(request: HttpRequest) -> HttpResponse:
    """The same as a text file in Markdown."""
    found, asked = choice(request), week_asked(request.GET, timezone.localdate())
    if found.chosen is None:
        raise Http404
    text = markdown(week_of(found.chosen, asked))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    name = f"landscape-{asked.number}.md"
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return response


def _shown(found: Feed, asked: FeedAsked, compared: Compared) -> dict[str, Any]:
    lines = [line for line in found.lines if _is_asked(line, asked)]
    first = (asked.page - 1) * PAGE
    page = lines[first : first + PAGE]
    told = zip(page, shown_lines(page, compared), strict=True)
    days = [
        (said_day(day), iso(day), [shown for _line, shown in of_day])
        for day, of_day in groupby(told, key=lambda pair: pair[0].day)
    ]
    return {
        "days": days,
        "total": len(lines),
        "asked": asked,
        "came": came_words(found.came),
        "first": iso(asked.first),
        "last": iso(asked.last),
        "between": _("%(first)s to %(last)s")
        % {"first": said_day(asked.first), "last": said_day(asked.last)},
        "windows": _windows(asked),
        "kinds": _kinds(found, asked),
        "before": asked.on_page(asked.page - 1) if asked.page > 1 and lines else "",
        "after": asked.on_page(asked.page + 1) if first + PAGE < len(lines) else "",
    }


def _is_asked(line: FeedLine, asked: FeedAsked) -> bool:
    is_another = line.standing is not None and line.standing.is_another
    return (asked.kind is None or line.kind is asked.kind) and (
        is_another or not asked.is_ours_only
    )


def _kinds(found: Feed, asked: FeedAsked) -> list[tuple[str, str, int, str, bool]]:
    """Every kind: its key, its name, how often it is there, its query, whether it is asked for."""
    return [
        (
            kind.value,
            _(KIND_NAMES[kind]),
            count,
            asked.of_kind(None if kind is asked.kind else kind),
            kind is asked.kind,
        )
        for kind, count in ((kind, found.counts[kind]) for kind in Kind)
    ]


def _windows(asked: FeedAsked) -> list[tuple[str, str, bool]]:
    """The usual windows: what each is called, its query, whether it is asked for."""
    today = timezone.localdate()
    firsts = (
        (_("This week"), today - dt.timedelta(today.weekday())),
        (_("This month"), today.replace(day=1)),
        (_("30 days"), today - dt.timedelta(USUAL - 1)),
        (_("90 days"), today - dt.timedelta(89)),
    )
    now = (asked.first, asked.last)
    return [
        (name, asked.between(day_of(first), asked.today), now == (day_of(first), asked.today))
        for name, first in firsts
    ]
