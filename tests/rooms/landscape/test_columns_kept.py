"""The columns kept in memory, brought up to date, are those built anew."""

from __future__ import annotations

import contextlib
import datetime as dt

import numpy as np
import pytest
from django.db import transaction

from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.versions import FactVersion as CoreFact
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.actions import Told
from pacenotes.rooms.landscape.models import FactSpan
from pacenotes.rooms.landscape.queries import columns
from tests.rooms.landscape.ground import TODAY, Ground, ground, moment
from tests.rooms.landscape.test_snapshots import Snapshot

pytestmark = pytest.mark.django_db

MARCH, MAY = dt.date(2026, 3, 1), dt.date(2026, 5, 1)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Ground:
    """As if each change were committed, though a test takes all of them back."""
    monkeypatch.setattr(columns, "_is_settled", lambda: True)
    columns._kept.clear()
    return ground()


def same_as_anew() -> None:
    kept = columns.landscape_now().columns
    columns._kept.clear()
    anew = columns.landscape_now().columns
    for known in range(day_of(TODAY) - 3, day_of(TODAY) + 9):
        for day in (1, day_of(MARCH), day_of(MAY), day_of(TODAY)):
            assert np.array_equal(kept.matrix(day, known), anew.matrix(day, known))


def test_without_a_change_nothing_is_read(here: Ground, django_assert_num_queries: object) -> None:
    columns.landscape_now()
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's
        columns.landscape_now()


def test_every_kind_of_change_is_taken_up(here: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    release = here.release("5.0", MARCH)
    fact = here.fact(release)
    columns.landscape_now()
    acts = (
        lambda: here.fact(MAY, capability=here.lineage, product=here.tally),
        lambda: actions.correct_fact(
            fact=fact, told=Told(added=release, source="x", detail="y"), by=here.kim
        ),
        lambda: actions.move_release(release=release, state="shipped", day=MAY, by=here.kim),
        lambda: actions.record_coverage(
            product=here.plumbwell, capability=here.alerts, day=MAY, by=here.kim
        ),
        lambda: actions.withdraw_fact(fact=fact, reason="A typo", by=here.kim),
        lambda: actions.add_capability(key="new", name="New", by=here.kim),
        lambda: actions.add_product(vendor=here.tally.vendor, name="Two", by=here.kim),
    )
    for days, act in enumerate(acts):
        moment(monkeypatch, TODAY + dt.timedelta(days=days // 2))
        act()
        same_as_anew()


def test_columns_are_brought_up_and_not_built_where_little_changed(
    here: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.fact(MARCH)
    columns.landscape_now()
    monkeypatch.setattr(columns, "_made", lambda _mark: pytest.fail("all was read anew"))
    here.fact(MARCH, capability=here.lineage)
    columns.landscape_now()


def test_what_a_snapshot_of_an_older_day_closes_is_seen(here: Ground) -> None:
    theirs = here.tally.vendor
    day = day_of(dt.date(2026, 1, 1))
    told = CoreFact(-1, here.tally.pk, here.lineage.pk, None, None, day)
    record = {"vendor": theirs, "roots": [], "source": "x", "by": here.kim}
    actions.record_snapshot(snapshot=Snapshot(day, facts=[told]), **record)
    ours = here.fact(MARCH)
    actions.correct_fact(fact=ours, told=Told(added=MAY, source="x"), by=here.kim)
    columns.landscape_now()
    actions.record_snapshot(snapshot=Snapshot(day + 30), **record)
    assert FactSpan.objects.filter(recorded_until=day + 30).exists()
    kept = columns.landscape_now().columns
    columns._kept.clear()
    anew = columns.landscape_now().columns
    at = day_of(TODAY)
    assert np.array_equal(kept.matrix(at, at), anew.matrix(at, at))


class Away(Exception):
    """What was done is taken back."""


def test_what_is_taken_back_is_not_kept(here: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    here.fact(MARCH)
    before = columns.landscape_now().columns
    monkeypatch.setattr(columns, "_is_settled", lambda: False)
    with contextlib.suppress(Away), transaction.atomic():
        here.fact(MARCH, capability=here.lineage)
        columns.landscape_now()
        raise Away
    at = day_of(TODAY)
    assert np.array_equal(columns.landscape_now().columns.matrix(at, at), before.matrix(at, at))
    here.fact(MARCH, capability=here.lineage, product=here.tally)
    same_as_anew()


def test_what_is_written_while_it_is_read_is_not_missed(
    here: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.fact(MARCH)
    made = columns._made

    def made_late(mark: int) -> object:
        found = made(mark)
        monkeypatch.setattr(columns, "_made", made)
        here.fact(MARCH, capability=here.lineage)
        return found

    monkeypatch.setattr(columns, "_made", made_late)
    columns.landscape_now()
    same_as_anew()
