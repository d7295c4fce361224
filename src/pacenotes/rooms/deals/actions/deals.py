"""Opening, editing, moving and handing over deals."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.pipelines import Stage
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.checking import check_row
from pacenotes.rooms.deals.actions.conflicts import changed, locked
from pacenotes.rooms.deals.actions.custom import checked_custom
from pacenotes.rooms.deals.actions.linking import link_on
from pacenotes.rooms.deals.actions.search_index import index_row
from pacenotes.rooms.deals.actions.team import is_sales, join
from pacenotes.rooms.deals.models import Account, CustomField, Deal
from pacenotes.rooms.deals.queries.house import pipeline_of, pipelines
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import storable
from pacenotes.rooms.people.models import Person, Unit


class DealChanges(TypedDict, total=False):
    """What of a deal can be edited; what isn't named stays."""

    name: str
    amount: Decimal | None
    currency: str
    closes_on: dt.date | None
    custom: dict[str, Any]


@transaction.atomic
def open_deal(
    *,
    name: str,
    account_name: str,
    by: Person,
    position_key: str | None = None,
    pipeline: str | None = None,
) -> Deal:
    """Open a deal with an account, known or new; who opens it owns it and is on its team.

    ValidationError where the account has a deal of this name already, or where the position isn't
    a sales position: a deal's owner answers the five questions.
    """
    rules.check_may_open_deal(by)
    if not is_sales(position_key or by.position_key):
        raise _plays_no_sales(by)
    account, is_new = _account(account_name, by)
    way = pipeline_of(pipeline or pipelines()[0].key) or pipelines()[0]
    today = timezone.localdate()
    deal = Deal(
        name=name.strip(),
        account=account,
        owner=by,
        unit=by.unit,
        pipeline=way.key,
        stage=way.first.key,
        outcome=way.first.outcome,
        opened_on=today,
        stage_since=today,
    )
    check_row(deal)
    deal.save()
    if is_new:
        record("opened", account, by=by, after={"name": account.name})
        index_row(account)
    after = {"name": deal.name, "account": account.pk}
    record("opened", deal, by=by, after=after, deal_id=deal.pk)
    index_row(deal)
    join(deal, by, position_key or by.position_key, by)
    return deal


@transaction.atomic
def edit_deal(*, deal: Deal, changes: DealChanges, by: Person, version: int | None = None) -> Deal:
    """Edit a deal's fields; Conflict where somebody else edited it since `version`."""
    rules.check_may_edit_deal(by, deal)
    return _edited(locked(deal, version), changes, by)


@transaction.atomic
def name_account(*, deal: Deal, account_name: str, by: Person) -> Deal:
    """Say which account a deal is with that came in without one: a known one, or a new one.

    What was said under the names of the account's contacts is theirs from then on. ValidationError
    where it is with an account already, for an account of colleagues, and where the account has a
    deal of this name.
    """
    rules.check_may_edit_deal(by, deal)
    current = locked(deal, None)
    if current.account is not None:
        why = _("This deal is with %(name)s, and stays there. Nothing was changed.")
        raise ValidationError(why, params={"name": current.account.name})
    account, is_new = _account(account_name, by)
    current.account = account
    _save(current)
    if is_new:
        record("opened", account, by=by, after={"name": account.name})
        index_row(account)
    before, after = {"account": None}, {"account": account.pk}
    record("edited", current, by=by, before=before, after=after, deal_id=current.pk)
    index_row(current)
    link_on(current, by)
    return current


@transaction.atomic
def move_deal(*, deal: Deal, stage: str, by: Person, pipeline: str | None = None) -> Deal:
    """Move a deal to a stage of its pipeline, or of another one; moving it to where it is does
    nothing. ValidationError where there is no such stage."""
    rules.check_may_edit_deal(by, deal)
    current = locked(deal, None)
    way = pipeline_of(pipeline or current.pipeline)
    to: Stage | None = way.stage(stage) if way else None
    if way is None or to is None:
        raise ValidationError(_("There is no stage “%(stage)s”."), params={"stage": stage})
    moves = {"pipeline": way.key, "stage": to.key, "outcome": to.outcome.value}
    before, after = changed(current, moves)
    if after:
        current.stage_since = timezone.localdate()
        _save(current)
        record("moved", current, by=by, before=before, after=after, deal_id=current.pk)
    return current


@transaction.atomic
def reassign_deal(*, deal: Deal, owner: Person, by: Person, position_key: str = "") -> Deal:
    """Hand a deal to another owner, who joins its team on the sales side; on the record.

    It goes to the new owner's part of the organisation. ValidationError where the new owner plays
    no sales position on it, or has left.
    """
    rules.check_may_reassign(by, deal)
    current = locked(deal, None)
    if not owner.is_active:
        raise ValidationError(_("%(name)s has left."), params={"name": owner.name})
    played = current.team.filter(person=owner).first()
    on_team = played.position_key if played else ""
    plays = position_key or (on_team if on_team and is_sales(on_team) else owner.position_key)
    if not is_sales(plays):
        raise _plays_no_sales(owner)
    unit: Unit | None = owner.unit
    before, after = changed(current, {"owner": owner, "unit": unit, "owner_name": ""})
    if after:
        _save(current)
        record("reassigned", current, by=by, before=before, after=after, deal_id=current.pk)
        index_row(current)
    if on_team != plays:
        join(current, owner, plays, by)
    return current


def _edited(current: Deal, changes: DealChanges, by: Person) -> Deal:
    fields: dict[str, Any] = dict(changes)
    if "custom" in fields:
        fields["custom"] = checked_custom(CustomField.On.DEAL, current.custom, fields["custom"])
    if "currency" in fields:
        fields["currency"] = fields["currency"].strip().upper()
    before, after = changed(current, fields)
    if after:
        _save(current)
        record("edited", current, by=by, before=before, after=after, deal_id=current.pk)
        index_row(current)
    return current


def _save(deal: Deal) -> None:
    deal.version += 1
    check_row(deal, exclude=("owner", "unit"))
    deal.save()


def _account(name: str, by: Person) -> tuple[Account, bool]:
    """The account of this name, and whether it is new; ValidationError for one that this person
    may not see: to open a deal is no way to an account of colleagues."""
    named = Account.objects.filter(name=storable(name.strip()))
    known = named.visible_to(by).first()
    if known is not None:
        return known, False
    if named.exists():
        raise ValidationError(
            _(
                "Colleagues keep an account of this name already. Ask a sales manager to open the "
                "deal with you, or to put you on one of its deals."
            )
        )
    account = Account(name=name.strip(), owner=by)
    check_row(account, exclude=("owner",))
    account.save()
    return account, True


def _plays_no_sales(person: Person) -> ValidationError:
    return ValidationError(
        _("%(name)s plays no sales position: a deal's owner answers the five questions."),
        params={"name": person.name},
    )
