"""Snapshots: what one changes is recorded as of its own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.landscape.days import OPEN, day_of
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.versions import (
    CapabilityVersion,
    Check,
    FactVersion,
    ReleaseState,
    ReleaseVersion,
)
from pacenotes.rooms.landscape import actions, models
from pacenotes.rooms.landscape.models import FactSpan, Release
from tests.rooms.deals.seats import all_rows
from tests.rooms.landscape.ground import Ground, ground

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY = day_of(dt.date(2026, 1, 1)), day_of(dt.date(2026, 2, 1))
SHIPPED = day_of(dt.date(2025, 6, 1))


@dataclass(frozen=True)
class Snapshot:
    """What is told as of a day."""

    day: int
    releases: Sequence[ReleaseVersion] = ()
    capabilities: Sequence[CapabilityVersion] = ()
    facts: Sequence[FactVersion] = ()
    checks: Sequence[Check] = ()


@pytest.fixture
def here() -> Ground:
    return ground()


@pytest.fixture
def release(here: Ground) -> Release:
    return Release.objects.create(product=here.tally, name="1")


def taken(here: Ground, snapshot: Snapshot) -> actions.Changed:
    return actions.record_snapshot(
        snapshot=snapshot, vendor=here.tally.vendor, roots=["lineage"], source="x", by=here.kim
    )


def told(here: Ground, release: Release, day: int, **more: object) -> Snapshot:
    shipped = ReleaseVersion(release.pk, here.tally.pk, SHIPPED, ReleaseState.SHIPPED, day)
    fact = FactVersion(-1, here.tally.pk, here.lineage.pk, Mark(release=release.pk), None, day)
    check = Check(here.tally.pk, here.lineage.pk, day, day)
    fields = {"releases": [shipped], "facts": [fact], "checks": [check], **more}
    return Snapshot(day, **fields)  # type: ignore[arg-type]  # spelt out by tests


def test_the_first_is_recorded_whole_and_one_that_says_the_same_changes_nothing(
    here: Ground, release: Release
) -> None:
    place = [CapabilityVersion(here.lineage.pk, None, JANUARY, is_deprecated=True)]
    with pytest.raises(ValidationError, match="something newer is recorded"):
        taken(here, told(here, release, JANUARY, capabilities=place))
    first = actions.record_snapshot(
        snapshot=told(here, release, JANUARY), vendor=here.tally.vendor, roots=[], source="x",
        by=here.kim,
    )  # fmt: skip
    assert first == actions.Changed(1, 0, 1, 0, 1)
    span = FactSpan.objects.get()
    assert (span.held_from, span.recorded_from) == (SHIPPED, JANUARY)
    again = actions.record_snapshot(
        snapshot=told(here, release, FEBRUARY), vendor=here.tally.vendor, roots=[], source="x",
        by=here.kim,
    )  # fmt: skip
    assert again == actions.Changed(0, 0, 0, 0, 0)


def record(here: Ground, snapshot: Snapshot) -> actions.Changed:
    return actions.record_snapshot(
        snapshot=snapshot, vendor=here.tally.vendor, roots=[], source="x", by=here.kim
    )


def test_what_is_told_otherwise_is_the_next_version_and_what_is_told_no_more_is_closed(
    here: Ground, release: Release
) -> None:
    record(here, told(here, release, JANUARY))
    fact = told(here, release, FEBRUARY).facts[0]
    loose = FactVersion(
        -1, fact.product, fact.capability, Mark(release=release.pk, is_exact=False), None, FEBRUARY
    )
    changed = record(here, told(here, release, FEBRUARY, facts=[loose]))
    assert (changed.facts_closed, changed.facts_added) == (1, 1)
    assert models.Fact.objects.count() == 1
    old, new = FactSpan.objects.order_by("pk")
    assert (old.recorded_until, new.recorded_from, new.possible_from) == (FEBRUARY, FEBRUARY, 0)
    gone = record(here, told(here, release, FEBRUARY + 9, facts=[], checks=[]))
    assert (gone.facts_closed, gone.facts_added) == (1, 0)
    assert not FactSpan.objects.filter(recorded_until=OPEN).exists()


def test_a_release_that_moves_between_two_takes_its_facts_along(
    here: Ground, release: Release
) -> None:
    record(here, told(here, release, JANUARY))
    later = [
        ReleaseVersion(release.pk, here.tally.pk, SHIPPED + 30, ReleaseState.SHIPPED, FEBRUARY)
    ]
    changed = record(here, told(here, release, FEBRUARY, releases=later))
    assert (changed.releases, changed.facts_added) == (1, 0)
    old, new = FactSpan.objects.order_by("pk")
    assert (old.held_from, old.recorded_until) == (SHIPPED, FEBRUARY)
    assert (new.held_from, new.recorded_from, new.recorded_until) == (SHIPPED + 30, FEBRUARY, OPEN)


def test_facts_that_overlap_are_refused_whole(here: Ground, release: Release) -> None:
    snapshot = told(here, release, JANUARY)
    twice = [
        snapshot.facts[0],
        FactVersion(-1, here.tally.pk, here.lineage.pk, None, None, JANUARY),
    ]
    before = all_rows()
    with pytest.raises(ValidationError, match="in those days already"):
        record(here, told(here, release, JANUARY, facts=twice))
    assert all_rows() == before


def test_one_of_a_day_to_come_is_refused(here: Ground, release: Release) -> None:
    with pytest.raises(ValidationError, match="to come"):
        record(here, Snapshot(day_of(dt.date(2027, 1, 1))))


def test_progress_is_told(here: Ground, release: Release) -> None:
    heard: list[tuple[str, int, int]] = []
    actions.record_snapshot(
        snapshot=told(here, release, JANUARY), vendor=here.tally.vendor, roots=[], source="x",
        by=here.kim, progress=lambda *step: heard.append(step),
    )  # fmt: skip
    assert {what for what, _, _ in heard} >= {"releases", "facts", "spans"}
    assert all(done <= of for _, done, of in heard)
