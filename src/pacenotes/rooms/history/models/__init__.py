"""What the history room remembers."""

from pacenotes.rooms.history.models.event import Event
from pacenotes.rooms.history.models.job import Job
from pacenotes.rooms.history.models.search_entry import (
    LONGEST_BODY,
    LONGEST_INDEXED_PREFIX,
    SearchEntry,
    SearchEntryQuerySet,
    scope_of_deal,
    scope_of_kind,
)
from pacenotes.rooms.history.models.stored_value import ValueField, storable

__all__ = [
    "LONGEST_BODY",
    "LONGEST_INDEXED_PREFIX",
    "Event",
    "Job",
    "SearchEntry",
    "SearchEntryQuerySet",
    "ValueField",
    "scope_of_deal",
    "scope_of_kind",
    "storable",
]
