"""Adding and editing pitfalls, which rest on evidence."""

from __future__ import annotations

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
from pacenotes.rooms.deals.models import Deal, Evidence, Pitfall
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


class PitfallFields(TypedDict, total=False):
    """What of a pitfall can be written; what isn't named stays."""

    kind: str
    what: str
    severity: int
    likelihood: int
    minded_by: Person | None
    mitigation: str
    state: str


@transaction.atomic
def add_pitfall(
    *, deal: Deal, fields: PitfallFields, evidence: Sequence[Evidence], by: Person
) -> Pitfall:
    """Write down a pitfall on evidence, which is accepted; ValidationError without any."""
    rules.check_may_decide(by, deal)
    if not evidence or any(e.deal_id != deal.pk or e.question != "pitfalls" for e in evidence):
        raise ValidationError(_("A pitfall rests on words that were really said: choose some."))
    pitfall = Pitfall(deal=deal, **fields)
    _check(pitfall)
    pitfall.save()
    for piece in evidence:
        Evidence.objects.filter(pk=piece.pk).update(pitfall=pitfall)
        decide(evidence=piece, decision=Decision.ACCEPTED, by=by)
    record("added", pitfall, by=by, after={"what": pitfall.what}, deal_id=deal.pk)
    keep_standings(deal=deal, by=by, questions=["pitfalls"])
    return pitfall


@transaction.atomic
def edit_pitfall(
    *, pitfall: Pitfall, fields: PitfallFields, by: Person, version: int | None = None
) -> Pitfall:
    """Edit a pitfall, or say what became of it; Conflict where somebody else did meanwhile."""
    rules.check_may_decide(by, pitfall.deal)
    current = locked(pitfall, version)
    told: dict[str, Any] = dict(fields)
    before, after = changed(current, told)
    if after:
        current.version += 1
        _check(current)
        current.save()
        record("edited", current, by=by, before=before, after=after, deal_id=current.deal_id)
    return current


def _check(pitfall: Pitfall) -> None:
    pitfall.full_clean(exclude=["deal", "minded_by"])
    minder = pitfall.minded_by
    if minder is not None and not pitfall.deal.team.filter(person=minder).exists():
        raise ValidationError(
            _("%(name)s isn't on this deal's team."), params={"name": minder.name}
        )
