"""Look at a file that is to be imported, bring its rows in, and tell teams of changes in the
landscape, in the background."""

from __future__ import annotations

from pacenotes.core.wording import N_, words
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import APPLY_TABLE, CHECK_TABLE, TableImport
from pacenotes.rooms.history.jobs import Claim, GivenUp, Work
from pacenotes.rooms.landscape.actions.holding import LANDSCAPE_CHANGED
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden

GONE = N_("The file was dropped meanwhile.")


def check_table(claim: Claim) -> None:
    """The work of a `check-table` job."""
    table, person = _asked(claim)
    try:
        actions.check_import(table=table, by=person, reach=claim.reach)
    except Forbidden as refused:
        raise GivenUp(refused.words) from None


def apply_table(claim: Claim) -> None:
    """The work of an `apply-table` job. Run again after it was cut off, it finds nothing in part;
    run again after all was in, it does nothing."""
    table, person = _asked(claim)
    try:
        actions.apply_import(
            table=table, by=person, reach=claim.reach, whisper=claim.whisper
        )  # fmt: skip
    except Forbidden as refused:
        raise GivenUp(refused.words) from None


def _asked(claim: Claim) -> tuple[TableImport, Person]:
    """The file, and who asked for it to be worked on."""
    table = TableImport.objects.select_related("by").filter(pk=claim.job.subject_id).first()
    if table is None or claim.job.by is None:
        raise GivenUp(words(GONE))
    return table, claim.job.by


def tell_of_changes(claim: Claim) -> None:
    """The work of a `landscape-changed` job: run again, it tells nobody twice."""
    actions.tell_of_changes(by=claim.job.by)


WORK: dict[str, Work] = {
    CHECK_TABLE: check_table,
    APPLY_TABLE: apply_table,
    LANDSCAPE_CHANGED: tell_of_changes,
}
"""What this room does in the background, by kind."""
