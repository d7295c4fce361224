"""What is recorded about some capabilities, for core to weigh them one by one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from pacenotes.core.landscape.records import Records
from pacenotes.rooms.landscape.queries.versions import capability_versions, checks_of, spans_of

_WITH_WHOLES = """
    WITH RECURSIVE up(id) AS (
        SELECT id FROM landscape_capability WHERE id IN ({places})
        UNION
        SELECT version.parent_id
        FROM landscape_capabilityversion AS version JOIN up ON version.capability_id = up.id
    )
    SELECT id FROM up WHERE id IS NOT NULL
"""


def records_of(capabilities: Iterable[int]) -> Records:
    """All that is recorded about these capabilities (ids) and what they are part of, whenever it
    was known; four queries however many."""
    ids = with_wholes(capabilities)
    return Records(capability_versions(ids), spans_of(ids), checks_of(ids))


def with_wholes(capabilities: Iterable[int]) -> list[int]:
    """These capabilities (ids) and all that they are or were part of; one query."""
    ids = list(capabilities)
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_WITH_WHOLES.format(places=", ".join(["%s"] * len(ids))), ids)
        return [row[0] for row in cursor.fetchall()]
