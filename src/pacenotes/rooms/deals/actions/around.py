"""What stands around a deal: contact roles, competitors, required capabilities."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import (
    Competitor,
    Contact,
    ContactRole,
    Deal,
    RequiredCapability,
)
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


@transaction.atomic
def give_contact_role(*, deal: Deal, contact: Contact, role: str, by: Person) -> ContactRole:
    """Give a contact of the deal's account a role in it; ValidationError for anybody else's."""
    rules.check_may_edit_deal(by, deal)
    if contact.account_id != deal.account_id:
        raise ValidationError(
            _("%(name)s isn't a contact of this deal's account."), params={"name": contact.name}
        )
    given = ContactRole(deal=deal, contact=contact, role=role)
    after = {"contact": contact.pk, "role": role}
    _add(given, deal, by, "gave_role", after)
    return given


@transaction.atomic
def drop_contact_role(*, given: ContactRole, by: Person) -> None:
    """Take a role from a contact."""
    rules.check_may_edit_deal(by, given.deal)
    _drop(given, given.deal, by, "took_role", {"contact": given.contact_id, "role": given.role})


@transaction.atomic
def name_competitor(*, deal: Deal, name: str, by: Person) -> Competitor:
    """Name somebody else who wants the deal."""
    rules.check_may_edit_deal(by, deal)
    named = Competitor(deal=deal, name=name.strip())
    _add(named, deal, by, "named_competitor", {"name": named.name})
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
    """Write down what the account requires."""
    rules.check_may_edit_deal(by, deal)
    required = RequiredCapability(deal=deal, name=name.strip(), is_must=is_must)
    _add(required, deal, by, "required", {"name": required.name, "must": is_must})
    return required


@transaction.atomic
def drop_required_capability(*, required: RequiredCapability, by: Person) -> None:
    """Take a required capability off the deal."""
    rules.check_may_edit_deal(by, required.deal)
    _drop(required, required.deal, by, "required_no_more", {"name": required.name})


def _add(row: models.Model, deal: Deal, by: Person, verb: str, after: dict[str, object]) -> None:
    row.full_clean(exclude=["deal", "contact"])
    row.save()
    record(verb, deal, by=by, after=after, deal_id=deal.pk)


def _drop(row: models.Model, deal: Deal, by: Person, verb: str, before: dict[str, object]) -> None:
    row.delete()
    record(verb, deal, by=by, before=before, deal_id=deal.pk)
