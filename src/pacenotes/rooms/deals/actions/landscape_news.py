"""Teams told of changes in the landscape that touch their open deals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from pacenotes.core.landscape.changes import Corner, Kind
from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.support import Support
from pacenotes.rooms.deals.actions.landscape_links import link_by_name
from pacenotes.rooms.deals.models import Deal, FeltChange
from pacenotes.rooms.deals.queries.impact import impact_of, interests_of, looked_on
from pacenotes.rooms.history.actions import Happened, record, record_many, write_rows
from pacenotes.rooms.landscape.models import LandscapeMark
from pacenotes.rooms.people.models import Person

_TOLD = ("deal", "capability", "product", "kind", "before", "after")


@transaction.atomic
def tell_of_changes(*, by: Person | None) -> int:
    """Tell the team of each open deal of what changed since somebody last looked, once a change;
    how many were told. What was named before the landscape knew it is linked by its name first.

    Nothing changes with time alone: what ships is recorded then, which has somebody look.
    """
    list(LandscapeMark.objects.select_for_update())  # one look at a time
    link_by_name(by=by)
    today, last = timezone.localdate(), looked_on()
    since = min(last or today, today) - dt.timedelta(days=1)
    rows = list(_felt(since, today))
    write_rows(rows)
    record_many(events=map(_happened, rows), by=by)
    if last is None or last < today:
        record("looked", FeltChange(pk=0), by=by, after={"on": today.isoformat()})
    return len(rows)


def _felt(since: dt.date, today: dt.date) -> Iterator[FeltChange]:
    """The changes from one day to another that a deal feels, and wasn't told of since."""
    interests = interests_of(Deal.objects.all())
    if not interests:
        return
    musts = {one.deal: one.musts for one in interests}
    first, second = (Corner(day_of(day), day_of(day)) for day in (since, today))
    changes, impact = impact_of(interests, first, second)
    told = set(FeltChange.objects.filter(told_on__gt=since).values_list(*_TOLD))
    rows = list(changes)
    for felt in impact:
        for one in (rows[row] for row in felt.changes):
            step = (felt.deal, one.capability, one.product, one.kind.value, one.before, one.after)
            if step not in told:
                told.add(step)
                yield FeltChange(
                    deal_id=felt.deal,
                    capability_id=one.capability,
                    product_id=one.product,
                    kind=one.kind.value,
                    before=int(one.before),
                    after=int(one.after),
                    is_must=one.capability in musts[felt.deal],
                    told_on=today,
                )


def _happened(row: FeltChange) -> Happened:
    is_learnt = row.kind == Kind.WE_WERE_WRONG and row.before == Support.UNKNOWN
    before = {"support": row.before}
    after = {
        "support": row.after,
        "capability": row.capability_id,
        "product": row.product_id,
        "change": "learnt" if is_learnt else row.kind,
        "must": row.is_must,
    }
    return Happened("landscape_changed", "deal", row.deal_id, row.deal_id, before, after)
