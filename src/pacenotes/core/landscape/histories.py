"""Every capability's whole history of standing, as columns of runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import LEAST, MOST, Bytes, supports
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.places import Flags, Places, Rows
from pacenotes.core.landscape.rectangles import Days, Ids
from pacenotes.core.landscape.turns import DAY_BITS, Lines
from pacenotes.core.landscape.weighing import BECAUSE, CODES, weighed

_SLOT_BITS, _BITS = 12, 4
_ALL_BITS = (1 << _BITS) - 1
_MOST_ROWS = 1 << (31 - _BITS)


@dataclass(frozen=True, slots=True)
class Moments:
    """Days on which something is known to change for a capability, and all products' bits then.

    `capability` and `day` have one entry a moment, ascending; `bits` is products × moments.
    """

    capability: Ids
    day: Days
    bits: Bytes


def moments(found: Lines, there: Rows) -> Moments:
    """The moments of the capabilities that are there; each has one at BEGINNING."""
    products, capabilities = found.first.shape
    slot = (found.turns.at >> DAY_BITS) // capabilities
    at = found.turns.at - slot * (capabilities << DAY_BITS)
    begin = there << (DAY_BITS + _SLOT_BITS + _BITS)
    events = np.concatenate((begin, (at << _SLOT_BITS | slot) << _BITS | found.turns.bits))
    events.sort()
    at = events >> (_SLOT_BITS + _BITS)
    is_first = np.ones(len(at), bool)
    is_first[1:] = at[1:] != at[:-1]
    moment = np.cumsum(is_first)
    moment -= 1
    slot = (events >> _BITS) & ((1 << _SLOT_BITS) - 1)
    # A turn's row above its bits: what is newest is greatest, and carries its bits along.
    rows = np.arange(len(events)) << _BITS
    at = at[is_first]
    newest = np.zeros((products, len(at)), np.int32 if len(events) < _MOST_ROWS else np.int64)
    newest.ravel()[slot * len(at) + moment] = rows | (events & _ALL_BITS)
    begins = np.searchsorted(events, begin)
    newest[:, moment[begins]] = rows[begins] | found.first[:, there]
    np.maximum.accumulate(newest, axis=1, out=newest)
    newest &= _ALL_BITS
    day = (at & ((1 << DAY_BITS) - 1)).astype(np.int32)
    return Moments(at >> DAY_BITS, day, newest.astype(np.uint8))


@dataclass(frozen=True, slots=True)
class Histories:
    """Runs of all capabilities, by capability (its place in `places`), then by day.

    `because` are codes of `weighing.BECAUSE`. Headings and what wasn't known have no runs.
    """

    places: Places
    capability: Ids
    because: Bytes
    since: Days
    until: Days
    is_since_exact: Flags
    is_until_exact: Flags

    def __len__(self) -> int:
        return len(self.capability)

    def of(self, capability: int) -> tuple[Run, ...]:
        """The runs of one capability, by its id, without the spans that they rest on.

        LookupError where there is no such capability.
        """
        place = self.places.at[capability]
        first, last = np.searchsorted(self.capability, (place, place + 1))
        return tuple(
            Run(
                BECAUSE[self.because[row]],
                int(self.since[row]),
                int(self.until[row]),
                bool(self.is_since_exact[row]),
                bool(self.is_until_exact[row]),
            )
            for row in range(int(first), int(last))
        )

    def replaced(self, runs: Mapping[int, Sequence[Run]]) -> Histories:
        """These, with other runs of some capabilities, by id."""
        places = [self.places.at[capability] for capability in runs]
        others = [
            (
                place,
                CODES[run.because],
                run.since,
                run.until,
                run.is_since_exact,
                run.is_until_exact,
            )
            for place, told in zip(places, runs.values(), strict=True)
            for run in told
        ]
        table = np.array(others, np.int64).reshape(-1, 6).T
        stays = ~np.isin(self.capability, places)
        capability = np.concatenate((self.capability[stays], table[0]))
        order = np.argsort(capability, kind="stable")
        columns: tuple[npt.NDArray[Any], ...] = (
            self.because, self.since, self.until, self.is_since_exact, self.is_until_exact,
        )  # fmt: skip
        return Histories(
            self.places,
            capability[order],
            *(
                np.concatenate((column[stays], other.astype(column.dtype)))[order]
                for column, other in zip(columns, table[1:], strict=True)
            ),
        )

    def on(self, day: int) -> npt.NDArray[np.intp]:
        """The rows of the runs that a day is in, one a capability."""
        return np.flatnonzero((self.since <= day) & (day < self.until))


def histories(found: Moments, places: Places, is_deprecated: Flags) -> Histories:
    """The runs that moments come to; `bits` have ours first."""
    told = supports(found.bits)
    because = weighed(told[0], told[1:], is_deprecated[found.capability])
    is_another = np.ones(len(because), bool)
    is_another[1:] = found.capability[1:] != found.capability[:-1]
    begins = is_another.copy()
    begins[1:] |= because[1:] != because[:-1]
    first = np.flatnonzero(begins)
    may_be_sooner, may_be_later = _open_ends(found.bits)
    is_since_exact = is_another[first] | ~may_be_sooner[first]
    until = np.full(len(first), OPEN, np.int32)
    is_until_exact = np.ones(len(first), bool)
    goes_on = ~is_another[first[1:]]
    until[:-1][goes_on] = found.day[first[1:]][goes_on]
    is_until_exact[:-1][goes_on] = ~may_be_later[first[1:]][goes_on]
    return Histories(
        places,
        found.capability[first],
        because[first],
        found.day[first],
        until,
        is_since_exact,
        is_until_exact,
    )


def _open_ends(bits: Bytes) -> tuple[Flags, Flags]:
    """For each moment, whether the one before it may have been like it, and it like that one."""
    now, before = bits[:, 1:], bits[:, :-1]
    gained, lost = now & ~before, before & ~now
    may_be_sooner = np.zeros(bits.shape[1], bool)
    may_be_later = np.zeros(bits.shape[1], bool)
    may_be_sooner[1:] = ~_any((lost & np.uint8(LEAST)) | (gained & np.uint8(MOST)))
    may_be_later[1:] = ~_any((gained & np.uint8(LEAST)) | (lost & np.uint8(MOST)))
    return may_be_sooner, may_be_later


def _any(bits: Bytes) -> Flags:
    found: Flags = np.bitwise_or.reduce(bits, axis=0) != 0
    return found
