"""Facts: recorded, corrected and withdrawn, each change a version; and checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.landscape import versions as core
from pacenotes.core.landscape.days import OPEN, day_of
from pacenotes.core.landscape.refusals import Refusal, refused_checks, refused_facts
from pacenotes.core.landscape.support import Qualifier
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.landscape.actions.conflicts import check_unchanged
from pacenotes.rooms.landscape.actions.days import recording_day
from pacenotes.rooms.landscape.actions.holding import hold_landscape
from pacenotes.rooms.landscape.actions.spanning import check_no_overlap, close, span_anew
from pacenotes.rooms.landscape.models import (
    Capability,
    CapabilityVersion,
    Coverage,
    Fact,
    FactSpan,
    FactVersion,
    Product,
    Release,
)
from pacenotes.rooms.landscape.models.qualified import bits_of
from pacenotes.rooms.landscape.queries.versions import fact_version, releases_of
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says a product has. `added` and `removed` are a release or a day, None where
    it always had it, or still has; not exact means on or before."""

    added: Release | dt.date | None
    source: str
    removed: Release | dt.date | None = None
    is_added_exact: bool = True
    is_removed_exact: bool = True
    qualifiers: Iterable[Qualifier] = ()
    detail: str = ""
    level: float | None = None
    unit: str = ""
    how: str = ""
    link: str = ""


@transaction.atomic
def record_fact(*, product: Product, capability: Capability, told: Told, by: Person) -> Fact:
    """Record that a product has a capability; ValidationError, naming the field, where it can't
    be so, or overlaps what is recorded."""
    check_keeps_landscape(by)
    hold_landscape()
    fact = Fact(product=product, capability=capability)
    version = _version(fact, told, by, recording_day())
    fact.save()
    version.fact = fact
    version.save()
    check_no_overlap(span_anew([version.pk], version.recorded_from))
    record("recorded", fact, by=by, after=_after(version))
    return fact


@transaction.atomic
def correct_fact(*, fact: Fact, told: Told, by: Person, version: int | None = None) -> FactVersion:
    """Say of a fact what is so instead; what we held until now stays on the record.

    `version` is the id of the version that was read: ValidationError where it isn't current.
    """
    check_keeps_landscape(by)
    hold_landscape()
    old = _current(fact, version)
    on = recording_day(old.recorded_from)
    new = _version(fact, told, by, on)
    if _says(old) == _says(new):
        return old
    _close(old, on)
    new.save()
    check_no_overlap(span_anew([new.pk], on))
    record("corrected", fact, by=by, before=_after(old), after=_after(new))
    return new


@transaction.atomic
def withdraw_fact(*, fact: Fact, reason: str, by: Person, version: int | None = None) -> None:
    """Say that a fact never was so; that we held it stays on the record."""
    check_keeps_landscape(by)
    hold_landscape()
    old = _current(fact, version)
    if not reason.strip():
        raise ValidationError({"reason": [_("Say why, so that others can trust the record.")]})
    _close(old, recording_day(old.recorded_from))
    record("withdrew", fact, by=by, before=_after(old), after={"reason": reason.strip()[:300]})


@transaction.atomic
def record_coverage(
    *,
    product: Product,
    capability: Capability,
    by: Person,
    day: dt.date,
    source: str = "",
    link: str = "",
) -> Coverage:
    """Say that a product was looked at for a capability on a day: what wasn't found isn't there."""
    check_keeps_landscape(by)
    hold_landscape()
    _check_holds_facts(capability)
    on = recording_day()
    _refuse(refused_checks([core.Check(product.pk, capability.pk, day_of(day), on)], on))
    checked = Coverage(
        product=product,
        capability=capability,
        day=day_of(day),
        recorded_by=by,
        recorded_from=on,
    )
    put(checked, {"source": source, "link": link})
    check(checked, typed=("source", "link"))
    checked.save()
    record("checked", checked, by=by, after={"product": product.pk, "capability": capability.pk})
    return checked


