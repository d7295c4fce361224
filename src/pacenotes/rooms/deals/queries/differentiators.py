"""A deal's differentiator brief: what of ours matters on it, and what had better not be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import Bytes
from pacenotes.core.landscape.brief import MOST, Candidate, Chosen, Requirement, brief
from pacenotes.core.landscape.cards import DealCard, Point
from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.naming import by_name, names_said
from pacenotes.core.landscape.rectangles import Days
from pacenotes.core.landscape.standing import Standing
from pacenotes.core.landscape.weighing import BECAUSE
from pacenotes.rooms.deals.models import BusinessCase, Deal, RequiredCapability
from pacenotes.rooms.landscape.models import Capability, Product
from pacenotes.rooms.landscape.queries.cards import Held, Tracks, run_at
from pacenotes.rooms.landscape.queries.comparing import compared_with, ours_against

CASE_PARTS = ("metric", "today", "target", "value", "criteria", "need")
"""The parts of the five questions whose answers say what the deal hangs on."""


@dataclass(frozen=True, slots=True)
class Against:
    """What a deal is held against: linked products, or everybody's, and who isn't linked."""

    products: tuple[Product, ...]
    strangers: tuple[str, ...]


def differentiators(deal: Deal, corner: Corner) -> DealCard | None:
    """The brief of a deal at a corner; None where no product of ours is in the landscape. Ten
    queries at most, however much the deal requires."""
    against = _against(deal)
    ours = ours_against(one.pk for one in against.products)
    if ours is None:
        return None
    others = against.products or tuple(compared_with(ours))
    held = Held(ours, others, corner)
    required = list(deal.capabilities.select_related("capability"))
    candidates = list(_candidates(held, required, _hangs_on(deal)))
    known, chosen = {one.capability for one in candidates}, brief(candidates)
    tracks = Tracks(held)
    return DealCard(
        deal.name,
        ours.name,
        tuple(one.name for one in others),
        not against.products,
        corner,
        tuple(_point(one.candidate, tracks, one) for one in chosen.differentiators),
        tuple(_point(one, tracks) for one in chosen.gaps),
        tuple(_point(one, tracks) for one in chosen.unknown),
        tuple(_point(one, tracks) for one in _at_parity(candidates)),
        tuple(one.name for one in required if one.capability_id not in known),
        against.strangers,
        chosen.is_short,
    )


def _against(deal: Deal) -> Against:
    named = list(deal.competitors.select_related("product__vendor"))
    products = {one.product.pk: one.product for one in named if one.product is not None}
    strangers = tuple(one.name for one in named if one.product_id is None)
    return Against(tuple(products.values()), strangers)


def _hangs_on(deal: Deal) -> str:
    """What is written down of the business case and the criteria, as one text."""
    answers = deal.answers.standing().filter(part__in=CASE_PARTS).values_list("text", flat=True)
    case = BusinessCase.objects.standing().filter(deal=deal).first()
    written = (case.metric, case.today, case.target) if case is not None else ()
    return "\n".join([*answers, *written])


def _candidates(
    held: Held, required: Sequence[RequiredCapability], hangs_on: str
) -> Iterator[Candidate]:
    """What the deal requires, what its business case names, and the likeliest of the rest."""
    found = held.histories()
    rows = found.on(held.corner.day)
    ids = held.landscape.columns.capabilities[found.capability[rows]]
    row_of = dict(zip(ids.tolist(), rows.tolist(), strict=True))
    wanted = {
        one.capability_id: Requirement.MUST if one.is_must else Requirement.SHOULD
        for one in sorted(required, key=lambda one: one.is_must)
        if one.capability_id is not None
    }
    names = dict(Capability.objects.order_by().values_list("pk", "name"))
    said = set(names_said(hangs_on, by_name(names.items()))) if hangs_on else set()
    best = ids[_best(found.because[rows], found.since[rows])].tolist()
    for capability in {*wanted, *said, *best}:
        if capability in row_of:
            requirement = wanted.get(capability, Requirement.NONE)
            run = run_at(found, row_of[capability])
            is_in_case = capability in said
            yield Candidate(capability, names[capability], requirement, run, is_in_case)


def _at_parity(candidates: Sequence[Candidate]) -> list[Candidate]:
    """What is required and nobody's alone, musts first; its words may be over by that."""
    required = [one for one in candidates if one.requirement is not Requirement.NONE]
    same = [one for one in required if one.run.standing is Standing.PARITY]
    return sorted(same, key=lambda one: (one.requirement is not Requirement.MUST, one.name))


def _best(because: Bytes, since: Days) -> npt.NDArray[np.intp]:
    """The places of what is unique, then comparative, the newest first: enough to fill a brief."""
    rank = _RANKS[because]
    order = np.lexsort((-since.astype(np.int64), rank))
    best: npt.NDArray[np.intp] = order[rank[order] < 2][: MOST * 4]
    return best


_RANK = {Standing.UNIQUE: 0, Standing.COMPARATIVE: 1}
_RANKS = np.array([_RANK.get(one.standing, 2) for one in BECAUSE])


def _point(candidate: Candidate, tracks: Tracks, chosen: Chosen | None = None) -> Point:
    return Point(
        candidate.capability,
        candidate.name,
        candidate.run,
        tracks.of(candidate.capability, candidate.run.standing),
        candidate.requirement,
        chosen.why if chosen is not None else "",
    )
