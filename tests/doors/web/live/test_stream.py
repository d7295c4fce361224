"""One stream by itself, and how it is written."""

from __future__ import annotations

import asyncio
import json

from pacenotes.doors.web.live.access import Seat
from pacenotes.doors.web.live.stream import MOST_WAITING_BYTES, Stream
from pacenotes.doors.web.live.wire import Part, written


def stream() -> Stream:
    return Stream(Seat("key", 1), 1, "driver", 0)


def test_what_is_given_is_read_once_in_order() -> None:
    async def play() -> None:
        one = stream()
        one.give(b"a", 1)
        one.give(b"b", 2)
        one.give(b"b again", 2)
        assert await one.next(1) == b"ab"
        assert await one.next(0.01) == b"", "nothing new"
        one.give(b"", 3)
        assert one.after == 3, "an event that isn't for it"
        assert await one.next(0.01) == b""

    asyncio.run(play())


def test_its_end_comes_after_what_waits_unless_it_is_dropped() -> None:
    async def play() -> None:
        ended, dropped = stream(), stream()
        for one in (ended, dropped):
            one.give(b"a", 1)
        ended.end()
        dropped.drop()
        assert await ended.next(1) == b"a"
        assert await ended.next(1) is None
        assert await dropped.next(1) is None
        ended.give(b"late", 2)
        assert await ended.next(1) is None

    asyncio.run(play())


def test_a_reader_who_is_too_slow_is_dropped_and_asks_again_from_where_it_was() -> None:
    async def play() -> None:
        one = stream()
        one.give(b"x" * (MOST_WAITING_BYTES - 1), 1)
        one.give(b"yy", 2)
        assert one.is_over
        assert await one.next(1) is None

    asyncio.run(play())


def test_words_of_any_kind_stay_in_their_line() -> None:
    html = "a\nb\r\nid: 9\n\ndata: x\u2028 “é” \ud800 <b>"
    lines = written(7, [Part("cues", "cue", 3, html), Part("clock", "cue", 3, "")]).decode()
    first, second, nothing = lines.split("\n\n")
    assert nothing == ""
    assert first.startswith("event: part\ndata: ")
    assert second.startswith("id: 7\nevent: part\ndata: ")
    told = json.loads(first.partition("data: ")[2])
    assert told == {"part": "cues", "kind": "cue", "about": 3, "html": html.replace("\ud800", "?")}