def _current(fact: Fact, version: int | None) -> FactVersion:
    current = FactVersion.objects.filter(fact=fact, recorded_until=OPEN).first()
    if current is None:
        raise ValidationError(_("This fact was withdrawn. Record it anew."))
    check_unchanged(version, current.pk)
    return current


def _close(old: FactVersion, day: int) -> None:
    close(FactVersion, [old.pk], day)
    spans = FactSpan.objects.filter(version=old, recorded_until=OPEN)
    close(FactSpan, list(spans.values_list("pk", flat=True)), day)


def _version(fact: Fact, told: Told, by: Person, on: int) -> FactVersion:
    version = FactVersion(
        fact=fact if fact.pk else None,
        # Where there is no day, nothing is on or before it: a correction that says so says nothing.
        added_is_exact=told.is_added_exact or told.added is None,
        removed_is_exact=told.is_removed_exact or told.removed is None,
        qualifiers=bits_of(told.qualifiers),
        level=told.level,
        recorded_by=by,
        recorded_from=on,
    )
    _put_mark(version, "added", told.added, fact.product)
    _put_mark(version, "removed", told.removed, fact.product)
    words = {name: getattr(told, name) for name in ("detail", "unit", "how", "source", "link")}
    put(version, words)
    check(version, typed=("detail", "unit", "how", "source", "link", "level"))
    _check_fact(fact, version, _check_holds_facts(fact.capability))
    return version


def _put_mark(
    version: FactVersion, name: str, mark: Release | dt.date | None, product: Product
) -> None:
    if isinstance(mark, Release):
        if mark.product_id != product.pk:
            raise ValidationError({name: [_("That is a release of another product.")]})
        setattr(version, f"{name}_release", mark)
    elif mark is not None:
        setattr(version, f"{name}_day", day_of(mark))


def _check_holds_facts(capability: Capability) -> CapabilityVersion:
    place = CapabilityVersion.objects.get(capability=capability, recorded_until=OPEN)
    if place.is_heading:
        raise ValidationError(
            {"capability": [_("This is a heading: choose one of the capabilities below it.")]}
        )
    return place


def _check_fact(fact: Fact, version: FactVersion, place: CapabilityVersion) -> None:
    """ValidationError, by field, where core refuses it beside what is recorded of the pair."""
    beside = FactVersion.objects.filter(
        fact__product=fact.product, fact__capability=fact.capability, recorded_until=OPEN
    ).exclude(fact=fact.pk)
    pair = fact.product_id, fact.capability_id
    refused = refused_facts(
        [fact_version(version, *pair)],
        [fact_version(row, *pair) for row in beside],
        releases_of([fact.product_id]),
        version.recorded_from,
        {place.unit} - {""},
    )
    _refuse(refused)
    for name in ("added", "removed"):
        day = getattr(version, f"{name}_day")
        if version.recorded_from < day < OPEN:
            raise ValidationError(
                {name: [_("That day is to come: name the release that is planned for it.")]}
            )
    if (version.level is None) != (version.how == ""):
        raise ValidationError({"how": [_("A level goes with how it was measured, both or none.")]})


def _refuse(refused: Sequence[Refusal]) -> None:
    """ValidationError, by field, where core found anything wrong."""
    if refused:
        raise ValidationError({one.field: [one.why.say(_)] for one in refused})


_SAID = (
    "added_release_id", "added_day", "added_is_exact", "removed_release_id", "removed_day",
    "removed_is_exact", "qualifiers", "detail", "level", "unit", "how", "source", "link",
)  # fmt: skip


def _says(version: FactVersion) -> tuple[object, ...]:
    return tuple(getattr(version, name) for name in _SAID)


def _after(version: FactVersion) -> dict[str, object]:
    return dict(zip(_SAID, _says(version), strict=True))
