"""What stands around the rows of the list: heads that sort, pages before and after, the count."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypedDict

from django.utils.translation import gettext as _

from pacenotes.core.qualification import QUESTIONS
from pacenotes.core.wording import N_
from pacenotes.doors.web.deals.board.asked import Asked, query_of
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.actions.several import MOST_AT_ONCE
from pacenotes.rooms.deals.queries.lists import MOST_COUNTED, DealPage
from pacenotes.rooms.deals.queries.orders import Sort

HEADS = (
    (("name", N_("Deal")), ("account", N_("Account"))),
    (("stage", N_("Stage")),),
    (("amount", N_("Amount")),),
    (("closes", N_("Expected close")), ("opened", N_("Opened"))),
    (("owner", N_("Owner")),),
)
"""The heads of the table, each with what it sorts by."""


class ShownSort(TypedDict):
    """A way to sort: what it is called, how the list is sorted by it now, and its query."""

    name: str
    now: str
    query: str


def listing(page: DealPage, asked: Asked) -> dict[str, Any]:
    """What the list's template shows besides the rows."""
    heads = [_head([_sort(key, name, asked) for key, name in head]) for head in HEADS]
    chosen, sort = asked.chosen, asked.sort
    is_on_one_page = page.before is None and page.after is None
    return {
        "count": _count(page.count),
        "heads": heads,
        "sorts": [sort for head in heads for sort in head["sorts"]],
        "questions": QUESTIONS,
        "query": asked.query,
        "kept": [*chosen.pairs(), ("sort", str(sort))],
        "all_at_once": ""
        if is_on_one_page or page.count > MOST_AT_ONCE
        else query_of(chosen, sort, all="1"),
        "before": query_of(chosen, sort, before=str(page.before)) if page.before else "",
        "after": query_of(chosen, sort, after=str(page.after)) if page.after else "",
    }  # fmt: skip


def _head(sorts: list[ShownSort]) -> dict[str, Any]:
    now = next((sort["now"] for sort in sorts if sort["now"]), "")
    return {"sorts": sorts, "now": now, "is_number": sorts[0]["name"] == _("Amount")}


def _sort(key: str, name: str, asked: Asked) -> ShownSort:
    """How the list is sorted by a column, and the query that sorts by it, or turns it round."""
    is_now = key == asked.sort.key
    now = ("descending" if asked.sort.is_descending else "ascending") if is_now else ""
    turned = Sort(key, is_now and not asked.sort.is_descending)
    return {"name": _(name), "now": now, "query": query_of(asked.chosen, turned)}


def _count(count: int) -> str:
    if count > MOST_COUNTED:
        return _("more than %(most)s deals") % {"most": PAGE.number(Decimal(MOST_COUNTED))}
    return _("one deal") if count == 1 else _("%(count)s deals") % {"count": count}
