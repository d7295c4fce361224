"""Opening, editing, moving and handing over deals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core import positions
from pacenotes.core.pipelines import Stage
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import changed, locked
from pacenotes.rooms.deals.actions.custom import checked_custom
from pacenotes.rooms.deals.actions.team import join
from pacenotes.rooms.deals.models import Account, CustomField, Deal
from pacenotes.rooms.deals.queries.house import pipeline_of, pipelines
from pacenotes.rooms.history.actions import record
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

    ValidationError where the account has a deal of this name already.
    """
    rules.check_may_open_deal(by)
    account, is_new = Account.objects.get_or_create(
        name=account_name.strip(), defaults={"owner": by}
    )
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
    deal.full_clean()
    deal.save()
    if is_new:
        record("opened", account, by=by, after={"name": account.name})
    after = {"name": deal.name, "account": account.pk}
    record("opened", deal, by=by, after=after, deal_id=deal.pk)
    join(deal, by, position_key or by.position_key, by)
    return deal


@transaction.atomic
def edit_deal(*, deal: Deal, changes: DealChanges, by: Person, version: int | None = None) -> Deal:
    """Edit a deal's fields; Conflict where somebody else edited it since `version`."""
    rules.check_may_edit_deal(by, deal)
    return _edited(locked(deal, version), changes, by)


@transaction.atomic
def edit_deals(*, deals: Iterable[Deal], changes: DealChanges, by: Person) -> list[Deal]:
    """Edit several deals alike: all of them, or none where one refuses."""
    edited = []
    for deal in deals:
        rules.check_may_edit_deal(by, deal)
        edited.append(_edited(locked(deal, None), changes, by))
    return edited


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

    It goes to the new owner's part of the organisation. They play `position_key`, else what they
    play on the deal, else their home position: the first of these that is a sales position.
    ValidationError where none is, or where `position_key` isn't, and for who has left.
    """
    rules.check_may_reassign(by, deal)
    current = locked(deal, None)
    played = rules.position_on(owner, current)
    home = owner.position if owner.is_active else None
    to_play = positions.position(position_key) if position_key else None
    answers = next((p for p in (to_play, played, home) if p is not None and _sells(p)), None)
    if answers is None or not owner.is_active or (to_play is not None and answers is not to_play):
        raise ValidationError(
            _("%(name)s plays no sales position: a deal's owner answers the five questions."),
            params={"name": owner.name},
        )
    unit: Unit | None = owner.unit
    before, after = changed(current, {"owner": owner, "unit": unit, "owner_name": ""})
    if after:
        _save(current)
        record("reassigned", current, by=by, before=before, after=after, deal_id=current.pk)
    if played != answers:
        join(current, owner, answers.key, by)
    return current


def _sells(position: positions.Position) -> bool:
    return position.side is positions.HouseSide.SALES


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
    return current


def _save(deal: Deal) -> None:
    deal.version += 1
    deal.full_clean(exclude=["owner", "unit", "account"])
    deal.save()
