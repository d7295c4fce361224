"""The team's own fields, and a person's saved filters."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.checking import check_row
from pacenotes.rooms.deals.actions.conflicts import changed
from pacenotes.rooms.deals.models import CustomField, SavedFilter
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import storable
from pacenotes.rooms.people.models import Person

MOST_FIELDS = 60
MOST_FILTERS = 50


@transaction.atomic
def add_custom_field(
    *,
    on: str,
    key: str,
    name: str,
    kind: str,
    by: Person,
    choices: Sequence[str] = (),
    is_required: bool = False,
) -> CustomField:
    """Add a field of the team's own; ValidationError where its key is taken."""
    rules.check_may_set_fields(by)
    rank = CustomField.objects.filter(on=on).count()
    if rank >= MOST_FIELDS:
        raise ValidationError(_("That is more fields than anybody fills in."))
    field = CustomField(
        on=on,
        key=key,
        name=name.strip(),
        kind=kind,
        choices=_choices(choices, kind),
        is_required=is_required,
        rank=rank,
    )
    check_row(field)
    field.save()
    record("added", field, by=by, after={"on": on, "key": key, "kind": kind})
    return field


@transaction.atomic
def edit_custom_field(
    *, field: CustomField, name: str, choices: Sequence[str], is_required: bool, by: Person
) -> CustomField:
    """Rename a field, change its choices or whether it is required; its kind stays."""
    rules.check_may_set_fields(by)
    told = {
        "name": name.strip(),
        "choices": _choices(choices, field.kind),
        "is_required": is_required,
    }
    before, after = changed(field, told)
    if after:
        check_row(field)
        field.save()
        record("edited", field, by=by, before=before, after=after)
    return field


@transaction.atomic
def remove_custom_field(*, field: CustomField, by: Person) -> None:
    """Remove a field; what was written in it stays in the rows and comes back with the field."""
    rules.check_may_set_fields(by)
    record("removed", field, by=by, before={"on": field.on, "key": field.key})
    field.delete()


@transaction.atomic
def save_filter(*, name: str, query: str, by: Person) -> SavedFilter:
    """Save a filter under a name, or another one under the same name."""
    mine = SavedFilter.objects.filter(person=by)
    kept = mine.filter(name=storable(name.strip())).first()
    if kept is None and mine.count() >= MOST_FILTERS:
        raise ValidationError(_("That are many filters. Forget one first."))
    saved = kept or SavedFilter(person=by, name=name.strip())
    saved.query = query
    check_row(saved, exclude=("person",))
    saved.save()
    return saved


@transaction.atomic
def forget_filter(*, saved: SavedFilter, by: Person) -> None:
    """Forget a filter of one's own."""
    SavedFilter.objects.filter(pk=saved.pk, person=by).delete()


def _choices(choices: Sequence[str], kind: str) -> list[str]:
    named = list(dict.fromkeys(c.strip() for c in choices if c.strip()))
    if kind == CustomField.Kind.CHOICE and not named:
        raise ValidationError(_("A choice needs something to choose from."))
    return named if kind == CustomField.Kind.CHOICE else []
