"""Going through a kept file: to say what it would do, and to bring it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from pacenotes.core.tables.wrong import MOST_KEPT, Unusable, Wrong, Wrongs
from pacenotes.core.wording import N_
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import locked
from pacenotes.rooms.deals.actions.importing.accounts import AccountPlan
from pacenotes.rooms.deals.actions.importing.contacts import ContactPlan
from pacenotes.rooms.deals.actions.importing.deals import DealPlan
from pacenotes.rooms.deals.actions.importing.opening import Opened, opened
from pacenotes.rooms.deals.actions.importing.planning import Plan, Planned
from pacenotes.rooms.deals.actions.importing.writing import (
    Writer,
    accounts_called_for,
    keep_pages_in_memory,
)
from pacenotes.rooms.deals.actions.importing.wrong_rows import keep_wrong_rows
from pacenotes.rooms.deals.models import TableImport, TablePiece
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person

CHECKING = N_("Reading the rows")
WRITING = N_("Bringing the rows in; nobody sees them before all of them are there")
KEEPING = N_("Almost done")

MOST_EXAMPLES = 20

Reach = Callable[[int, str], None]
"""Says how far the work is, 0 to 100, and what comes now."""

PLANS: dict[str, type[Plan[Any]]] = {
    TableImport.Of.ACCOUNTS: AccountPlan,
    TableImport.Of.CONTACTS: ContactPlan,
    TableImport.Of.DEALS: DealPlan,
}


def _silently(_progress: int, _step: str) -> None:
    """Tell nobody how far it is."""


@dataclass(slots=True)
class _Found:
    """What going through a file came to."""

    counts: Counter[str] = field(default_factory=Counter)
    accounts: set[str] = field(default_factory=set)
    examples: list[dict[str, Any]] = field(default_factory=list)
    wrongs: Wrongs = field(default_factory=Wrongs)

    @property
    def is_all_wrong(self) -> bool:
        """Whether there are rows and none of them is good."""
        return bool(self.wrongs.total) and not self.counts

    def take(self, planned: list[Planned[Any]], plan: Plan[Any]) -> None:
        """Count a batch, before it is written."""
        self.accounts |= accounts_called_for(plan.directory, planned)
        for one in planned:
            kind = "added" if one.is_new else "left" if one.is_left else "changed"
            self.counts[kind] += 1
            if kind != "left" and self.counts[kind] <= MOST_EXAMPLES:
                example = {"line": one.line, "name": one.row.name, "is_new": one.is_new}
                example["pipeline"] = getattr(one.row, "pipeline", "")
                self.examples.append(
                    {**example, "before": dict(one.before), "after": dict(one.after)}
                )


class _Refused(Exception):
    """Rows are wrong, so none may go in; what was written is taken back."""


def check_import(*, table: TableImport, by: Person, reach: Reach = _silently) -> TableImport:
    """Go through the file and keep what it would do; nothing comes in."""
    rules.check_may_import(by)
    if table.is_applied:
        return table
    try:
        with opened(table) as file:
            return _looked_through(table, file, by, reach)
    except Unusable as unusable:
        return _keep_unusable(table, unusable)


def apply_import(
    *,
    table: TableImport,
    by: Person,
    keeps_good_rows: bool | None = None,
    reach: Reach = _silently,
    whisper: Reach = _silently,
) -> TableImport:
    """Bring the file's rows in: all of them or, where its person said so, the good ones alone.

    All is one transaction, so that whatever ends it leaves nothing in part; it ends at the first
    row for which nothing may go in, and all that is wrong is then found outside it, where nobody
    waits for it. A file that is in already isn't brought in again. `whisper` tells how far it is
    from inside that transaction.
    """
    rules.check_may_import(by)
    if table.is_applied:
        return table
    if keeps_good_rows is not None:
        table.keeps_good_rows = keeps_good_rows
    try:
        with opened(table) as file:
            reach(0, WRITING)
            try:
                return _written(table, file, by, reach, whisper)
            except _Refused:
                return _looked_through(table, file, by, reach)
    except Unusable as unusable:
        return _keep_unusable(table, unusable)


def _looked_through(table: TableImport, file: Opened, by: Person, reach: Reach) -> TableImport:
    plan = PLANS[table.of](table, file, by, locks=False)
    found = _Found(wrongs=plan.wrongs)
    tell = _sparingly(reach)
    for line, planned in plan.batches():
        found.take(planned, plan)
        tell(min(95, 95 * line // max(file.table.lines, 1)), CHECKING)
    reach(95, KEEPING)
    return _keep_found(table, found, file)


def _sparingly(reach: Reach) -> Reach:
    """The same, told only where there is something new to tell: each time is a write."""
    said = -1

    def told(progress: int, step: str) -> None:
        nonlocal said
        if progress > said:
            reach(progress, step)
            said = progress

    return told


def _may_go_in(table: TableImport, found: _Found) -> bool:
    if not found.wrongs.is_whole:
        return False  # What follows a broken quote can't be read, so nobody knows what is good.
    return table.keeps_good_rows or not found.wrongs.total


@transaction.atomic
def _written(
    table: TableImport, file: Opened, by: Person, reach: Reach, whisper: Reach
) -> TableImport:
    keep_pages_in_memory()
    current = locked(table, None)
    if current.is_applied:
        return current
    current.keeps_good_rows = table.keeps_good_rows
    plan = PLANS[current.of](current, file, by, locks=True)
    found = _Found(wrongs=plan.wrongs)
    writer = Writer(current, plan.directory, by)
    for line, planned in plan.batches():
        found.take(planned, plan)
        if not _may_go_in(current, found):
            raise _Refused
        writer.write(planned)
        whisper(min(95, 95 * line // max(file.table.lines, 1)), WRITING)
    if not _may_go_in(current, found) or found.is_all_wrong:  # the last rows had none that is good
        raise _Refused
    writer.finish()
    _put_found(current, found, file)
    current.state, current.applied_at = TableImport.State.APPLIED, timezone.now()
    current.save()
    TablePiece.objects.filter(table=current, of=TablePiece.Of.SENT).delete()
    counts = {key: getattr(current, key) for key in ("of", "rows", "added", "changed", "left")}
    more = {"accounts_added": current.accounts_added, "wrong_rows": current.wrong_rows}
    record("imported", current, by=by, after={**counts, **more})
    reach(99, KEEPING)  # the last thing, for it fails where another worker has the job by now
    return current


@transaction.atomic
def _keep_found(table: TableImport, found: _Found, file: Opened) -> TableImport:
    current = locked(table, None)
    if current.is_applied:
        return current
    _put_found(current, found, file)
    current.state, current.checked_at = TableImport.State.CHECKED, timezone.now()
    current.save()
    return current


def _put_found(current: TableImport, found: _Found, file: Opened) -> None:
    """Put counts and wrongs into the row, and the wrong rows into a file."""
    counts, wrongs = found.counts, found.wrongs
    kept = sorted(wrongs.kept, key=lambda wrong: wrong.line or 0)
    current.added, current.changed = counts["added"], counts["changed"]
    current.left, current.accounts_added = counts["left"], len(found.accounts)
    current.wrong_rows, current.wrong_total = len(wrongs.lines), wrongs.total
    current.rows = sum(counts.values()) + current.wrong_rows
    current.wrongs, current.examples = tuple(kept[:MOST_KEPT]), found.examples
    current.mapping = file.told
    keep_wrong_rows(current, file, kept)


@transaction.atomic
def _keep_unusable(table: TableImport, unusable: Unusable) -> TableImport:
    """Keep why the file can't be read as it is mapped; it goes back to be mapped."""
    current = locked(table, None)
    if current.is_applied:
        return current
    wrongs: tuple[Wrong, ...] = unusable.wrongs
    current.state, current.checked_at = TableImport.State.KEPT, timezone.now()
    current.rows = current.added = current.changed = current.left = current.wrong_rows = 0
    current.wrongs, current.wrong_total = wrongs[:MOST_KEPT], len(wrongs)
    current.examples = []
    current.save()
    return current
