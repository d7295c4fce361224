"""Everything that adds to history: events, jobs, and what the search finds."""

from pacenotes.rooms.history.actions.events import Happened, queue, record, record_many
from pacenotes.rooms.history.actions.rows import write_rows
from pacenotes.rooms.history.actions.search_index import index_anew, index_many, unindex
from pacenotes.rooms.history.actions.typed_fields import check, put

__all__ = [
    "Happened",
    "check",
    "index_anew",
    "index_many",
    "put",
    "queue",
    "record",
    "record_many",
    "unindex",
    "write_rows",
]
