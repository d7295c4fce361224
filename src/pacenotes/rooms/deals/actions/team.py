"""Putting people on a deal's team and taking them off it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.positions import HouseSide, position
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import hold
from pacenotes.rooms.deals.models import Deal, TeamMember
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person, check_position_key


@transaction.atomic
def add_team_member(*, deal: Deal, person: Person, position_key: str, by: Person) -> TeamMember:
    """Put a person on a deal's team; who is on it already gets this position.

    ValidationError for who has left, and where its owner would play no sales position.
    """
    rules.check_may_change_team(by, deal)
    current = hold(deal.pk)
    if not person.is_active:
        raise ValidationError(_("%(name)s has left."), params={"name": person.name})
    if current.owner_id == person.pk and not is_sales(position_key):
        raise ValidationError(
            _("%(name)s owns this deal and answers the five questions: a sales position."),
            params={"name": person.name},
        )
    return join(deal, person, position_key, by)


@transaction.atomic
def remove_team_member(*, member: TeamMember, by: Person) -> None:
    """Take a person off a deal's team; ValidationError for its owner, who hands it over first."""
    rules.check_may_change_team(by, member.deal)
    if hold(member.deal_id).owner_id == member.person_id:
        raise ValidationError(
            _("%(name)s owns this deal. Hand it to another owner first."),
            params={"name": member.person.name},
        )
    if not TeamMember.objects.filter(pk=member.pk).exists():
        return
    record(
        "left_team",
        member.deal,
        by=by,
        before={"person": member.person_id, "position": member.position_key},
        deal_id=member.deal_id,
    )
    member.delete()


def is_sales(position_key: str) -> bool:
    """Whether a position plays for the sales side; ValidationError where there is none such."""
    check_position_key(position_key)
    return position(position_key).side is HouseSide.SALES


def join(deal: Deal, person: Person, position_key: str, by: Person) -> TeamMember:
    """Write somebody down as on the team; for actions that have checked their rule."""
    before = TeamMember.objects.filter(deal=deal, person=person).first()
    if before is not None and before.position_key == position_key:
        return before
    member = before or TeamMember(deal=deal, person=person)
    was = {"person": person.pk, "position": before.position_key} if before else {}
    member.position_key = position_key
    member.full_clean(validate_unique=False, validate_constraints=False)
    if before is not None and was["position"] == position_key:
        return member
    member.save()
    record(
        "joined_team",
        deal,
        by=by,
        before=was,
        after={"person": person.pk, "position": position_key},
        deal_id=deal.pk,
    )
    return member
