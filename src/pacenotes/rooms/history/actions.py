"""Everything that adds to history: events and jobs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, models, transaction

from pacenotes.rooms.history import jobs
from pacenotes.rooms.history.models import Event, Job
from pacenotes.rooms.people.models import Person


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


def record_many(events: Sequence[Event]) -> None:
    """Add many events at once; to be called in the transaction that makes their changes."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("events are saved together with their changes")
    Event.objects.bulk_create(events)
