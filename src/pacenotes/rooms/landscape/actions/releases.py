"""Releases: their days and states, each change a version; facts move with them."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.landscape import versions as core
from pacenotes.core.landscape.days import OPEN, day_of
from pacenotes.core.landscape.refusals import refused_releases
from pacenotes.core.landscape.versions import ReleaseState
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.landscape.actions.conflicts import check_unchanged
from pacenotes.rooms.landscape.actions.days import recording_day
from pacenotes.rooms.landscape.actions.holding import hold_landscape
from pacenotes.rooms.landscape.actions.spanning import check_no_overlap, facts_naming, span_anew
from pacenotes.rooms.landscape.models import Product, Release, ReleaseVersion
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person


@transaction.atomic
def add_release(
    *,
    product: Product,
    name: str,
    state: str,
    by: Person,
    day: dt.date | None = None,
    source: str = "",
) -> Release:
    """Record a release of a product; one that has shipped has a day, which isn't to come."""
    check_keeps_landscape(by)
    hold_landscape()
    release = Release(product=product)
    put(release, {"name": name})
    check(release, typed=("name",))
    _check_name(release)
    version = _version(release, day, state, source, by, recording_day())
    release.save()
    version.release = release
    version.save()
    span_anew(facts_naming([release.pk], [product.pk]), version.recorded_from)
    record("added", release, by=by, after=_told(version))
    return release


@transaction.atomic
def move_release(
    *,
    release: Release,
    state: str,
    by: Person,
    day: dt.date | None = None,
    source: str = "",
    version: int | None = None,
) -> ReleaseVersion:
    """Give a release another day or state; what we knew before stays on the record, and the facts
    that name it move with it. ValidationError where a fact would then overlap another, or it was
    changed since `version`."""
    check_keeps_landscape(by)
    hold_landscape()
    current = _locked(release, version)
    old = ReleaseVersion.objects.get(release=release, recorded_until=OPEN)
    on = recording_day(old.recorded_from)
    new = _version(current, day, state, source, by, on)
    if (old.day, old.state) == (new.day, new.state):
        return old
    old.recorded_until = on
    old.save(update_fields=["recorded_until"])
    new.save()
    current.version += 1
    current.save(update_fields=["version"])
    moved = span_anew(facts_naming([release.pk], [release.product_id]), on)
    check_no_overlap(moved)
    record("moved", release, by=by, before=_told(old), after=_told(new))
    return new


@transaction.atomic
def rename_release(
    *, release: Release, name: str, by: Person, version: int | None = None
) -> Release:
    """Give a release another name; the facts that name it stay with it. ValidationError where its
    product has one of that name, or it was changed since `version`."""
    check_keeps_landscape(by)
    current = _locked(release, version)
    before = {"name": current.name}
    if put(current, {"name": name}):
        check(current, typed=("name",))
        _check_name(current)
        current.version += 1
        current.save()
        record("renamed", current, by=by, before=before, after={"name": current.name})
    return current


def _locked(release: Release, version: int | None) -> Release:
    """The release as it stands; ValidationError where that isn't what was read."""
    current = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
    check_unchanged(version, current.version)
    return current


def _check_name(release: Release) -> None:
    alike = Release.objects.filter(product=release.product_id, name=release.name)
    if alike.exclude(pk=release.pk).exists():
        raise ValidationError({"name": [_("There is a release of that name. Move that one.")]})


def _version(
    release: Release, day: dt.date | None, state: str, source: str, by: Person, on: int
) -> ReleaseVersion:
    known = None if day is None else day_of(day)
    if state not in set(ReleaseState):
        raise ValidationError({"state": [_("Choose announced, planned or shipped.")]})
    told = core.ReleaseVersion(release.pk or 0, release.product_id, known, ReleaseState(state), on)
    refused = refused_releases([told], on)
    if refused:
        raise ValidationError({one.field: [one.why.say(_)] for one in refused})
    version = ReleaseVersion(
        release=release,
        day=OPEN if known is None else known,
        state=state,
        recorded_by=by,
        recorded_from=on,
    )
    put(version, {"source": source})
    check(version, typed=("source",))
    return version


def _told(version: ReleaseVersion) -> dict[str, object]:
    return {"day": None if version.day == OPEN else version.day, "state": version.state}
