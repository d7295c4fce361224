"""Streams of a live session, on a server as it is run."""

from __future__ import annotations

import datetime as dt
import itertools
import threading
import time
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, connections, transaction
from django.utils import timezone

from pacenotes.doors.web.live import app
from pacenotes.rooms.deals.models import TeamMember
from pacenotes.rooms.demos import news
from pacenotes.rooms.demos.models import DemoSession, Hold, LiveEvent
from tests.cast import person
from tests.doors.web.live.conftest import Live
from tests.doors.web.live.pages import OpenPage

WITHIN = 5.0
"""Seconds after which somebody whose access ended has to be off the stream."""


def test_an_open_page_is_told_at_once_and_in_order(live: Live) -> None:
    page = live.opens(live.sam, "driver")
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Accel-Buffering"] == "no"
    assert "server" not in page.headers
    for number in (1, 2, 3):
        began = time.monotonic()
        assert live.tells() == number
        page.waits_for(lambda p, n=number: p.last == n)
        assert time.monotonic() - began < 1.5, "sooner than the next look"
    assert page.numbers == [1, 2, 3]
    assert page.heard[-1].html == f"cues of driver\nfor {live.sam.pk} at 3"


def test_several_parts_of_an_event_say_its_number_once_and_last(live: Live) -> None:
    page = live.opens(live.sam, "driver")
    live.tells("step")
    page.waits_for(lambda p: p.last == 1)
    assert [(one.part, one.number) for one in page.heard] == [("agenda", None), ("steps", 1)]


def test_a_page_that_lost_its_line_gets_what_it_missed_once(live: Live) -> None:
    page = live.opens(live.sam, "driver")
    live.tells()
    page.waits_for(lambda p: p.last == 1)
    page.close()
    live.tells()
    live.tells("step")
    again = live.opens(live.sam, "driver", after=0, last=1)
    again.waits_for(lambda p: p.last == 3)
    assert [(one.part, one.number) for one in again.heard] == [
        ("cues", 2),
        ("agenda", None),
        ("steps", 3),
    ]
    live.tells()
    again.waits_for(lambda p: p.last == 4)
    assert again.numbers == [2, 3, 4]


def test_what_was_missed_often_comes_once_as_it_is_now(live: Live) -> None:
    for _ in range(5):
        live.tells()
    page = live.opens(live.sam, "driver", after=0)
    page.waits_for(lambda p: p.last == 5)
    assert page.numbers == [5]


def test_a_page_that_says_no_number_gets_what_is_new_from_now_on(live: Live) -> None:
    live.tells()
    page = live.opens(live.sam, "driver", after=None)
    live.tells()
    page.waits_for(lambda p: p.last == 2)
    assert page.numbers == [2]


def test_only_its_readers_are_told_of_an_event(live: Live) -> None:
    sam, robin = live.opens(live.sam, "driver"), live.opens(live.robin, "sales")
    live.tells("cue", readers=[live.robin])
    live.tells("cue", readers=[live.sam])
    live.tells("step")
    sam.waits_for(lambda p: p.last == 3)
    robin.waits_for(lambda p: p.last == 3)
    assert sam.numbers == [2, 3]
    assert robin.numbers == [1, 3]


def test_the_audiences_stream_carries_nothing_but_what_its_table_holds(live: Live) -> None:
    page = live.opens(live.sam, "audience")
    for kind in ("cue", "capture", "feedback", "step", "wheel", "cue"):
        live.tells(kind)
    live.tells("step")
    page.waits_for(lambda p: p.last == 7)
    assert {one.part for one in page.heard} == {"agenda"}
    assert {one.kind for one in page.heard} == {"step"}


