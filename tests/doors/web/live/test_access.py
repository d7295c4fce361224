from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from pacenotes.doors.web.live.access import Seat, access_of, key_in
from pacenotes.rooms.demos.models import Demo, DemoSession
from tests.cast import deal, person
from tests.doors.web.live.pages import cookie_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_however_many_streams_there_are_it_is_four_queries(
    count: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    people = [person("pre-sales-engineer") for _ in range(count)]
    seats = []
    for who in people:
        demo = Demo.objects.create(deal=deal(who), title="A demo", demoer=who)
        now = timezone.now()
        session = DemoSession.objects.create(demo=demo, started_at=now, started_by=who)
        seats.append(Seat(key_in(cookie_of(who)), session.pk))
    with django_assert_num_queries(4):
        access = access_of(seats)
        assert [access.of(seat) for seat in seats] == people
    others = [Seat(seats[0].key, seats[-1].session_id), Seat("", seats[0].session_id)]
    allowed = [access_of(others).of(seat) for seat in others]
    assert allowed == ([people[0], None] if count == 1 else [None, None])


@pytest.mark.parametrize(
    "cookies", ["", "sessionid", "a=b; sessionid=x; c=d", "sessionid=\x00", "="]
)
def test_any_cookie_header_is_read(cookies: str) -> None:
    assert access_of([Seat(key_in(cookies), 1)]).of(Seat(key_in(cookies), 1)) is None
