from __future__ import annotations

import pytest
from django.db import connection

from pacenotes.rooms.deals.queries.planning import measure_tables
from tests.cast import deal, person

pytestmark = pytest.mark.django_db


def test_the_database_knows_how_its_tables_are_filled() -> None:
    robin = person()
    for number in range(20):
        deal(robin, name=f"D{number}")
    measure_tables()
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'deal_open_closes'")
        assert cursor.fetchone()[0].split()[0] == "20"
