"""What the history room remembers."""

from pacenotes.rooms.history.models.event import Event
from pacenotes.rooms.history.models.job import Job
from pacenotes.rooms.history.models.search_entry import (
    LONGEST_BODY,
    SearchEntry,
    SearchEntryQuerySet,
)
from pacenotes.rooms.history.models.stored_value import ValueField, storable
from pacenotes.rooms.history.models.typed_values import check, put

__all__ = [
    "LONGEST_BODY",
    "Event",
    "Job",
    "SearchEntry",
    "SearchEntryQuerySet",
    "ValueField",
    "check",
    "put",
    "storable",
]
