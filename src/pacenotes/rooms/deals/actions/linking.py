"""Evidence finds its contact: what somebody said before they were written down as a contact."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import parseaddr

from django.db import transaction

from pacenotes.core.names import fold
from pacenotes.core.roster import Party
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import hold_all
from pacenotes.rooms.deals.models import Contact, Deal, Evidence, EvidenceQuerySet
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person

_BATCH = 500


@transaction.atomic
def link_evidence(*, contact: Contact, by: Person) -> None:
    """Link what was said under a contact's name in the account's deals, or sent from their address.

    Only words that are nobody's yet and not ours. A name that two contacts of the account share is
    nobody's, and so is an address. A note's words are its author's.
    """
    rules.check_may_keep_account(by, contact.account)
    _link(contact, by)


def link_imported(contact_ids: Iterable[int], by: Person) -> None:
    """The same for contacts that an import wrote down, once all of its rows are there; those of
    accounts of which nothing was heard cost nothing."""
    ids = list(contact_ids)
    for at in range(0, len(ids), _BATCH):
        contacts = Contact.objects.filter(pk__in=ids[at : at + _BATCH])
        heard_of = _unlinked().filter(deal__account__in=contacts.order_by().values("account"))
        accounts = heard_of.order_by().values("deal__account")
        for contact in contacts.filter(account__in=accounts).select_related("account"):
            _link(contact, by)


def link_on(deal: Deal, by: Person) -> None:
    """The same for one deal, and all contacts of the account that it has just got; who calls it
    holds the deal."""
    speakers = _unlinked().filter(deal=deal)
    if deal.account is not None and speakers.exists():
        for contact in deal.account.contacts.select_related("account"):
            _link(contact, by, speakers)


def _link(contact: Contact, by: Person, among: EvidenceQuerySet | None = None) -> None:
    name, address = _known_by(contact)
    if not name and not address:
        return
    unlinked = (_unlinked() if among is None else among).filter(deal__account=contact.account_id)
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


def _unlinked() -> EvidenceQuerySet:
    """What was said in calls or mails by somebody who isn't ours and of whom no more is known."""
    sources = [Evidence.Source.CALL, Evidence.Source.MAIL]
    return Evidence.objects.filter(contact=None, source__in=sources).exclude(party=Party.OURS)


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
