"""Reads of contacts: the list, by what they are in deals and by the team's own fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from pacenotes.core.deal_filter import CustomCondition
from pacenotes.rooms.deals.models import Contact, ContactRole, CustomField, Deal, Evidence
from pacenotes.rooms.deals.queries.accounts import LONGEST_SEARCH, behind, roles_of
from pacenotes.rooms.deals.queries.filtering import by_own_fields
from pacenotes.rooms.people.models import Person

A_PAGE = 50

SORTS: dict[str, tuple[str, bool]] = {
    "name": ("name", False),
    "-name": ("name", True),
    "account": ("account__name", False),
    "title": ("title", False),
    "newest": ("", True),
}
"""How the list can be sorted: by which column, "" for when they were added, and whether
downwards."""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact in the list; their roles are those in deals that the person may see."""

    contact: Contact
    roles: tuple[ContactRole, ...]


@dataclass(frozen=True, slots=True)
class ContactsPage:
    """A page of the list; `after` is the id behind which the next page begins, None at the end."""

    rows: tuple[ContactRow, ...]
    after: int | None


def contacts_page(
    person: Person,
    *,
    search: str = "",
    role: str = "",
    sort: str = "name",
    after: int | None = None,
    own: Iterable[CustomCondition] = (),
) -> ContactsPage:
    """The contacts this person may see, a page of them, in three queries at most, and one more
    where something is asked of the team's `own` fields.

    `search` is a part of their name, title, e-mail address or account; `role` a contact role that
    they have in a deal which the person may see; `sort` a key of `SORTS`. An `after` that isn't
    theirs begins at the start.
    """
    found = Contact.objects.visible_to(person).select_related("account")
    said = search.strip()[:LONGEST_SEARCH]
    if said:
        places = ("name", "title", "email", "account__name")
        found = found.filter(
            Q(*(Q(**{f"{at}__icontains": said}) for at in places), _connector=Q.OR)
        )
    if role:
        seen = ContactRole.objects.filter(role=role, deal__in=Deal.objects.visible_to(person))
        found = found.filter(pk__in=seen.order_by().values("contact"))
    found = by_own_fields(found, CustomField.On.CONTACT, own)
    rows = list(behind(found, *SORTS[sort], after)[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    roles = roles_of(shown, person)
    return ContactsPage(
        tuple(ContactRow(row, tuple(roles.get(row.pk, ()))) for row in shown),
        shown[-1].pk if len(rows) > A_PAGE else None,
    )


def said_met(contact: Contact, person: Person) -> QuerySet[Evidence]:
    """What shows that this contact was met as the economic buyer, as the owners of deals said that
    the person may see; the newest first."""
    rows = Evidence.objects.visible_to(person).standing().filter(met=contact)
    return rows.select_related("deal").order_by(F("said_on").desc(nulls_last=True), "-pk")