def test_a_part_that_breaks_ends_its_own_stream_alone(live: Live) -> None:
    sam, robin = live.opens(live.sam, "driver"), live.opens(live.robin, "sales")
    live.tells("bad")
    assert robin.is_off.wait(WITHIN)
    live.tells("cue")
    sam.waits_for(lambda p: p.last == 2)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/live/", 404),
        ("/live/sessions/0/driver/", 404),
        ("/live/sessions/99999/driver/", 404),
        ("/live/sessions/999999999999999999999/driver/", 404),
        ("/live/sessions/{}/Driver/", 404),
        ("/live/sessions/{}/driver/x/", 404),
        ("/live/sessions/{}/nowhere/", 403),
        ("/live/sessions/{}/driver/?after=-1", 400),
        ("/live/sessions/{}/driver/?after=x", 400),
        ("/live/sessions/{}/driver/?after=99999999999", 400),
        ("/live/sessions/{}/driver/?after=١", 400),
    ],
)
def test_an_address_that_is_none_is_refused(live: Live, path: str, status: int) -> None:
    from urllib.parse import quote

    from tests.doors.web.live.pages import cookie_of

    at = quote(path.format(live.session.pk), safe="/?=")
    page = OpenPage(live.port, cookie_of(live.sam), at)
    assert page.status == status
    assert page.text or status == 204
    assert page.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_who_may_not_is_refused(live: Live) -> None:
    path = f"/live/sessions/{live.session.pk}/driver/"
    for cookie in ("", "sessionid=", "sessionid=made-up", "x" * 5000):
        assert OpenPage(live.port, cookie, path).status == 401
    assert live.opens(person("pre-sales-engineer"), "driver").status == 404
    sponsor = person("executive-sponsor")
    TeamMember.objects.create(deal=live.deal, person=sponsor, position_key="executive-sponsor")
    assert live.opens(sponsor, "driver").status == 403
    gone = person("pre-sales-engineer", is_active=False)
    TeamMember.objects.create(deal=live.deal, person=gone, position_key="pre-sales-engineer")
    assert live.opens(gone, "driver").status == 401


def test_nobody_has_more_pages_open_than_fit(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "MOST_STREAMS", 2)
    first, _ = live.opens(live.sam, "driver"), live.opens(live.sam, "audience")
    third = live.opens(live.sam, "driver")
    assert (third.status, third.text) == (429, "You have 2 live pages open: close one.")
    assert live.opens(live.robin, "sales").status == 200
    first.close()
    until = time.monotonic() + WITHIN
    while (again := live.opens(live.sam, "driver")).status == 429:
        assert time.monotonic() < until
    assert again.status == 200


def _off_the_team(live: Live) -> None:
    TeamMember.objects.filter(person=live.sam).delete()


def _signed_out(live: Live) -> None:
    Session.objects.all().delete()


def _deactivated(live: Live) -> None:
    live.sam.is_active = False
    live.sam.save()


def _another_password(live: Live) -> None:
    live.sam.set_password("another one")
    live.sam.save()


def _sign_in_ran_out(live: Live) -> None:
    Session.objects.update(expire_date=timezone.now())


ENDS = [_off_the_team, _signed_out, _deactivated, _another_password, _sign_in_ran_out]


@pytest.mark.parametrize("end", ENDS)
def test_who_may_read_no_longer_is_off_within_seconds_and_told_nothing_more(
    live: Live, end: Callable[[Live], None]
) -> None:
    quiet, told = live.opens(live.sam, "driver"), live.opens(live.sam, "driver")
    end(live)
    began = time.monotonic()
    live.tells()
    assert quiet.is_off.wait(WITHIN)
    assert told.is_off.wait(WITHIN)
    assert time.monotonic() - began < WITHIN
    assert quiet.heard == told.heard == []
    assert live.opens(live.sam, "driver").status in {200, 401, 404}


def test_who_may_read_no_longer_is_off_though_nothing_happens(live: Live) -> None:
    page = live.opens(live.sam, "driver")
    TeamMember.objects.filter(person=live.sam).delete()
    assert page.is_off.wait(WITHIN)
    assert live.opens(live.sam, "driver").status == 404


