"""The files that a person imports, and the work that is done on them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from pacenotes.rooms.deals.models import (
    APPLY_TABLE,
    CHECK_TABLE,
    TableImport,
    TableImportQuerySet,
    TablePiece,
)
from pacenotes.rooms.history.jobs import as_heard
from pacenotes.rooms.history.models import Job
from pacenotes.rooms.people.models import Person


def imports_of(person: Person) -> TableImportQuerySet:
    """The imports this person may see, newest first, without what was found in them."""
    return TableImport.objects.visible_to(person).defer(
        "samples", "examples", "wrongs", "mapping", "headers"
    )


def latest_job(table_id: int) -> Job | None:
    """The newest work on a file, None where there was none."""
    job = _jobs(table_id).order_by("-pk").first()
    return as_heard(job) if job else None


def is_under_way(table_id: int) -> bool:
    """Whether a file is being worked on, or waits for it."""
    return _jobs(table_id).filter(state__in=[Job.State.QUEUED, Job.State.RUNNING]).exists()


def wrong_rows_of(table: TableImport) -> Iterator[bytes]:
    """The file of wrong rows, in pieces; nothing where none is kept."""
    pieces = TablePiece.objects.filter(table=table, of=TablePiece.Of.WRONG).order_by("number")
    for data in pieces.values_list("data", flat=True).iterator(chunk_size=4):
        yield bytes(data)


def has_wrong_rows(table: TableImport) -> bool:
    """Whether the wrong rows can be fetched as a file."""
    return TablePiece.objects.filter(table=table, of=TablePiece.Of.WRONG).exists()


def _jobs(table_id: int) -> QuerySet[Job]:
    return Job.objects.filter(kind__in=[CHECK_TABLE, APPLY_TABLE], subject_id=table_id)
