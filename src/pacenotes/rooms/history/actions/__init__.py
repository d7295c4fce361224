"""Everything that adds to history: events, jobs, and what the search finds."""

from pacenotes.rooms.history.actions.events import Happened, call_off, queue, record, record_many
from pacenotes.rooms.history.actions.rows import write_rows
from pacenotes.rooms.history.actions.search_index import index_anew, index_many, unindex

__all__ = [
    "Happened",
    "call_off",
    "index_anew",
    "index_many",
    "queue",
    "record",
    "record_many",
    "unindex",
    "write_rows",
]
