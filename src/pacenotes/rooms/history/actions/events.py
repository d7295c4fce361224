"""Events and jobs, added in the transaction that makes the change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from pacenotes.core.wording import Words
from pacenotes.rooms.history import jobs
from pacenotes.rooms.history.models import Event, Job
from pacenotes.rooms.people.models import Person

_COLUMNS = ("by", "verb", "about_type", "about_id", "deal_id", "at", "before", "after")


def record(
    verb: str,
    about: models.Model,
    *,
    by: Person | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    deal_id: int | None = None,
) -> Event:
    """Add an event; to be called in the transaction that makes the change.

    `deal_id` puts it into that deal's timeline.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an event is saved together with its change")
    return Event.objects.create(
        by=by,
        verb=verb,
        about_type=about._meta.model_name or "",
        about_id=about.pk,
        deal_id=deal_id,
        before=before or {},
        after=after or {},
    )


def queue(kind: str, subject_id: int, *, by: Person | None) -> Job:
    """Put a job in the queue; where the same one waits already, that one."""
    try:
        with transaction.atomic():
            job = Job.objects.create(kind=kind, subject_id=subject_id, by=by)
    except IntegrityError:
        job = Job.objects.filter(kind=kind, subject_id=subject_id, state=Job.State.QUEUED).latest(
            "pk"
        )
    transaction.on_commit(jobs.tell_workers)
    return job


def call_off(*, job: Job, why: Words, by: Person) -> bool:  # noqa: ARG001 - said by `why`
    """End a job that waits or runs, whose worker stops at its next word of it; whether it did."""
    going_on = Job.objects.filter(pk=job.pk, state__in=[Job.State.QUEUED, Job.State.RUNNING])
    failed = Job.State.FAILED
    return bool(going_on.update(state=failed, step="", error=why, ended_at=timezone.now()))


class Happened(NamedTuple):
    """One of many events that one person's action makes; the fields are those of `Event`."""

    verb: str
    about_type: str
    about_id: int
    deal_id: int | None
    before: dict[str, Any]
    after: dict[str, Any]


def record_many(*, events: Iterable[Happened], by: Person | None) -> None:
    """Add many events at once; to be called in the transaction that makes their changes.

    As rows of values, for a model's instance and Django's preparing of each of its fields take
    four times as long as the database does.
    """
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("events are saved together with their changes")
    at = connection.ops.adapt_datetimefield_value(timezone.now())
    rows = [
        (by and by.pk, e.verb, e.about_type, e.about_id, e.deal_id, at, *map(json.dumps, e[4:]))
        for e in events
    ]
    columns = [f.column for name in _COLUMNS for f in Event._meta.fields if f.name == name]
    names = ", ".join(map(connection.ops.quote_name, columns))
    table = connection.ops.quote_name(Event._meta.db_table)
    places = ", ".join(["%s"] * len(columns))
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608 - only names of our own columns are put in
