"""A call's figures as rows of name, value and meaning: context, never a target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pacenotes.core.axis import clock
from pacenotes.core.listening.figures import Figures, Measured


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure; an empty value is unknown."""

    name: str
    value: str
    means: str


def figure_rows(figures: Figures | None) -> list[FigureRow]:
    """Every figure of a call, in the glossary's order."""
    if figures is None:
        return []
    by_time = figures.measured is Measured.SECONDS
    amount = _length if by_time else _words
    rate = _("an hour") if by_time else _("a thousand words")
    return [
        FigureRow(_("Length"), amount(figures.length), _("from the first word to the last")),
        FigureRow(_("Talk ratio"), _said(figures.talk_ratio, _share), _("our share of the talk")),
        FigureRow(
            _("Longest monologue"),
            _said(figures.longest_monologue, amount),
            _("our longest talk without a word of theirs"),
        ),
        FigureRow(
            _("Longest customer story"),
            _said(figures.longest_customer_story, amount),
            _("their longest talk without a word of ours"),
        ),
        FigureRow(
            _("Interactivity"),
            _said(figures.interactivity, _count),
            _("how often the word passed between the sides, %(per)s") % {"per": rate},
        ),
        FigureRow(
            _("Patience"),
            _said(figures.patience, _seconds),
            _("the median pause before we answer"),
        ),
        FigureRow(
            _("Question rate"),
            _said(figures.question_rate, _count),
            _("our questions, %(per)s") % {"per": rate},
        ),
        FigureRow(
            _("Overtalk"), _said(figures.overtalk, _share), _("the time in which two or more talk")
        ),
    ]


def _said(value: float | None, how: Callable[[float], str]) -> str:
    return "" if value is None else how(value)


def _share(share: float) -> str:
    return _("%(percent)s %%") % {"percent": number_format(round(share * 100))}


def _count(count: float) -> str:
    return number_format(round(count))


def _seconds(seconds: float) -> str:
    return _("%(seconds)s s") % {"seconds": number_format(round(seconds, 1), 1)}


def _length(seconds: float) -> str:
    return clock(seconds)


def _words(count: float) -> str:
    said = round(count)
    return ngettext("%(count)s word", "%(count)s words", said) % {
        "count": number_format(said, force_grouping=True)
    }
