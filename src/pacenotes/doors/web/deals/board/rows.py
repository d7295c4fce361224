"""Rows of the list and columns of the board, everything in them said."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import TypedDict
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pacenotes.core.pipelines import Outcome
from pacenotes.core.qualification import QUESTIONS, Light
from pacenotes.core.wording import N_
from pacenotes.doors.web.patterns import joined, pattern
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.queries.board import Column
from pacenotes.rooms.deals.queries.house import pipelines
from pacenotes.rooms.deals.queries.lists import DealRow

BRIEF = {
    "qualified": N_("Qualified"),
    "economic-buyer": N_("Buyer"),
    "business-case": N_("Case"),
    "deadlines": N_("Dates"),
    "pitfalls": N_("Pitfalls"),
}
"""The questions' names where there is little room."""

KEPT = 4096
"""Days and amounts whose words are kept: a page has hundreds, and most of them are alike."""


class ShownSum(TypedDict):
    """A column's sum in one currency."""

    amount: str
    currency: str


class ShownColumn(TypedDict):
    """A column of the board."""

    key: str
    name: str
    count: str
    sums: list[ShownSum]
    cards: SafeString
    more: str
    is_closed: bool
    is_asked: bool
    is_gone: bool
    all: str


def shown_rows(rows: Iterable[DealRow], today: dt.date) -> SafeString:
    """Rows of the list."""
    said = _Said(today)
    row_of = pattern(said.language, "deals/board/row.html", (*TOLD, "opened"))
    return joined(
        row_of.filled({**said.told(row, "deals/board/light_cell.html"), "opened": said.opened(row)})
        for row in rows
    )


def shown_columns(
    columns: Sequence[Column],
    pipeline: str,
    board: str,
    lists: dict[str, str],
    today: dt.date,
    movable: Collection[int],
) -> list[ShownColumn]:
    """Columns of the board. `board` is its own query, where a move without scripts leads back to;
    `lists` say by stage how the list asks for all of a column's deals; a move is offered of the
    deals whose ids are `movable`."""
    said, back = _Said(today), "?" + urlencode({"query": board})
    return [
        {
            "key": f"{pipeline}/{column.stage.key}",
            "name": _(column.stage.name),
            "count": PAGE.number(Decimal(column.count)),
            "sums": [{"amount": _amount(said.language, a), "currency": c} for c, a in column.sums],
            "cards": _cards(column.deals, said, back, movable),
            "more": PAGE.number(Decimal(column.more)) if column.more else "",
            "is_closed": column.stage.outcome is not Outcome.OPEN,
            "is_asked": column.is_asked,
            "is_gone": column.is_gone,
            "all": lists[column.stage.key],
        }
        for column in columns
    ]


def _cards(rows: Iterable[DealRow], said: _Said, back: str, movable: Collection[int]) -> SafeString:
    card_of = pattern(said.language, "deals/board/card.html", (*TOLD, "moves", "move", "drags"))
    move_of = pattern(said.language, "deals/board/card_move.html", ("name", "moves"))

    def filled(row: DealRow) -> SafeString:
        told = said.told(row, "deals/board/card_light.html")
        told["moves"] = said.moves.replace("/0/", f"/{row.pk}/") + back
        if row.pk not in movable:
            return card_of.filled({**told, "move": "", "drags": "false"})
        return card_of.filled({**told, "move": move_of.filled(told), "drags": "true"})

    return joined(map(filled, rows))


TOLD = (
    "pk", "href", "name", "account", "stage", "amount", "currency", "closes", "late", "owner",
    "lights",
)  # fmt: skip
"""What rows and cards have in common."""


class _Said:
    """How deals are said to one reader on one day; what all have in common is looked up once."""

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self.language = get_language() or ""
        self.deal, self.moves = reverse("deal", args=[0]), reverse("deal-moves", args=[0])
        self.late = pattern(self.language, "deals/board/late.html", ()).filled({})
        self.stages = {
            (way.key, stage.key): (_(stage.name), stage.outcome is Outcome.OPEN)
            for way in pipelines()
            for stage in way.stages
        }

    def told(self, row: DealRow, light: str) -> dict[str, str]:
        """A deal by the names of TOLD; `light` is the template of its lights."""
        stage, is_open = self.stages.get((row.pipeline, row.stage), (row.stage, True))
        is_late = is_open and row.closes_on is not None and row.closes_on < self.today
        return {
            "pk": str(row.pk),
            "href": self.deal.replace("/0/", f"/{row.pk}/"),
            "name": row.name,
            "account": row.account or "",
            "stage": stage,
            "amount": "" if row.amount is None else _amount(self.language, row.amount),
            "currency": "" if row.amount is None else row.currency,
            "closes": _day(self.language, row.closes_on) if row.closes_on else "",
            "late": self.late if is_late else "",
            "owner": row.owner,
            "lights": joined(_light(self.language, light, q.key, lit) for q, lit in row.lights),
        }

    def opened(self, row: DealRow) -> str:
        """When a deal was opened."""
        return _opened(self.language, row.opened_on) if row.opened_on else ""


@functools.cache
def _light(_language: str, template: str, question: str, light: Light) -> SafeString:
    name = next(q.name for q in QUESTIONS if q.key == question)
    lit = {"question": name, "brief": BRIEF[question], "light": light.value}
    return render_to_string(template, lit)


@functools.lru_cache(KEPT)
def _day(_language: str, day: dt.date) -> str:
    return PAGE.day(day)


@functools.lru_cache(KEPT)
def _opened(language: str, day: dt.date) -> str:
    return _("opened %(day)s") % {"day": _day(language, day)}


@functools.lru_cache(KEPT)
def _amount(_language: str, amount: Decimal) -> str:
    return PAGE.number(amount, 0 if amount == amount.to_integral_value() else 2)
