"""What stands around a deal, for `deals/around/part.html`."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.contact_roles import ContactRole as KnownRole
from pacenotes.core.contact_roles import contact_role
from pacenotes.doors.web.deals.around.forms import (
    AccountNameForm,
    CapabilityForm,
    CompetitorForm,
    ContactRoleForm,
)
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import (
    Competitor,
    Contact,
    ContactRole,
    Deal,
    RequiredCapability,
)
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class Cast:
    """A contact of the deal, and every role they have in it."""

    contact: Contact
    roles: tuple[ContactRole, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """Contacts by seniority of decision, competitors, capabilities; forms where one may edit."""

    deal: Deal
    cast: tuple[Cast, ...]
    competitors: tuple[Competitor, ...]
    capabilities: tuple[RequiredCapability, ...]
    may_edit: bool
    role_form: ContactRoleForm | None
    competitor_form: CompetitorForm | None
    capability_form: CapabilityForm | None
    account_form: AccountNameForm | None


def around_part(deal: Deal, person: Person) -> Around:
    """What stands around a deal, in three queries and three more where one may edit."""
    may_edit = rules.may_edit_deal(person, deal)
    return Around(
        deal,
        cast_of(deal),
        tuple(deal.competitors.select_related("product__vendor")),
        tuple(deal.capabilities.select_related("capability")),
        may_edit,
        ContactRoleForm(deal=deal, auto_id="role-%s") if may_edit and deal.account_id else None,
        CompetitorForm(auto_id="competitor-%s") if may_edit else None,
        CapabilityForm(auto_id="capability-%s") if may_edit else None,
        AccountNameForm(auto_id="account-%s") if may_edit and not deal.account_id else None,
    )


def cast_of(deal: Deal) -> tuple[Cast, ...]:
    """The contacts with a role in the deal, the most senior first; one query."""
    given: dict[Contact, list[ContactRole]] = {}
    for role in deal.contact_roles.select_related("contact"):
        given.setdefault(role.contact, []).append(role)
    cast = [Cast(contact, tuple(sorted(roles, key=_rank))) for contact, roles in given.items()]
    return tuple(sorted(cast, key=lambda one: (_rank(one.roles[0]), one.contact.name)))


def _rank(role: ContactRole) -> int:
    known: KnownRole | None = contact_role(role.role)
    return known.rank if known else 1_000
