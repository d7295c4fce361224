"""Holistic differentiators: dated statements about the company, each change a version."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.landscape.days import OPEN, day_of
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.landscape.actions.conflicts import check_unchanged
from pacenotes.rooms.landscape.actions.days import recording_day
from pacenotes.rooms.landscape.models import Statement, StatementVersion
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person


@transaction.atomic
def make_statement(
    *,
    text: str,
    proof: str,
    since: dt.date,
    by: Person,
    until: dt.date | None = None,
    link: str = "",
) -> Statement:
    """State something that sets the company apart, with its proof and since when it is so."""
    check_keeps_landscape(by)
    version = _version(text, proof, link, since, until, by, recording_day())
    version.statement = Statement.objects.create()
    version.save()
    record("stated", version.statement, by=by, after=_told(version))
    return version.statement


@transaction.atomic
def restate(
    *,
    statement: Statement,
    text: str,
    proof: str,
    since: dt.date,
    by: Person,
    until: dt.date | None = None,
    link: str = "",
    version: int | None = None,
) -> StatementVersion:
    """State it otherwise, or say until when it was so; what we stated stays on the record.

    `version` is the id of the version that was read: ValidationError where it isn't current.
    """
    check_keeps_landscape(by)
    Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    old = StatementVersion.objects.get(statement=statement, recorded_until=OPEN)
    check_unchanged(version, old.pk)
    on = recording_day(old.recorded_from)
    new = _version(text, proof, link, since, until, by, on)
    if _told(old) == _told(new):
        return old
    old.recorded_until = on
    old.save(update_fields=["recorded_until"])
    new.statement = statement
    new.save()
    record("restated", statement, by=by, before=_told(old), after=_told(new))
    return new


def _version(
    text: str, proof: str, link: str, since: dt.date, until: dt.date | None, by: Person, on: int
) -> StatementVersion:
    if until is not None and until <= since:
        raise ValidationError({"until": [_("It can't end before it begins: look at the days.")]})
    version = StatementVersion(
        held_from=day_of(since),
        held_until=OPEN if until is None else day_of(until),
        recorded_by=by,
        recorded_from=on,
    )
    put(version, {"text": text, "proof": proof, "link": link})
    check(version, typed=("text", "proof", "link"))
    return version


def _told(version: StatementVersion) -> dict[str, object]:
    names = ("text", "proof", "link", "held_from", "held_until")
    return {name: getattr(version, name) for name in names}
