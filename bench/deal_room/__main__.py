"""Measure the deal room on a large database: `python -m bench.deal_room [--deals N]`."""

from __future__ import annotations

from typing import Any

from bench.both_databases import measure_both, parser

HEAD = """# How fast the deal room is

Written by `python -m bench.deal_room`; the code is in `bench/deal_room`.
Timings are of this machine and this day, so they are a report, never a test.

- Machine: {machine}; its load when it began was {load:.1f}.
- Command: `python -m bench.deal_room --deals {deals} --pieces {pieces}`, {day}.
- The database: made up in `bench/deal_room/seed.py`: {deals:,} deals of {accounts:,} accounts,
  {evidence:,} pieces of evidence, 300 sellers in 30 parts of the organisation.
- The server is `pacenotes up` as it is run, one process; the browser's side runs on the same
  machine and takes its share of it. *CPU* is the server's own, a request, over all its threads.
- Everything twice: SQLite {sqlite} in a file (full synchronous, durable), and PostgreSQL in the
  private instance of the tests, which waits for no disk (fsync off).
- The machine is shared and its speed changes by the minute. *Fixed loop* is what a million
  additions in Python cost beside each figure; the best seen on this class of machine is 37 ms.

Targets: list and deal page 10 ms of server CPU or less each, search 30 ms, import 5,000 rows a
second on SQLite; the number of queries doesn't grow with the rows.
"""


def main() -> None:
    """Measure both databases, and write the page."""
    known = parser("bench.deal_room", __doc__, "bench-deal-room.md")
    known.add_argument("--deals", type=int, default=100_000)
    known.add_argument("--pieces", type=int, default=10)
    options = known.parse_args()

    def measure() -> dict[str, object]:
        from bench.deal_room.measuring import measure

        return measure(options.deals, options.pieces)

    def head(told: dict[str, Any]) -> str:
        return HEAD.format(
            **told,
            deals=options.deals,
            pieces=options.pieces,
            accounts=options.deals // 5,
            evidence=options.deals * options.pieces,
        )

    numbers = {"--deals": options.deals, "--pieces": options.pieces}
    measure_both("bench.deal_room", options, numbers, measure, head)


if __name__ == "__main__":
    main()
