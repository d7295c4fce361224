"""Evidence finds its contact: what somebody said before they were written down as a contact."""

from __future__ import annotations

from email.utils import parseaddr

from django.db import transaction

from pacenotes.core.names import fold
from pacenotes.core.roster import Party
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import hold_all
from pacenotes.rooms.deals.models import Contact, Evidence
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


@transaction.atomic
def link_evidence(*, contact: Contact, by: Person) -> None:
    """Link what was said under a contact's name in the account's deals, or sent from their address.

    Only words that are nobody's yet and not ours. A name that two contacts of the account share is
    nobody's, and so is an address. A note's words are its author's.
    """
    rules.check_may_keep_account(by, contact.account)
    name, address = _known_by(contact)
    if not name and not address:
        return
    unlinked = Evidence.objects.filter(
        deal__account=contact.account_id,
        contact=None,
        source__in=[Evidence.Source.CALL, Evidence.Source.MAIL],
    ).exclude(party=Party.OURS)
    speakers = unlinked.order_by().values_list("source", "speaker").distinct()
    theirs = [speaker for source, speaker in speakers if _is(source, speaker, name, address)]
    spoken = unlinked.filter(speaker__in=theirs)
    deals = spoken.order_by().values_list("deal", flat=True).distinct()
    pieces: dict[int, list[int]] = {deal.pk: [] for deal in hold_all(deals)}
    found = spoken.filter(deal__in=pieces).order_by("pk")
    for pk, deal_id in found.values_list("pk", "deal_id"):
        pieces[deal_id].append(pk)
    Evidence.objects.filter(pk__in=found).update(contact=contact)
    for deal_id, ids in pieces.items():
        after = {"contact": contact.pk, "evidence": ids}
        record("linked_evidence", contact, by=by, after=after, deal_id=deal_id)


def _known_by(contact: Contact) -> tuple[str, str]:
    """The name and the address that are this contact's alone at the account, empty where not."""
    others = contact.account.contacts.exclude(pk=contact.pk).values_list("name", "email")
    name, address = fold(contact.name), contact.email.lower()
    names, addresses = {fold(n) for n, _ in others}, {e.lower() for _, e in others}
    return "" if name in names else name, "" if address in addresses else address


def _is(source: str, speaker: str, name: str, address: str) -> bool:
    if source == Evidence.Source.MAIL:
        shown, sent_from = parseaddr(speaker)
        if address and sent_from.lower() == address:
            return True
        speaker = shown or speaker
    return bool(name) and fold(speaker) == name
