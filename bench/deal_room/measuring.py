"""What is measured of one database: pages one by one and eight at once, answers, an import."""

from __future__ import annotations

import sys
import time

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # Django has to be set up first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.deal_room.importing import ROWS, imports  # noqa: E402
from bench.deal_room.seed import Seeded, seed  # noqa: E402
from bench.deal_room.serving import Answered, Asked, Server, measured, served, signed_in  # noqa: E402
from bench.machine import fixed_loop_ms  # noqa: E402
from pacenotes.rooms.deals.models import Deal, Evidence  # noqa: E402
from pacenotes.rooms.people.models import Person  # noqa: E402

ROUNDS = 120


def measure(deals: int, pieces: int) -> dict[str, object]:
    """Seed an empty database and measure it; the page's text of it."""
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    seeded = seed(deals, pieces)
    took = time.perf_counter() - began
    print(f"seeded in {took:.0f} s", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    queries = _queries(seeded)
    with served() as server:
        lines = _pages(server, seeded, queries)
        memory = server.resident_mb()
    text = "\n".join(
        [
            "| page | queries | p50 ms | p99 ms | CPU ms | p50 at 8 | p99 at 8 | a second at 8 "
            "| fixed loop, ms |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
            *lines,
            "",
            f"The server's memory after all of it: {memory:.0f} MiB.",
            "",
            f"`pacenotes import` of {ROWS:,} deals into this database, the whole command:",
            "",
            "| | seconds | CPU seconds | rows a second | most memory, MiB | fixed loop, ms |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
            *[run.line() for run in imports(seeded.manager)],
            "",
        ]
    )
    return {"text": text}


def _asked(seeded: Seeded) -> dict[str, tuple[str, list[Asked]]]:
    """Each page by name: as whom, and the requests."""
    mine = list(
        Deal.objects.filter(owner__email=seeded.seller).values_list("pk", flat=True)[:ROUNDS]
    )
    any_deal = [1 + 7919 * n % seeded.deals for n in range(ROUNDS)]
    first = Deal.objects.order_by("pk").values_list("pk", flat=True).first() or 1
    deals = [first - 1 + n for n in any_deal]
    return {
        "list, a manager's": (seeded.manager, [Asked("/deals/")] * ROUNDS),
        "list, a seller's": (seeded.seller, [Asked("/deals/")] * ROUNDS),
        "board, a manager's": (seeded.manager, [Asked("/deals/board/")] * ROUNDS),
        "board, a seller's": (seeded.seller, [Asked("/deals/board/")] * ROUNDS),
        "deal page": (seeded.manager, [Asked(f"/deals/{pk}/") for pk in deals]),
        "deal page, its seller's": (seeded.seller, [Asked(f"/deals/{pk}/") for pk in mine]),
        "one question": (
            seeded.manager,
            [Asked(f"/deals/{pk}/questions/qualified/") for pk in deals],
        ),
        "today, a seller's": (seeded.seller, [Asked("/today/")] * ROUNDS),
        "search, a name": (
            seeded.manager,
            [Asked(f"/search/?q=Rollout+{n}") for n in range(ROUNDS)],
        ),
        "search, a common word": (seeded.manager, [Asked("/search/?q=procurement")] * ROUNDS),
        "search, a seller's": (seeded.seller, [Asked("/search/?q=procurement")] * ROUNDS),
    }


def _answers(seeded: Seeded) -> list[Asked]:
    pieces = Evidence.objects.filter(deal__owner__email=seeded.seller, decision="proposed")
    return [
        Asked(f"/deals/{deal}/evidence/{pk}/decisions/", "decision=accepted")
        for deal, pk in pieces.order_by("pk").values_list("deal_id", "pk")[: ROUNDS * 2 + 6]
    ]


def _queries(seeded: Seeded) -> dict[str, int]:
    counts = {}
    for name, (email, asked) in _asked(seeded).items():
        browser = Client(headers={"host": "localhost"})
        browser.force_login(Person.objects.get(email=email))
        browser.get(asked[0].path)
        with CaptureQueriesContext(connection) as caught:
            browser.get(asked[-1].path)
        counts[name] = len(caught)
    return counts


def _pages(server: Server, seeded: Seeded, queries: dict[str, int]) -> list[str]:
    lines = []
    for name, (email, asked) in _asked(seeded).items():
        cookie = signed_in(email)
        loops = [fixed_loop_ms()]
        alone = measured(server, cookie, asked, 1)
        loops.append(fixed_loop_ms())
        eight = measured(server, cookie, asked, 8)
        lines.append(_line(name, queries[name], alone, eight, min(loops)))
        print(lines[-1], file=sys.stderr)
    answers = _answers(seeded)
    cookie, half = signed_in(seeded.seller), len(answers) // 2
    alone = measured(server, cookie, answers[:half], 1)
    eight = measured(server, cookie, answers[half:], 8)
    lines.append(_line("answer a question", None, alone, eight, fixed_loop_ms()))
    return lines


def _line(name: str, queries: int | None, alone: Answered, eight: Answered, loop: float) -> str:
    count = "" if queries is None else str(queries)
    return (
        f"| {name} | {count} | {alone.p50:.1f} | {alone.p99:.1f} | {alone.cpu:.1f} | "
        f"{eight.p50:.1f} | {eight.p99:.1f} | {eight.a_second:.0f} | {loop:.0f} |"
    )
