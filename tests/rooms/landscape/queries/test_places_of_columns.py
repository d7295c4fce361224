from __future__ import annotations

import datetime as dt

import pytest

from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.history import stretches_of
from pacenotes.core.landscape.timeline import on
from pacenotes.rooms.landscape.queries.columns import landscape_now
from pacenotes.rooms.landscape.queries.records import records_of
from tests.rooms.landscape.land import small_land

pytestmark = pytest.mark.django_db


def test_columns_say_of_every_pair_what_its_records_say() -> None:
    # Wholes stand before their parts there, so the places aren't in the order of the ids.
    land, day = small_land(), day_of(dt.date(2026, 9, 20))
    columns = landscape_now().columns
    matrix = columns.matrix(day, day)
    for capability in (land.lineage, land.fields, land.sign_on, land.export):
        records = records_of([capability.pk])
        for at, product in enumerate(columns.products):
            expected = on(stretches_of(capability.pk, product, records, day), day).support
            assert matrix[columns.places.at[capability.pk], at] == expected
