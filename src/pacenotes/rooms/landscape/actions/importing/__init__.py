"""Facts, releases and coverage from a file: looked at, or brought in, all of it or nothing."""

from pacenotes.rooms.landscape.actions.importing.importing import import_landscape
from pacenotes.rooms.landscape.actions.importing.outcome import Did, Outcome, WrongRow

__all__ = ["Did", "Outcome", "WrongRow", "import_landscape"]
