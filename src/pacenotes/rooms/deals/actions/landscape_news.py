"""Teams told of changes in the landscape that touch their open deals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from pacenotes.core.landscape.changes import Corner, Kind
from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.impact import DealInterest
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
    rows = list(_felt(min(last or today, today), today))
    write_rows(rows)
    record_many(events=map(_happened, rows), by=by)
    if last is None or last < today:
        record("looked", FeltChange(pk=0), by=by, after={"on": today.isoformat()})
    return len(rows)


def _felt(last: dt.date, today: dt.date) -> Iterator[FeltChange]:
    """The changes since somebody last looked that a deal feels: of that day itself those that
    weren't told then, of the days after it all."""
    interests = interests_of(Deal.objects.all())
    if not interests:
        return
    told = set(FeltChange.objects.filter(told_on__gte=last).values_list(*_TOLD))
    on_the_day = _steps(interests, last - dt.timedelta(days=1), last)
    steps = [one for one in on_the_day if one not in told]
    if last < today:
        steps += _steps(interests, last, today)
    musts = {one.deal: one.musts for one in interests}
    for deal, capability, product, kind, before, after in dict.fromkeys(steps):
        yield FeltChange(
            deal_id=deal,
            capability_id=capability,
            product_id=product,
            kind=kind,
            before=before,
            after=after,
            is_must=capability in musts[deal],
            told_on=today,
        )


def _steps(
    interests: Sequence[DealInterest], since: dt.date, until: dt.date
) -> Iterator[tuple[int, int, int, str, int, int]]:
    """What each deal feels of what changed between two days, as `_TOLD` has it."""
    first, second = (Corner(day_of(day), day_of(day)) for day in (since, until))
    changes, impact = impact_of(interests, first, second)
    rows = list(changes)
    for felt in impact:
        for one in (rows[row] for row in felt.changes):
            yield (
                felt.deal, one.capability, one.product, one.kind.value,
                int(one.before), int(one.after),
            )  # fmt: skip


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
    verb = "level_changed" if row.before == row.after else "landscape_changed"
    return Happened(verb, "deal", row.deal_id, row.deal_id, before, after)
