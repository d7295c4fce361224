"""Importing accounts, contacts and deals from a file: kept, mapped, looked at, brought in."""

from pacenotes.rooms.deals.actions.importing.keeping import (
    Choices,
    apply_later,
    check_later,
    drop_old_imports,
    forget_import,
    keep_import,
    map_import,
)
from pacenotes.rooms.deals.actions.importing.running import apply_import, check_import

__all__ = [
    "Choices",
    "apply_import",
    "apply_later",
    "check_import",
    "check_later",
    "drop_old_imports",
    "forget_import",
    "keep_import",
    "map_import",
]
