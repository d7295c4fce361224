"""Adding and editing deadlines, which rest on evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import changed, locked
from pacenotes.rooms.deals.actions.evidence import decide
from pacenotes.rooms.deals.actions.standings import keep_standings
from pacenotes.rooms.deals.models import Contact, Deadline, Deal, Evidence
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
    """Write down a deadline on evidence, which is accepted; ValidationError without any."""
    rules.check_may_decide(by, deal)
    if not evidence or any(e.deal_id != deal.pk or e.question != "deadlines" for e in evidence):
        raise ValidationError(_("A deadline rests on words that were really said: choose some."))
    deadline = Deadline(deal=deal, **fields)
    _check(deadline)
    deadline.save()
    for piece in evidence:
        Evidence.objects.filter(pk=piece.pk).update(deadline=deadline)
        decide(evidence=piece, decision=Decision.ACCEPTED, by=by)
    record("added", deadline, by=by, after={"what": deadline.what}, deal_id=deal.pk)
    keep_standings(deal=deal, by=by, questions=["deadlines"])
    return deadline


@transaction.atomic
def edit_deadline(
    *, deadline: Deadline, fields: DeadlineFields, by: Person, version: int | None = None
) -> Deadline:
    """Edit a deadline, or say what became of it; Conflict where somebody else did meanwhile."""
    rules.check_may_decide(by, deadline.deal)
    current = locked(deadline, version)
    told: dict[str, Any] = dict(fields)
    before, after = changed(current, told)
    if after:
        current.version += 1
        _check(current)
        current.save()
        record("edited", current, by=by, before=before, after=after, deal_id=current.deal_id)
        keep_standings(deal=current.deal, by=by, questions=["deadlines"])
    return current


def _check(deadline: Deadline) -> None:
    deadline.full_clean(exclude=["deal", "contact"])
    if deadline.contact is not None and deadline.contact.account_id != deadline.deal.account_id:
        raise ValidationError(
            _("%(name)s isn't a contact of this deal's account."),
            params={"name": deadline.contact.name},
        )
