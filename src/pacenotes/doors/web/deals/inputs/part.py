"""What `deals/inputs/on.html` shows: the inputs on one thing, and what this person may do."""

from __future__ import annotations

from typing import Any

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Deal, Input
from pacenotes.rooms.deals.queries.inputs import inputs_on
from pacenotes.rooms.people.models import Person


def inputs_part(
    deal: Deal,
    person: Person,
    about_type: str,
    about_id: str,
    *,
    label: str,
    owner: Person | None = None,
    inputs: list[Input] | None = None,
    draft: str = "",
) -> dict[str, Any]:
    """The names that the partial asks for, in a query where the `inputs` aren't given.

    `owner` is who owns a technical question; `draft` are words that somebody may want to give.
    """
    probe = Input(deal=deal, about_type=about_type, about_id=about_id)
    return {
        "about_type": about_type,
        "about_id": about_id,
        "label": label,
        "inputs": inputs_on(deal, about_type, about_id) if inputs is None else inputs,
        "may_give": rules.may_give_input(person, deal),
        "may_decide": rules.may_decide_input(person, probe, owner),
        "draft": draft,
    }
