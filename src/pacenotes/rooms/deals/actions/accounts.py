"""Adding and editing accounts and the people at them."""

from __future__ import annotations

from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.checking import check_row
from pacenotes.rooms.deals.actions.conflicts import changed, locked
from pacenotes.rooms.deals.actions.custom import checked_custom
from pacenotes.rooms.deals.actions.linking import link_evidence
from pacenotes.rooms.deals.actions.search_index import index_deals_of, index_row
from pacenotes.rooms.deals.models import Account, Contact, CustomField
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


class AccountChanges(TypedDict, total=False):
    """What of an account can be edited; what isn't named stays."""

    name: str
    industry: str
    website: str
    country: str
    employees: int | None
    parent: Account | None
    custom: dict[str, Any]


class ContactChanges(TypedDict, total=False):
    """What of a contact can be edited; what isn't named stays."""

    name: str
    title: str
    email: str
    phone: str
    decides: str
    custom: dict[str, Any]


MOST_ABOVE = 50
"""How many accounts may stand above one, parent over parent."""


@transaction.atomic
def add_account(*, changes: AccountChanges, by: Person) -> Account:
    """Add an account, which is its adder's; ValidationError where its name is taken."""
    rules.check_may_add_account(by)
    fields = _stripped(changes)
    fields["custom"] = checked_custom(CustomField.On.ACCOUNT, {}, fields.get("custom", {}))
    account = Account(owner=by, **fields)
    check_row(account, exclude=("owner",))
    account.save()
    record("opened", account, by=by, after={"name": account.name})
    index_row(account)
    return account


@transaction.atomic
def edit_account(
    *, account: Account, changes: AccountChanges, by: Person, version: int | None = None
) -> Account:
    """Edit an account; Conflict where somebody else edited it since `version`.

    ValidationError where it would stand under itself.
    """
    rules.check_may_keep_account(by, account)
    current = locked(account, version)
    fields = _stripped(changes)
    _check_stands_apart(current, fields.get("parent"))
    if "custom" in fields:
        fields["custom"] = checked_custom(CustomField.On.ACCOUNT, current.custom, fields["custom"])
    before, after = changed(current, fields)
    if after:
        current.version += 1
        check_row(current, exclude=("owner",))
        current.save()
        record("edited", current, by=by, before=before, after=after)
        index_row(current)
        if "name" in after:
            index_deals_of(current)
    return current


@transaction.atomic
def reassign_account(*, account: Account, owner: Person, by: Person) -> Account:
    """Hand an account to another owner, on the record; ValidationError for who can't keep one."""
    rules.check_may_reassign_account(by, account)
    current = locked(account, None)
    if not rules.may_open_deal(owner):
        raise ValidationError(
            _("%(name)s plays no sales position: accounts are kept by the sales side."),
            params={"name": owner.name},
        )
    before, after = changed(current, {"owner": owner})
    if after:
        current.version += 1
        current.save()
        record("reassigned", current, by=by, before=before, after=after)
    return current


@transaction.atomic
def add_contact(*, account: Account, changes: ContactChanges, by: Person) -> Contact:
    """Add somebody at an account; what they said before in its deals is theirs from now on."""
    rules.check_may_keep_account(by, account)
    fields = _stripped(changes)
    fields["custom"] = checked_custom(CustomField.On.CONTACT, {}, fields.get("custom", {}))
    contact = Contact(account=account, **fields)
    check_row(contact, exclude=("account",))
    contact.save()
    record("added", contact, by=by, after={"name": contact.name, "account": account.pk})
    link_evidence(contact=contact, by=by)
    index_row(contact)
    return contact


@transaction.atomic
def edit_contact(
    *, contact: Contact, changes: ContactChanges, by: Person, version: int | None = None
) -> Contact:
    """Edit a contact; Conflict where somebody else edited it since `version`."""
    rules.check_may_keep_account(by, contact.account)
    current = locked(contact, version)
    fields = _stripped(changes)
    if "custom" in fields:
        fields["custom"] = checked_custom(CustomField.On.CONTACT, current.custom, fields["custom"])
    before, after = changed(current, fields)
    if after:
        current.version += 1
        check_row(current, exclude=("account",))
        current.save()
        record("edited", current, by=by, before=before, after=after)
        index_row(current)
    if {"name", "email"} & set(after):
        link_evidence(contact=current, by=by)
    return current


def _stripped(changes: AccountChanges | ContactChanges) -> dict[str, Any]:
    return {k: v.strip() if isinstance(v, str) else v for k, v in changes.items()}


def _check_stands_apart(account: Account, parent: Account | None) -> None:
    above = parent
    for _step in range(MOST_ABOVE):
        if above is None:
            return
        if above.pk == account.pk:
            break
        above = above.parent
    raise ValidationError(
        {
            "parent": _("%(name)s would stand under itself.") % {"name": account.name},
        }
    )
