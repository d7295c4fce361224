"""Reads of accounts and contacts: the list, and what of one a person may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.db.models.functions import Lower

from pacenotes.core.deal_filter import CustomCondition
from pacenotes.rooms.deals.models import (
    Account,
    AccountQuerySet,
    Contact,
    ContactRole,
    CustomField,
    Deal,
    DealQuerySet,
    Evidence,
    Meeting,
)
from pacenotes.rooms.deals.queries.filtering import by_own_fields
from pacenotes.rooms.people.models import Person

A_PAGE = 50
MOST_SHOWN = 200
"""Deals and contacts of one account that its page shows."""
MOST_SAID = 50
"""Pieces of evidence that a contact's page shows, the newest."""
LONGEST_SEARCH = 160

SORTS: dict[str, tuple[str, bool]] = {
    "name": ("name", False),
    "-name": ("name", True),
    "industry": ("industry", False),
    "country": ("country", False),
    "newest": ("", True),
}
"""How the list can be sorted: by which column, "" for when it was added, and whether downwards."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the list; deals are counted only where the person may see them."""

    account: Account
    open_deals: int
    deals: int
    contacts: int


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """A page of the list; `after` is the id behind which the next page begins, None at the end."""

    rows: tuple[AccountRow, ...]
    after: int | None


def accounts_page(
    person: Person,
    *,
    search: str = "",
    sort: str = "name",
    after: int | None = None,
    own: Iterable[CustomCondition] = (),
) -> AccountsPage:
    """The accounts this person may see, a page of them, in at most four queries, and one more
    where something is asked of the team's `own` fields.

    `sort` is a key of `SORTS`. An `after` that isn't theirs begins at the start.
    """
    found = Account.objects.visible_to(person).select_related("owner")
    if search.strip():
        found = found.filter(name__icontains=search.strip()[:LONGEST_SEARCH])
    found = by_own_fields(found, CustomField.On.ACCOUNT, own)
    rows = list(behind(found, *SORTS[sort], after)[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    deals, contacts = _deals_counted(shown, person), _contacts_counted(shown)
    return AccountsPage(
        tuple(
            AccountRow(row, *deals.get(row.pk, (0, 0)), contacts.get(row.pk, 0)) for row in shown
        ),
        shown[-1].pk if len(rows) > A_PAGE else None,
    )


def deals_at(account: Account, person: Person) -> DealQuerySet:
    """The deals with this account that the person may see, open ones first."""
    seen = Deal.objects.visible_to(person).filter(account=account).select_related("owner")
    is_closed = Case(When(outcome="open", then=0), default=1)
    return seen.order_by(is_closed, "name", "pk")


def subsidiaries_of(account: Account, person: Person) -> AccountQuerySet:
    """The accounts under this one that the person may see."""
    return Account.objects.visible_to(person).filter(parent=account)


def parent_of(account: Account, person: Person) -> Account | None:
    """The account above this one, None where there is none or it isn't theirs to see."""
    if account.parent_id is None:
        return None
    return Account.objects.visible_to(person).filter(pk=account.parent_id).first()


def roles_of(contacts: Sequence[Contact], person: Person) -> dict[int, list[ContactRole]]:
    """Each contact's roles, by the contact's id, in the deals that the person may see."""
    seen = ContactRole.objects.filter(
        contact__in=[one.pk for one in contacts], deal__in=Deal.objects.visible_to(person)
    )
    roles: dict[int, list[ContactRole]] = {}
    for role in seen.select_related("deal").order_by("deal__name", "deal", "pk"):
        roles.setdefault(role.contact_id, []).append(role)
    return roles


def said_by(contact: Contact, person: Person) -> QuerySet[Evidence]:
    """What this contact said in deals that the person may see, newest first."""
    theirs = Evidence.objects.visible_to(person).filter(contact=contact)
    theirs = theirs.select_related("deal", "contact")
    return theirs.order_by(F("said_on").desc(nulls_last=True), "-pk")


def meetings_with(contact: Contact, person: Person) -> QuerySet[Meeting]:
    """The meetings that this contact is invited to, in deals that the person may see."""
    return Meeting.objects.visible_to(person).filter(contacts=contact).select_related("deal")


def behind(found: QuerySet[Any], column: str, is_down: bool, after: int | None) -> QuerySet[Any]:
    """Accounts or contacts in their order, from behind one of them: by a column, whatever the case,
    or by when they were added where it is empty."""
    way, sign = ("lt", "-") if is_down else ("gt", "")
    if not column:
        later = found.filter(**{f"pk__{way}": after}) if after else found
        return later.order_by(f"{sign}pk")
    keyed: QuerySet[Any] = found.annotate(sort_key=Lower(column))
    last = keyed.filter(pk=after).values_list("sort_key", flat=True).first() if after else None
    if last is not None:
        same = Q(sort_key=last, **{f"pk__{way}": after})
        keyed = keyed.filter(Q(**{f"sort_key__{way}": last}) | same)
    return keyed.order_by(f"{sign}sort_key", f"{sign}pk")


def _deals_counted(accounts: Sequence[Account], person: Person) -> dict[int, tuple[int, int]]:
    seen = Deal.objects.visible_to(person).filter(account__in=[a.pk for a in accounts])
    counted = (
        seen.order_by()
        .values_list("account")
        .annotate(still_open=Count("pk", filter=Q(outcome="open")), every=Count("pk"))
    )
    return {pk: (still_open, every) for pk, still_open, every in counted}


def _contacts_counted(accounts: Sequence[Account]) -> dict[int, int]:
    at = Contact.objects.filter(account__in=[a.pk for a in accounts]).order_by()
    return dict(at.values_list("account").annotate(every=Count("pk")))
