"""The positions of a sales team, which side of the house each plays for, and their titles."""

from __future__ import annotations

import enum
import functools
import re
from dataclasses import dataclass

from pacenotes.core.wording import N_


class HouseSide(enum.StrEnum):
    """The side of our own house that a position belongs to."""

    SALES = "sales"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True)
class Position:
    """A position on the team: what it is called and which side of the house it plays for.

    `sells` says that a person with this title is met on the vendor's side of a call and hardly
    ever on the customer's: an account executive is; a sales manager may well be the customer.
    """

    key: str
    name: str
    side: HouseSide
    titles: tuple[str, ...]
    sells: bool = False


# fmt: off
POSITIONS: tuple[Position, ...] = (
    Position(
        "account-executive", N_("Account executive"), HouseSide.SALES,
        ("account executive", "account exec", "ae", "sales executive", "sales rep",
         "sales representative", "account manager", "key account manager", "sdr", "bdr",
         "sales development representative", "business development representative", "seller"),
        sells=True,
    ),
    Position(
        "sales-manager", N_("Sales manager"), HouseSide.SALES,
        ("sales manager", "regional sales manager", "sales director", "director of sales",
         "head of sales", "vp sales", "vp of sales", "regional vice president"),
    ),
    Position(
        "pre-sales-engineer", N_("Pre-sales engineer"), HouseSide.TECHNICAL,
        ("pre-sales engineer", "presales engineer", "sales engineer", "se", "solutions engineer",
         "solution engineer", "solutions consultant", "solution consultant",
         "solutions architect", "solution architect", "pre-sales consultant", "presales consultant",
         "pre-sales", "presales", "demo engineer", "customer engineer"),
        sells=True,
    ),
    Position(
        "product-management", N_("Product management"), HouseSide.TECHNICAL,
        ("product manager", "product management", "product owner", "head of product"),
    ),
    Position(
        "technical-marketing", N_("Technical marketing"), HouseSide.TECHNICAL,
        ("technical marketing", "technical marketing manager", "technical marketing engineer",
         "developer advocate"),
    ),
    Position(
        "professional-services", N_("Professional services"), HouseSide.TECHNICAL,
        ("professional services", "implementation consultant", "implementation manager",
         "services consultant", "delivery consultant"),
    ),
    Position(
        "customer-success", N_("Customer success"), HouseSide.SALES,
        ("customer success", "customer success manager", "csm"), sells=True,
    ),
    Position(
        "executive-sponsor", N_("Executive sponsor"), HouseSide.SALES, ("executive sponsor",),
    ),
)
# fmt: on


@functools.cache
def _by_title() -> dict[str, Position]:
    return {title: position for position in POSITIONS for title in position.titles}


def position(key: str) -> Position:
    """The position with this key; KeyError names the key where there is none."""
    for known in POSITIONS:
        if known.key == key:
            return known
    raise KeyError(f"no position is called {key!r}")


def read_title(title: str) -> tuple[Position | None, str]:
    """A title's position, and the words in front of it, which may name the company.

    `"Acme Account Executive"` gives the account executive and `"Acme"`; a title that names no
    position of ours ("Director of Finance") gives None and an empty string.
    """
    plain = re.sub(r"\s+", " ", title.strip().lower().replace(".", ""))
    written = title.strip().split()
    key = plain.replace(" ", "-")
    for p in POSITIONS:
        if key == p.key:
            return p, ""
    tokens = plain.split(" ")
    for start in range(len(tokens)):
        found = _by_title().get(" ".join(tokens[start:]))
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
