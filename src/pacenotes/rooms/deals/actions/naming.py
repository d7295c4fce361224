"""Who was met, and on which occasion, for the actions that decide: a mention is no meeting."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pacenotes.core.names import fold
from pacenotes.core.qualification import OCCASIONS, Decision, part
from pacenotes.rooms.deals.models import Contact, Deal, Evidence, check_at_account


def whom_met(
    piece: Evidence, decision: Decision, named: Contact | None, deal: Deal
) -> Contact | None:
    """Whom accepting these words says was met: who is `named`, or else whom they name by
    themselves; nobody on a part that doesn't ask for it, and where they aren't accepted.

    ValidationError where nobody is named, or the words are of no conversation with us.
    """
    if decision is not Decision.ACCEPTED or not part(piece.part)[1].names_whom:
        return None
    contact = named or piece.met or _answered_with(piece) or names_themselves(piece)
    check_met(deal, [piece], contact)
    return contact


def check_met(deal: Deal, evidence: Sequence[Evidence], contact: Contact | None) -> None:
    """ValidationError unless a contact of the deal's account is named who was met, and all of the
    evidence is of a conversation with us."""
    if any(piece.source not in OCCASIONS for piece in evidence):
        raise ValidationError(no_occasion())
    if contact is None:
        raise ValidationError(_nobody_named(deal))
    check_at_account(contact, deal.account_id)


def names_themselves(piece: Evidence) -> Contact | None:
    """The contact who said these words, where they are about whoever says them: “I sign that”,
    and not “our CFO is on this call”."""
    meant = piece.meaning.who
    contact = piece.contact
    if contact is None or (meant and fold(meant) != fold(contact.name)):
        return None
    return contact


def _answered_with(piece: Evidence) -> Contact | None:
    """Whom the answer that rests on these words names: accepted again, they say so again."""
    answer = piece.answers.select_related("contact").exclude(contact=None).first()
    return answer.contact if answer else None


def no_occasion() -> str:
    """Why a mail doesn't make anybody met."""
    return _(
        "A mail isn't a meeting: the economic buyer is met on a call, in a demo, or where a note "
        "tells of it. Cite what was said there instead. Nothing was changed."
    )


def _nobody_named(deal: Deal) -> str:
    if deal.account_id is None:
        return _(
            "Say which contact was met. This deal has no account yet: name it, and add the "
            "contact, under People and needs. Nothing was changed."
        )
    return _(
        "Say which contact was met: choose who it was. Who isn't a contact yet is added under "
        "People and needs. Nothing was changed."
    )
