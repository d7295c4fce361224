"""What the calls room remembers."""

from pacenotes.rooms.calls.models.call import ASK, LISTEN, Call, CallQuerySet
from pacenotes.rooms.calls.models.driven_span import DrivenSpan
from pacenotes.rooms.calls.models.finding import Finding, FindingQuerySet
from pacenotes.rooms.calls.models.original import MOST_BYTES, Original, clean_file_name
from pacenotes.rooms.calls.models.speaker import Speaker
from pacenotes.rooms.calls.models.utterance import Utterance

__all__ = [
    "ASK",
    "LISTEN",
    "MOST_BYTES",
    "Call",
    "CallQuerySet",
    "DrivenSpan",
    "Finding",
    "FindingQuerySet",
    "Original",
    "Speaker",
    "Utterance",
    "clean_file_name",
]
