"""The positions of a sales team, which side of the house each plays for, and their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import resources
from typing import overload

from pacenotes.core.position import HouseSide, Position
from pacenotes.core.positions_file import read_positions

__all__ = [
    "POSITIONS",
    "HouseSide",
    "Position",
    "Positions",
    "position",
    "position_or_bare",
    "read_title",
    "take_positions",
]


class Positions(Sequence[Position]):
    """The shipped positions, and behind them those that the team has of its own."""

    def __init__(self, shipped: tuple[Position, ...]) -> None:
        self._shipped = shipped
        self.take(())

    def take(self, added: tuple[Position, ...]) -> None:
        """Have these of the team's own, in place of those taken before."""
        self._all = (*self._shipped, *added)
        self.by_key = {p.key: p for p in self._all}
        self.by_title = {title: p for p in self._all for title in p.titles}

    @property
    def shipped(self) -> tuple[Position, ...]:
        """Those that come with Pacenotes."""
        return self._shipped

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, at: int) -> Position: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Position]: ...
    def __getitem__(self, at: int | slice) -> Position | Sequence[Position]:
        return self._all[at]


POSITIONS = Positions(
    read_positions(
        (resources.files("pacenotes.core") / "positions.toml").read_bytes(), "positions.toml"
    )
)
"""Every position there is. What imports it sees a team's own as soon as they are taken."""


def take_positions(data: bytes, file: str) -> None:
    """Add a team's own positions from the bytes of its file; `PositionsError` where one is wrong.

    `file` is what the error calls the file. What an earlier call added goes; nothing changes where
    it fails. Once at the start, before anything is decided.
    """
    POSITIONS.take(read_positions(data, file, known=POSITIONS.shipped))


def position(key: str) -> Position:
    """The position with this key; KeyError names the key where there is none."""
    try:
        return POSITIONS.by_key[key]
    except KeyError:
        raise KeyError(f"no position is called {key!r}") from None


def position_or_bare(key: str) -> Position:
    """The position with this key, or a bare one that shows the key where the file lost it.

    A row may name a position that a team took out of its file again. The bare one is on neither
    side of the house, so that it owns nothing, and stands last.
    """
    return POSITIONS.by_key.get(key) or Position(key, key, None, rank=1_000_000)


def read_title(title: str) -> tuple[Position | None, str]:
    """A title's position, and the words in front of it, which may name the company.

    `"Acme Account Executive"` gives the account executive and `"Acme"`; a title that names no
    position of ours ("Director of Finance") gives None and an empty string.
    """
    plain = re.sub(r"\s+", " ", title.strip().lower().replace(".", ""))
    written = title.strip().split()
    if named := POSITIONS.by_key.get(plain.replace(" ", "-")):
        return named, ""
    tokens = plain.split(" ")
    for start in range(len(tokens)):
        found = POSITIONS.by_title.get(" ".join(tokens[start:]))
        if found is not None:
            return found, _company_before(written[:start])
    return None, ""


# fmt: off
_RANKS = frozenset({
    "senior", "sr", "junior", "jr", "lead", "principal", "staff", "associate", "enterprise",
    "strategic", "mid-market", "commercial", "regional", "global",
})
# fmt: on


def _company_before(written: list[str]) -> str:
    return " ".join(w for w in written if w.lower().strip(".,") not in _RANKS)
