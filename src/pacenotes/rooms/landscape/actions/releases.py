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
    if Release.objects.filter(product=product, name=release.name).exists():
        raise ValidationError({"name": [_("There is a release of that name. Move that one.")]})
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
) -> ReleaseVersion:
    """Give a release another day or state; what we knew before stays on the record, and the facts
    that name it move with it. ValidationError where a fact would then overlap another."""
    check_keeps_landscape(by)
    hold_landscape()
    old = ReleaseVersion.objects.get(release=release, recorded_until=OPEN)
    on = recording_day(old.recorded_from)
    version = _version(release, day, state, source, by, on)
    if (old.day, old.state) == (version.day, version.state):
        return old
    old.recorded_until = on
    old.save(update_fields=["recorded_until"])
    version.save()
    moved = span_anew(facts_naming([release.pk], [release.product_id]), on)
    check_no_overlap(moved)
    record("moved", release, by=by, before=_told(old), after=_told(version))
    return version


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
