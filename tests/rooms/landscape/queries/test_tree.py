from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pacenotes.core.landscape.days import day_of
from pacenotes.rooms.landscape.actions import add_capability, place_capability
from pacenotes.rooms.landscape.queries.columns import landscape_now
from pacenotes.rooms.landscape.queries.tree import CapabilityTree, capability_tree, first_known
from tests.rooms.landscape.land import RECORDED, Land, on_day

pytestmark = pytest.mark.django_db

TODAY = day_of(dt.date(2026, 9, 20))


def tree(known: int = TODAY) -> CapabilityTree:
    return capability_tree(landscape_now().columns.places, known)


def shown(found: CapabilityTree) -> list[tuple[int, int]]:
    """Ids with how deep they stand."""
    return list(zip(found.ids.tolist(), found.depth.tolist(), strict=True))


def test_wholes_come_before_their_parts_in_the_order_of_keys(land: Land) -> None:
    assert shown(tree()) == [
        (land.heading.pk, 0), (land.lineage.pk, 1), (land.fields.pk, 2), (land.export.pk, 0),
        (land.sign_on.pk, 0),
    ]  # fmt: skip
    found = tree()
    assert found.end.tolist() == [3, 3, 3, 4, 5]
    assert found.chain(2) == [land.heading.pk, land.lineage.pk]


def test_what_moved_stands_where_it_was_known_to_stand(land: Land) -> None:
    with on_day(dt.date(2026, 9, 1)):
        place_capability(capability=land.fields, parent=land.export, by=land.by)
    assert tree().chain(tree().at[land.fields.pk]) == [land.export.pk]
    before = tree(day_of(dt.date(2026, 8, 31)))
    assert before.chain(before.at[land.fields.pk]) == [land.heading.pk, land.lineage.pk]


def test_before_anything_was_known_there_is_none(land: Land) -> None:
    assert len(tree(day_of(RECORDED) - 1)) == 0
    assert first_known(landscape_now().columns.places) == day_of(RECORDED)


def test_a_tree_is_asked_for_once_until_it_changes(land: Land) -> None:
    tree()
    with CaptureQueriesContext(connection) as found:
        tree()
        tree(TODAY - 100)
    assert len(found) == 2  # only whether anything changed, once each
    add_capability(key="a", name="New", by=land.by)
    assert len(tree()) == 6
