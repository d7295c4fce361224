"""Everything that changes accounts, deals and their teams."""

from __future__ import annotations

from django.db import transaction

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Account, Deal, TeamMember
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


@transaction.atomic
def open_deal(*, name: str, account_name: str, by: Person, position_key: str | None = None) -> Deal:
    """Open a deal with an account, known or new; who opens it is on its team.

    ValidationError where the account has a deal of this name already.
    """
    rules.check_may_open_deal(by)
    account, is_new = Account.objects.get_or_create(name=account_name.strip())
    deal = Deal(name=name.strip(), account=account)
    deal.full_clean()
    deal.save()
    if is_new:
        record("opened", account, by=by, after={"name": account.name})
    record("opened", deal, by=by, after={"name": deal.name, "account": account.pk})
    _join(deal, by, position_key or by.position_key, by)
    return deal


@transaction.atomic
def add_team_member(*, deal: Deal, person: Person, position_key: str, by: Person) -> TeamMember:
    """Put a person on a deal's team; who is on it already gets this position."""
    rules.check_may_change_team(by, deal)
    return _join(deal, person, position_key, by)


@transaction.atomic
def remove_team_member(*, member: TeamMember, by: Person) -> None:
    """Take a person off a deal's team."""
    rules.check_may_change_team(by, member.deal)
    record(
        "left_team",
        member.deal,
        by=by,
        before={"person": member.person_id, "position": member.position_key},
    )
    member.delete()


def _join(deal: Deal, person: Person, position_key: str, by: Person) -> TeamMember:
    before = TeamMember.objects.filter(deal=deal, person=person).first()
    member = before or TeamMember(deal=deal, person=person)
    was = {"person": person.pk, "position": before.position_key} if before else {}
    member.position_key = position_key
    member.full_clean(validate_unique=False, validate_constraints=False)
    member.save()
    record(
        "joined_team",
        deal,
        by=by,
        before=was,
        after={"person": person.pk, "position": position_key},
    )
    return member
