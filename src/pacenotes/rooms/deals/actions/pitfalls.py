"""Adding and editing pitfalls, which rest on evidence."""

from __future__ import annotations

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
    """Write down a pitfall on evidence, which is accepted; ValidationError without any, or
    where the words are written down as another one already."""
    rules.check_may_decide(by, deal)
    if not evidence or any(e.deal_id != deal.pk or e.question != "pitfalls" for e in evidence):
        raise ValidationError(_("A pitfall rests on words that were really said: choose some."))
    hold(deal.pk)
    chosen = held_free(deal, evidence)
    pitfall = Pitfall(deal=deal, **fields)
    _check(pitfall)
    pitfall.save()
    record("added", pitfall, by=by, after={"what": pitfall.what}, deal_id=deal.pk)
    rest(pitfall, chosen, by)
    index_row(pitfall)
    keep_standings(deal=deal, by=by, questions=["pitfalls"])
    return pitfall


@transaction.atomic
def edit_pitfall(
    *, pitfall: Pitfall, fields: PitfallFields, by: Person, version: int | None = None
) -> Pitfall:
    """Edit a pitfall, or say what became of it; Conflict where somebody else did meanwhile,
    ValidationError where nothing that it rests on is accepted any more."""
    rules.check_may_decide(by, pitfall.deal)
    hold(pitfall.deal_id)
    current = locked(pitfall, version)
    if not Pitfall.objects.standing().filter(pk=current.pk).exists():
        raise ValidationError(rests_on_nothing())
    told: dict[str, Any] = dict(fields)
    before, after = changed(current, told)
    if after:
        current.version += 1
        _check(current)
        current.save()
        record("edited", current, by=by, before=before, after=after, deal_id=current.deal_id)
        index_row(current)
    return current


def _check(pitfall: Pitfall) -> None:
    check_row(pitfall, exclude=("deal", "minded_by"))
    minder = pitfall.minded_by
    if minder is not None and not pitfall.deal.team.filter(person=minder).exists():
        raise ValidationError(
            _("%(name)s isn't on this deal's team."), params={"name": minder.name}
        )
