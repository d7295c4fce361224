"""Let many take one wheel in the same instant: `python -m bench.wheel [--grabs N]`."""

from __future__ import annotations

from typing import Any

from bench.both_databases import measure_both, parser

HEAD = """# Whether a wheel has one driver

Written by `python -m bench.wheel`; the code is in `bench/wheel`.

- Machine: {machine}; its load when it began was {load:.1f}.
- Command: `python -m bench.wheel --grabs {grabs}`, {day}.
- A grab: 2 to 20 people, each in a thread and with a connection of their own, take a wheel that
  nobody has, in the same instant, by the action that the page calls. Right is: one of them has it,
  and each of the others was told who that is.
- The same check has to fail where nobody holds the session while they change it; the database's
  own constraint, one unreleased hold a session, stays, so that no two have the wheel even then, and
  what fails is that the others are told nothing.
- Everything twice: SQLite {sqlite} in a file (full synchronous, durable), and PostgreSQL.
"""


def main() -> None:
    """Measure both databases, and write the page."""
    known = parser("bench.wheel", __doc__, "bench-wheel.md")
    known.add_argument("--grabs", type=int, default=10_000)
    options = known.parse_args()

    def measure() -> dict[str, object]:
        from bench.wheel.measuring import measure

        return measure(options.grabs)

    def head(told: dict[str, Any]) -> str:
        return HEAD.format(
            **told,
            grabs=options.grabs,
        )

    numbers = {"--grabs": options.grabs}
    measure_both("bench.wheel", options, numbers, measure, head)


if __name__ == "__main__":
    main()
