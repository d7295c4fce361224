"""Measure live demos with many people at once: `python -m bench.live [--sessions N]`."""

from __future__ import annotations

from typing import Any

from bench.both_databases import measure_both, parser

HEAD = """# How fast a live demo is

Written by `python -m bench.live`; the code is in `bench/live`.
Timings are of this machine and this day, so they are a report, never a test.

- Machine: {machine}; its load when it began was {load:.1f}.
- Command: `python -m bench.live --sessions {sessions} --seconds {seconds}
  --a-second {a_second}`, {day}.
- {screens} screens of {sessions} sessions, each with its driver, its seller, two others and what
  the audience sees. {a_second} cues a second over all of them, each declined by its driver after
  two seconds. A fifth of the screens lose their line once; the server is stopped and started
  half-way.
- The server is `pacenotes up` as it is run, one process; all the screens are on the same machine in
  one other process, and take their share of it.
- A cue's time runs from before it is sent until its words stand in what came to its driver's
  screen.
- Everything twice: SQLite {sqlite} in a file (full synchronous, durable), and PostgreSQL.

Targets: 100 ms or less at the 99th of a hundred, nothing lost, doubled or out of order; a page
under 100 KB all told, and live within 300 ms.
"""


def main() -> None:
    """Measure both databases, and write the page."""
    known = parser("bench.live", __doc__, "bench-live.md")
    known.add_argument("--sessions", type=int, default=100)
    known.add_argument("--seconds", type=int, default=120)
    known.add_argument("--a-second", type=int, default=10)
    options = known.parse_args()

    def measure() -> dict[str, object]:
        from bench.live.measuring import measure

        return measure(options.sessions, options.seconds, options.a_second)

    def head(told: dict[str, Any]) -> str:
        return HEAD.format(
            **told,
            sessions=options.sessions,
            seconds=options.seconds,
            a_second=options.a_second,
            screens=options.sessions * 5,
        )

    numbers = {
        "--sessions": options.sessions,
        "--seconds": options.seconds,
        "--a-second": options.a_second,
    }
    measure_both("bench.live", options, numbers, measure, head)


if __name__ == "__main__":
    main()
