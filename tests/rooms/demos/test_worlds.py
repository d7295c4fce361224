"""That a session made once for a module comes to each test as it was made."""

from __future__ import annotations

import pytest

from pacenotes.rooms.demos.models import Demo
from tests.rooms.demos.seat import Live

pytestmark = pytest.mark.django_db


# As many as will come one after the other in one process, however many processes there are.
@pytest.mark.parametrize("time", range(6))
def test_nothing_that_a_test_did_is_there_in_the_next(at: Live, time: int) -> None:
    assert (at.demo.title, at.demo.steps.count()) == ("First demo", 3)
    assert Demo.objects.count() == 1
    at.demo.title = "Changed"
    at.demo.save()
    at.demo.steps.all().delete()
    at.demo.pk = None
    at.demo.save()
