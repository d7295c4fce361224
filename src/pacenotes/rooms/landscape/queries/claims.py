"""What we claimed on a call, held against the landscape as of the call's day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pacenotes.core.landscape.claims import Checked, Claim, check
from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.history import standing_on
from pacenotes.core.landscape.naming import by_name, names_said
from pacenotes.core.landscape.standing import STANDING_NAMES, Standing
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.landscape.models import Capability, Product
from pacenotes.rooms.landscape.queries.comparing import compared_with, ours_against
from pacenotes.rooms.landscape.queries.naming import competing_products
from pacenotes.rooms.landscape.queries.records import records_of

WHICH = N_("It can't be told which capability is meant, so it isn't checked.")
SEVERAL = N_("More than one capability is named ({names}), so it isn't checked.")
NO_DAY = N_("The day of the call isn't known, so it can't be checked.")
NOBODY = N_("Nobody is in the landscape to hold ours against.")

UNIQUE = "unique"
"""The kind of claim that says how it stands; others only say that something is so."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as it was heard: its kind, and the words."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ClaimChecked:
    """How a claim fares. Where `abstains` says why not, nothing was checked; else `capability` was
    held against the products `others`, and stood `then` and `now`, by what was known on the call's
    day and is today. `verdict` only where the claim says how it stands."""

    abstains: Words | None = None
    capability: str = ""
    others: tuple[str, ...] = ()
    then: str = ""
    now: str = ""
    verdict: Checked | None = None

    @property
    def changed(self) -> bool:
        """Whether we know otherwise today."""
        return self.then != self.now


def checked_claims(
    claims: Mapping[int, Said], day: dt.date | None, others: Sequence[Product], today: dt.date
) -> dict[int, ClaimChecked]:
    """The claims, by their keys, that name a capability or a competing product, or claim that
    nobody else has something; held against the products that each names, else against `others`,
    else against all that ours is compared with. Ten queries at most, however many claims."""
    if not claims:
        return {}
    products = {one.pk: one for one in competing_products()}
    names = dict(Capability.objects.order_by().values_list("pk", "name"))
    if not names:
        return {}
    capabilities = by_name(names.items())
    rivals = _rivals(products)
    heard = {
        key: (names_said(said.text, capabilities), names_said(said.text, rivals))
        for key, said in claims.items()
    }
    found: dict[int, ClaimChecked] = {}
    sure: dict[int, tuple[int, tuple[int, ...]]] = {}
    for key, (named, against) in heard.items():
        if len(named) == 1 and day is not None:
            sure[key] = named[0], against
        elif named or against or claims[key].kind == UNIQUE:
            found[key] = ClaimChecked(_why_not(named, names))
    if sure and day is not None:
        found |= _weighed(claims, sure, day, others, today, products, names)
    return found


def _why_not(named: Sequence[int], names: Mapping[int, str]) -> Words:
    if len(named) > 1:
        return words(SEVERAL, names=", ".join(names[one] for one in named))
    return words(NO_DAY if named else WHICH)


def _rivals(products: Mapping[int, Product]) -> dict[str, int]:
    """Competing products by what a speaker calls them: their name, or the vendor's of one."""
    vendors = by_name((pk, one.vendor.name) for pk, one in products.items())
    both = by_name((pk, f"{one.vendor.name} {one.name}") for pk, one in products.items())
    return vendors | by_name((pk, one.name) for pk, one in products.items()) | both


def _weighed(
    claims: Mapping[int, Said],
    sure: Mapping[int, tuple[int, tuple[int, ...]]],
    day: dt.date,
    others: Sequence[Product],
    today: dt.date,
    products: Mapping[int, Product],
    names: Mapping[int, str],
) -> dict[int, ClaimChecked]:
    ours = ours_against(one.pk for one in others)
    if ours is None:
        return {}
    general = list(others) or compared_with(ours)
    records = records_of({capability for capability, _ in sure.values()})
    on, now = day_of(day), day_of(today)
    found = {}
    for key, (capability, named) in sure.items():
        against = [products[pk] for pk in named] or general
        if not against:
            found[key] = ClaimChecked(words(NOBODY))
            continue
        ids = [one.pk for one in against]
        runs = [standing_on(capability, ours.pk, ids, records, on, known) for known in (on, now)]
        then, since = (run.standing if run else Standing.UNKNOWN for run in runs)
        claim = Claim(capability, Standing.UNIQUE, on)
        found[key] = ClaimChecked(
            None,
            names[capability],
            tuple(one.name for one in against),
            STANDING_NAMES[then],
            STANDING_NAMES[since],
            check(claim, ours.pk, ids, records, now) if claims[key].kind == UNIQUE else None,
        )
    return found
