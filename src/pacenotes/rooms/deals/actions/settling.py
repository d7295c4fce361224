"""What one decision on a piece of evidence comes to, for the actions that decide."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals.actions.around import give_contact_role
from pacenotes.rooms.deals.actions.prefill import write_down
from pacenotes.rooms.deals.models import Answer, Contact, Deadline, Deal, Evidence, Pitfall
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person

BUYER = "economic-buyer"
"""The contact role of who was met."""


def held(deal: Deal, evidence: Sequence[Evidence]) -> list[Evidence]:
    """These pieces as they stand, in their order, each once, for who holds the deal.

    ValidationError where one is gone: its call was heard anew since it was chosen.
    """
    ids = dict.fromkeys(piece.pk for piece in evidence)
    there = {piece.pk: piece for piece in deal.evidence.filter(pk__in=ids)}
    if len(there) < len(ids):
        raise ValidationError(
            _("Some of these words were heard anew meanwhile. Choose them again; nothing was lost.")
        )
    return [there[pk] for pk in ids]


def held_free(deal: Deal, evidence: Sequence[Evidence]) -> list[Evidence]:
    """These pieces as `held` gives them; ValidationError where the words of one are written down
    as a deadline or a pitfall already, which would be left with nothing to rest on."""
    pieces = held(deal, evidence)
    for piece in pieces:
        row = piece.deadline or piece.pitfall
        if row is not None:
            raise ValidationError(
                _("These words are written down already, as “%(what)s”: edit that."),
                params={"what": row.what},
            )
    return pieces


def rest(row: Deadline | Pitfall, pieces: Sequence[Evidence], by: Person) -> None:
    """Let a row that was just written down rest on these pieces, which are accepted by that."""
    name = "deadline" if isinstance(row, Deadline) else "pitfall"
    for piece in pieces:
        setattr(piece, name, row)
        piece.save(update_fields=[name])
        settle(piece, Decision.ACCEPTED, by)
    for part in {piece.part for piece in pieces}:
        weigh(row.deal, part)


def rests_on_nothing() -> str:
    """Why what lost its evidence can't be edited."""
    return _(
        "Nothing that this rests on is accepted any more. Accept its words again, or write it down "
        "anew on others."
    )


def settle(
    piece: Evidence,
    decision: Decision,
    by: Person,
    *,
    disagrees: bool = False,
    met: Contact | None = None,
) -> bool:
    """Write a decision down, and what accepted words amount to; False where it was so already.

    `met` is whom they say was met as the economic buyer, which they are in this deal from then on.
    """
    is_accepted = decision is Decision.ACCEPTED
    is_as_before = piece.decision == decision and piece.met == met
    if is_as_before and piece.disagrees == (disagrees and is_accepted):
        return False
    before: dict[str, object] = {"decision": piece.decision}
    if piece.disagrees:
        before["disagrees"] = True
    if piece.met is not None:
        before["met"] = piece.met.pk
    is_open = decision is Decision.PROPOSED
    piece.decision = decision.value
    piece.decided_by = None if is_open else by
    piece.decided_at = None if is_open else timezone.now()
    piece.disagrees = disagrees and is_accepted
    piece.is_set_aside = False
    piece.met = met
    piece.save()
    after: dict[str, object] = {
        "decision": decision.value,
        "question": piece.question,
        "part": piece.part,
    }
    if piece.disagrees:
        after["disagrees"] = True
    if met is not None:
        after["met"] = met.pk
    record("decided", piece, by=by, before=before, after=after, deal_id=piece.deal_id)
    if met is not None:
        give_contact_role(deal=piece.deal, contact=met, role=BUYER, by=by)
    if is_accepted:
        write_down(piece, by)
    return True


def weigh(deal: Deal, part: str) -> None:
    """Set aside what was accepted before the part was answered anew and isn't what the answer
    rests on, as long as that answer stands; what holds a deadline or a pitfall up counts on."""
    accepted = Evidence.objects.filter(deal=deal, part=part, decision=Decision.ACCEPTED)
    answer = Answer.objects.standing().filter(deal=deal, part=part).first()
    if answer is None:
        accepted.filter(is_set_aside=True).update(is_set_aside=False)
        return
    resting = answer.rests_on.values("pk")
    aside = accepted.filter(
        decided_at__lte=answer.answered_at, deadline=None, pitfall=None
    ).exclude(pk__in=resting)
    ids = list(aside.values_list("pk", flat=True))
    accepted.filter(pk__in=ids).update(is_set_aside=True)
    accepted.exclude(pk__in=ids).filter(is_set_aside=True).update(is_set_aside=False)
