from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from pacenotes.core.landscape.changes import Corner, Kind, changes
from pacenotes.core.landscape.dated_changes import dated_changes
from tests.core.landscape.made_up import PRODUCTS, knowns, landscapes
from tests.core.landscape.naive import LAST, Model
from tests.core.landscape.test_changes import landscape
from tests.core.landscape.test_columns import columns
from tests.core.landscape.vocabulary import OURS, fact, on, resolved


# A landscape takes long to make up where the machine is busy; what is tested doesn't hang on it.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(landscapes, knowns)
def test_each_day_has_what_differs_from_the_day_before(model: Model, known: int) -> None:
    found = columns(model)
    told = dated_changes(found, PRODUCTS, 2, LAST - 2, known)
    for day in range(1, LAST + 1):
        day_by_day = changes(found, Corner(day - 1, known), Corner(day, known))
        expected = set(day_by_day) if 2 < day <= LAST - 2 else set()
        assert {one.change for one in told if one.day == day} == expected


def test_what_came_and_went_is_told_twice() -> None:
    found = landscape(*resolved(fact(OURS, on(5), on(7))))
    told = [(one.day, one.change.kind) for one in dated_changes(found, [OURS], 1, 9, 9)]
    assert told == [(5, Kind.SHIPPED), (7, Kind.WITHDRAWN)]
