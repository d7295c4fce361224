"""Adding and editing deadlines, which rest on evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.checking import check_row
from pacenotes.rooms.deals.actions.conflicts import changed, hold, locked
from pacenotes.rooms.deals.actions.search_index import index_row
from pacenotes.rooms.deals.actions.settling import held_free, rest, rests_on_nothing
from pacenotes.rooms.deals.actions.standings import keep_standings
from pacenotes.rooms.deals.models import Contact, Deadline, Deal, Evidence, check_at_account
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


class DeadlineFields(TypedDict, total=False):
    """What of a deadline can be written; what isn't named stays."""

    what: str
    kind: str
    first: dt.date
    last: dt.date
    contact: Contact | None
    set_by: str
    state: str


@transaction.atomic
def add_deadline(
    *, deal: Deal, fields: DeadlineFields, evidence: Sequence[Evidence], by: Person
) -> Deadline:
    """Write down a deadline on evidence, which is accepted; ValidationError without any, or
    where the words are written down as another one already."""
    rules.check_may_decide(by, deal)
    if not evidence or any(e.deal_id != deal.pk or e.question != "deadlines" for e in evidence):
        raise ValidationError(_("A deadline rests on words that were really said: choose some."))
    hold(deal.pk)
    chosen = held_free(deal, evidence)
    deadline = Deadline(deal=deal, **fields)
    _check(deadline)
    deadline.save()
    record("added", deadline, by=by, after={"what": deadline.what}, deal_id=deal.pk)
    rest(deadline, chosen, by)
    index_row(deadline)
    keep_standings(deal=deal, by=by, questions=["deadlines"])
    return deadline


@transaction.atomic
def edit_deadline(
    *, deadline: Deadline, fields: DeadlineFields, by: Person, version: int | None = None
) -> Deadline:
    """Edit a deadline, or say what became of it; Conflict where somebody else did meanwhile,
    ValidationError where nothing that it rests on is accepted any more."""
    rules.check_may_decide(by, deadline.deal)
    hold(deadline.deal_id)
    current = locked(deadline, version)
    if not Deadline.objects.standing().filter(pk=current.pk).exists():
        raise ValidationError(rests_on_nothing())
    told: dict[str, Any] = dict(fields)
    before, after = changed(current, told)
    if after:
        current.version += 1
        _check(current)
        current.save()
        record("edited", current, by=by, before=before, after=after, deal_id=current.deal_id)
        index_row(current)
        keep_standings(deal=current.deal, by=by, questions=["deadlines"])
    return current


def _check(deadline: Deadline) -> None:
    check_row(deadline, exclude=("deal", "contact"))
    check_at_account(deadline.contact, deadline.deal.account_id)
