"""Open a mirror with a year of calls in it: `python -m bench.mirror [--calls N]`."""

from __future__ import annotations

from typing import Any

from bench.both_databases import measure_both, parser

HEAD = """# How long a mirror takes to open

Written by `python -m bench.mirror`; the code is in `bench/mirror`.

- Machine: {machine}; its load when it began was {load:.1f}.
- Command: `python -m bench.mirror --calls {calls}`, {day}.
- A year of calls of one person, each with a sealed page of its own; the whole page `/mirror/` as
  the server gives it, with its key open in the session, and its parts. Target: 100 ms or less for
  400 calls.
- Everything twice: SQLite {sqlite} in a file, and PostgreSQL.
"""


def main() -> None:
    """Measure both databases, and write the page."""
    known = parser("bench.mirror", __doc__, "bench-mirror.md")
    known.add_argument("--calls", type=int, default=400)
    options = known.parse_args()

    def measure() -> dict[str, object]:
        from bench.mirror.measuring import measure

        return measure(options.calls)

    def head(told: dict[str, Any]) -> str:
        return HEAD.format(**told, calls=options.calls)

    measure_both("bench.mirror", options, {"--calls": options.calls}, measure, head)


if __name__ == "__main__":
    main()
