"""Adding and editing accounts and the people at them."""

from __future__ import annotations

from typing import Any, TypedDict

from django.db import transaction

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import changed, locked
from pacenotes.rooms.deals.actions.custom import checked_custom
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


@transaction.atomic
def add_account(*, changes: AccountChanges, by: Person) -> Account:
    """Add an account, which is its adder's; ValidationError where its name is taken."""
    rules.check_may_add_account(by)
    fields: dict[str, Any] = dict(changes)
    fields["custom"] = checked_custom(CustomField.On.ACCOUNT, {}, fields.get("custom", {}))
    account = Account(owner=by, **fields)
    account.full_clean(exclude=["owner"])
    account.save()
    record("opened", account, by=by, after={"name": account.name})
    return account


@transaction.atomic
def edit_account(
    *, account: Account, changes: AccountChanges, by: Person, version: int | None = None
) -> Account:
    """Edit an account; Conflict where somebody else edited it since `version`."""
    rules.check_may_keep_account(by, account)
    current = locked(account, version)
    fields: dict[str, Any] = dict(changes)
    if "custom" in fields:
        fields["custom"] = checked_custom(CustomField.On.ACCOUNT, current.custom, fields["custom"])
    before, after = changed(current, fields)
    if after:
        current.version += 1
        current.full_clean(exclude=["owner"])
        current.save()
        record("edited", current, by=by, before=before, after=after)
    return current


@transaction.atomic
def add_contact(*, account: Account, changes: ContactChanges, by: Person) -> Contact:
    """Add somebody at an account."""
    rules.check_may_keep_account(by, account)
    fields: dict[str, Any] = dict(changes)
    fields["custom"] = checked_custom(CustomField.On.CONTACT, {}, fields.get("custom", {}))
    contact = Contact(account=account, **fields)
    contact.full_clean(exclude=["account"])
    contact.save()
    record("added", contact, by=by, after={"name": contact.name, "account": account.pk})
    return contact


@transaction.atomic
def edit_contact(
    *, contact: Contact, changes: ContactChanges, by: Person, version: int | None = None
) -> Contact:
    """Edit a contact; Conflict where somebody else edited it since `version`."""
    rules.check_may_keep_account(by, contact.account)
    current = locked(contact, version)
    fields: dict[str, Any] = dict(changes)
    if "custom" in fields:
        fields["custom"] = checked_custom(CustomField.On.CONTACT, current.custom, fields["custom"])
    before, after = changed(current, fields)
    if after:
        current.version += 1
        current.full_clean(exclude=["account"])
        current.save()
        record("edited", current, by=by, before=before, after=after)
    return current
