"""What is measured of one database: a run, the memory of a screen, a page and how soon it lives."""

from __future__ import annotations

import asyncio
import re
import statistics
import sys
import time

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # Django has to be set up first

from bench.deal_room.serving import signed_in  # noqa: E402
from bench.live import acting  # noqa: E402
from bench.live.playing import Play, Played  # noqa: E402
from bench.live.seed import Seeded, seed  # noqa: E402
from bench.live.serving import Restarting, fetched  # noqa: E402

ROUNDS = 40
CATCHING_UP = 5.0
"""Seconds after the server is up again in which every page comes back at once."""
HELD = "to a driver's screen that had its line"
AWAY = "to a driver's screen that had lost its line"
RESTART = f"from the server's stopping to {CATCHING_UP:.0f} s after it was up again"


def measure(sessions: int, seconds: float, a_second: float) -> dict[str, object]:
    """Seed an empty database and measure it; the page's text of it."""
    call_command("migrate", verbosity=0)
    seeded = seed(sessions)
    with Restarting() as server:
        page = _page(server.port, seeded[0])
        alone = server.resident_mb()
        play = Play(server.port, seeded, signed_in)
        loop = asyncio.new_event_loop()
        loop.run_until_complete(play.open())
        crowded = server.resident_mb()
        print(f"{len(seeded) * len(acting.SCREENS)} screens are open", file=sys.stderr)
        cpu, began = server.cpu_ms(), time.perf_counter()
        played = loop.run_until_complete(play.run(seconds, a_second, server.restart))
        took = time.perf_counter() - began
        share = (server.cpu_ms() - cpu + server.cpu_before_ms) / 1000 / took
    each = (crowded - alone) * 1024 / len(played.screens)
    lines = [
        *_cues(played),
        "",
        *_faults(played),
        "",
        f"- Memory: {alone:.0f} MiB with nobody there, {crowded:.0f} MiB with "
        f"{len(played.screens)} screens open: {each:.0f} KiB a screen.",
        f"- The server used {share * 100:.0f} % of a core.",
        f"- The restart took {played.restart[1] - played.restart[0]:.1f} s, in which nobody was "
        "served.",
        *page,
        "",
    ]
    return {"text": "\n".join(lines)}


def _cues(played: Played) -> list[str]:
    """Milliseconds from a cue's being sent to its standing on the driver's screen."""
    drivers = {screen.session: screen for screen in played.screens if screen.kind == "driver"}
    stopped, up = played.restart
    times: dict[str, list[float]] = {HELD: [], AWAY: [], RESTART: []}
    for cue in played.cues:
        if cue.shown_at is None:
            continue
        if cue.shown_at > stopped and cue.sent_at < up + CATCHING_UP:
            kind = RESTART
        elif drivers[cue.session].was_away(cue.sent_at, cue.shown_at):
            kind = AWAY
        else:
            kind = HELD
        times[kind].append(cue.shown_at - cue.sent_at)
    return [
        "| cues | how many | p50 ms | p99 ms | most ms |",
        "| --- | ---: | ---: | ---: | ---: |",
        *[_line(kind, seconds) for kind, seconds in times.items()],
    ]


def _line(name: str, seconds: list[float]) -> str:
    if not seconds:
        return f"| {name} | 0 | | | |"
    times = sorted(second * 1000 for second in seconds)
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    median = statistics.median(times)
    return f"| {name} | {len(times)} | {median:.1f} | {p99:.1f} | {times[-1]:.1f} |"


def _faults(played: Played) -> list[str]:
    lost = sum(cue.shown_at is None for cue in played.cues)
    events = sum(len(screen.numbers) for screen in played.screens)
    doubled = sum(len(screen.numbers) - len(set(screen.numbers)) for screen in played.screens)
    out_of_order = sum(
        later < sooner
        for screen in played.screens
        for sooner, later in zip(screen.numbers, screen.numbers[1:], strict=False)
    )
    lines = sum(len(screen.back_at) - 1 for screen in played.screens)
    refused = f" Refused: {len(played.refused)} ({played.refused[0]})." if played.refused else ""
    return [
        f"- Of {len(played.cues)} cues {lost} lost. Of {events} events that came to "
        f"{len(played.screens)} screens {doubled} doubled, {out_of_order} out of order; "
        f"{lines} times a stream was lost and taken up again.{refused}"
    ]


def _page(port: int, seeded: Seeded) -> list[str]:
    """A driver's page: its size with all it needs, and how soon its stream is open."""
    cookie = signed_in(seeded.team[0])
    path = acting.page(seeded.demo)
    body = fetched(port, path, cookie)
    needs = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', body.decode()))
    size = len(body) + sum(len(fetched(port, need, cookie)) for need in needs)
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        fetched(port, path, cookie)
        fetched(port, acting.stream(seeded.session, "driver"), cookie, most=1)
        times.append((time.perf_counter() - began) * 1000)
    return [
        f"- A driver's page: {len(body) / 1000:.0f} KB, with its styles and scripts "
        f"{size / 1000:.0f} KB in {1 + len(needs)} files, before compression. From asking for it "
        f"to its stream's first words {statistics.median(times):.0f} ms, at most "
        f"{max(times):.0f} ms in {ROUNDS}."
    ]