def test_the_end_of_a_session_ends_its_streams_after_the_last_event(live: Live) -> None:
    page = live.opens(live.sam, "driver")
    live.ends()
    assert page.is_off.wait(WITHIN)
    assert page.numbers == [1]
    assert live.opens(live.sam, "driver", after=1).status == 204
    missed = live.opens(live.sam, "driver", after=0)
    assert missed.is_off.wait(WITHIN)
    assert missed.numbers == [1]


def test_news_that_went_past_are_found_by_looking(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = live.opens(live.sam, "driver")
    monkeypatch.setattr(news, "tell", lambda session_id: None)
    live.tells()
    page.waits_for(lambda p: p.last == 1, seconds=5)


def test_of_changes_at_once_none_is_lost(live: Live) -> None:
    page = live.opens(live.sam, "driver")
    acknowledged = _at_once(lambda _: [live.tells() for _ in range(8)])
    page.waits_for(lambda p: p.last == max(acknowledged))
    assert sorted(acknowledged) == list(range(1, len(acknowledged) + 1))
    assert page.numbers == sorted(set(page.numbers))
    assert not _lost(live, page)


def test_numbers_given_before_the_session_is_held_would_lose_some(live: Live) -> None:
    """The planted fault: numbered in the order of asking, as a sequence does, a slow change comes
    after a quicker one with a larger number, and a page that has that one never asks for it."""
    page = live.opens(live.sam, "driver")
    numbers, is_quick_done = itertools.count(1), threading.Event()

    def numbered_too_soon(is_slow: bool) -> list[int]:
        number = next(numbers)
        if is_slow:
            is_quick_done.wait(10)
            page.waits_for(lambda p: p.last == 2)
        with transaction.atomic():
            LiveEvent.objects.create(
                session=live.session, number=number, kind="cue", about_id=1, at=timezone.now()
            )
            latest = max(number, DemoSession.objects.get(pk=live.session.pk).latest)
            DemoSession.objects.filter(pk=live.session.pk).update(latest=latest)
            news.tell(live.session.pk)
        return [number]

    slow = threading.Thread(target=lambda: _closing(numbered_too_soon, True))
    slow.start()
    time.sleep(0.1)
    numbered_too_soon(False)
    is_quick_done.set()
    slow.join(20)
    time.sleep(0.5)
    assert _lost(live, page) == [1]


def _lost(live: Live, page: OpenPage) -> list[int]:
    """The events of which a page was told by none that is as new: it never shows them. What comes
    at once is told of once, by the last number."""
    told = LiveEvent.objects.filter(session=live.session, kind="cue").order_by("pk")
    shown = page.heard[-1].html.rpartition(" ")[2] if page.heard else "0"
    in_order = list(told.values_list("number", flat=True))
    late = [n for place, n in enumerate(in_order) if any(m > n for m in in_order[:place])]
    return late or [n for n in in_order if n > int(shown)]


def _at_once(act: Callable[[int], list[int]], times: int = 4) -> list[int]:
    came_to: list[int] = []
    threads = [
        threading.Thread(target=lambda n=n: came_to.extend(_closing(act, n))) for n in range(times)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return came_to


def _closing(act: Callable[..., list[int]], *arguments: object) -> list[int]:
    try:
        return act(*arguments)
    finally:
        connections.close_all()


def test_a_stream_holds_no_connection_to_the_database(live: Live) -> None:
    pages = [live.opens(live.sam, "driver") for _ in range(12)]
    live.tells()
    for page in pages:
        page.waits_for(lambda p: p.last == 1)
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        assert cursor.fetchone()[0] <= 1 + 1 + 4, "this one, the listener's, a pool's"


def test_a_driver_who_drops_off_the_line_is_told_of_once(live: Live) -> None:
    page = live.opens(live.sam, "driver")
    heard = timezone.now() - dt.timedelta(seconds=31)
    Hold.objects.create(session=live.session, person=live.sam, began_at=heard, beat_at=heard)
    time.sleep(4.5)  # it is looked every two seconds
    assert list(LiveEvent.objects.values_list("kind", flat=True)) == ["wheel"]
    assert page.heard == [], "this screen shows no wheel"
