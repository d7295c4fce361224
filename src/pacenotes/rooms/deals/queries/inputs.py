"""Reads of inputs: all of a deal by what they are on, and who owns that."""

from __future__ import annotations

from collections.abc import Iterable

from pacenotes.rooms.deals.models import Deal, Input, TechnicalQuestion
from pacenotes.rooms.people.models import Person

About = tuple[str, str]
"""What an input is on: its type, and its key or id."""


def inputs_by_about(deal: Deal) -> dict[About, list[Input]]:
    """All inputs of a deal by (about_type, about_id), the newest first, in one query."""
    found: dict[About, list[Input]] = {}
    for given in deal.inputs.select_related("given_by", "decided_by").order_by("-pk"):
        found.setdefault((given.about_type, given.about_id), []).append(given)
    return found


def inputs_on(deal: Deal, about_type: str, about_id: str) -> list[Input]:
    """The inputs on one thing, the newest first, in one query."""
    rows = deal.inputs.filter(about_type=about_type, about_id=about_id)
    return list(rows.select_related("given_by", "decided_by").order_by("-pk"))


def credited(inputs: Iterable[Input]) -> list[Person]:
    """Who is credited for accepted inputs on a thing, each once, the earliest input first."""
    accepted = [given for given in inputs if given.state == Input.State.ACCEPTED]
    givers = {given.given_by_id: given.given_by for given in sorted(accepted, key=lambda g: g.pk)}
    return list(givers.values())


def owner_of(given: Input) -> Person | None:
    """The technical colleague who owns the answer that an input is on; None where it is on
    something else, or nobody owns it yet."""
    if given.about_type != Input.About.TECHNICAL_QUESTION:
        return None
    question = TechnicalQuestion.objects.select_related("owner").filter(
        pk=int(given.about_id), deal=given.deal_id
    )
    found = question.first()
    return found.owner if found else None
