"""What stands around a deal: contact roles, competitors, required capabilities."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from pacenotes.core.names import fold
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.accounts import ContactChanges, add_contact
from pacenotes.rooms.deals.actions.checking import check_row
from pacenotes.rooms.deals.actions.conflicts import hold, locked
from pacenotes.rooms.deals.actions.landscape_links import link_row
from pacenotes.rooms.deals.actions.search_index import index_row
from pacenotes.rooms.deals.models import (
    Competitor,
    Contact,
    ContactRole,
    Deal,
    RequiredCapability,
    check_at_account,
)
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.landscape.queries.naming import capability_called, product_called
from pacenotes.rooms.people.models import Person


@transaction.atomic
def give_contact_role(*, deal: Deal, contact: Contact, role: str, by: Person) -> ContactRole:
    """Give a contact of the deal's account a role in it; what they are already is nothing new.

    ValidationError for a contact of another account, and for a role that core doesn't know.
    """
    rules.check_may_edit_deal(by, deal)
    check_at_account(contact, deal.account_id)
    hold(deal.pk)
    held = ContactRole.objects.filter(deal=deal, contact=contact, role=role).first()
    if held is not None:
        return held
    given = ContactRole(deal=deal, contact=contact, role=role)
    _add(given, deal, by, "gave_role", {"contact": contact.pk, "role": role})
    return given


@transaction.atomic
def introduce_contact(*, deal: Deal, changes: ContactChanges, role: str, by: Person) -> ContactRole:
    """Add somebody at the deal's account and give them a role, both or neither.

    Where the account has exactly one contact of the name, it is that one. ValidationError where
    the deal has no account.
    """
    rules.check_may_edit_deal(by, deal)
    if deal.account is None:
        raise ValidationError(
            _("This deal has no account yet, so nobody can be added to it. Name the account first.")
        )
    locked(deal.account, None)
    name = fold(changes.get("name", ""))
    known = [one for one in deal.account.contacts.all() if fold(one.name) == name]
    contact = (
        known[0] if len(known) == 1 else add_contact(account=deal.account, changes=changes, by=by)
    )
    return give_contact_role(deal=deal, contact=contact, role=role, by=by)


@transaction.atomic
def drop_contact_role(*, given: ContactRole, by: Person) -> None:
    """Take a role from a contact."""
    rules.check_may_edit_deal(by, given.deal)
    _drop(given, given.deal, by, "took_role", {"contact": given.contact_id, "role": given.role})


@transaction.atomic
def name_competitor(*, deal: Deal, name: str, by: Person) -> Competitor:
    """Name somebody else who wants the deal; who is named already, in whatever case, is nothing
    new. Where the landscape has a product of that name, it is theirs."""
    rules.check_may_edit_deal(by, deal)
    hold(deal.pk)
    known = next((c for c in deal.competitors.all() if fold(c.name) == fold(name)), None)
    product = product_called(name)
    if known is not None:
        if known.product_id is None and product is not None:
            link_row(known, deal, product, by)
        return known
    named = Competitor(deal=deal, name=name.strip(), product=product)
    told: dict[str, object] = {"product": product.pk} if product else {}
    _add(named, deal, by, "named_competitor", {"name": named.name, **told})
    return named


@transaction.atomic
def drop_competitor(*, competitor: Competitor, by: Person) -> None:
    """Take a competitor off the deal."""
    rules.check_may_edit_deal(by, competitor.deal)
    _drop(competitor, competitor.deal, by, "dropped_competitor", {"name": competitor.name})


@transaction.atomic
def require_capability(
    *, deal: Deal, name: str, by: Person, is_must: bool = True
) -> RequiredCapability:
    """Write down what the account requires; what is required already becomes a must or a should.
    Where the landscape has a capability of that name, it is the one that is meant."""
    rules.check_may_edit_deal(by, deal)
    hold(deal.pk)
    known = next((c for c in deal.capabilities.all() if fold(c.name) == fold(name)), None)
    capability = capability_called(name)
    if known is None:
        required = RequiredCapability(
            deal=deal, name=name.strip(), is_must=is_must, capability=capability
        )
        told: dict[str, object] = {"capability": capability.pk} if capability else {}
        _add(required, deal, by, "required", {"name": required.name, "must": is_must, **told})
        return required
    if known.capability_id is None and capability is not None:
        link_row(known, deal, capability, by)
    if known.is_must != is_must:
        known.is_must = is_must
        known.save()
        before, after = {"must": not is_must}, {"name": known.name, "must": is_must}
        record("required", deal, by=by, before=before, after=after, deal_id=deal.pk)
        index_row(deal)
    return known


@transaction.atomic
def drop_required_capability(*, required: RequiredCapability, by: Person) -> None:
    """Take a required capability off the deal."""
    rules.check_may_edit_deal(by, required.deal)
    before = {"name": required.name, "must": required.is_must}
    _drop(required, required.deal, by, "required_no_more", before)


def _add(row: models.Model, deal: Deal, by: Person, verb: str, after: dict[str, object]) -> None:
    # Whether it is there already was asked under the deal's lock.
    check_row(row, exclude=("deal", "contact", "product", "capability"))
    row.save()
    record(verb, deal, by=by, after=after, deal_id=deal.pk)
    index_row(deal)


def _drop(row: models.Model, deal: Deal, by: Person, verb: str, before: dict[str, object]) -> None:
    hold(deal.pk)
    if not type(row)._default_manager.filter(pk=row.pk).exists():
        return  # somebody else was quicker
    row.delete()
    record(verb, deal, by=by, before=before, deal_id=deal.pk)
    index_row(deal)
