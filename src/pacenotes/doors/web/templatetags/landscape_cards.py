"""Days and standings of the landscape's cards, as a page says them."""

from __future__ import annotations

import datetime as dt

from django import template

from pacenotes.core.landscape.days import date_of
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.standing import STANDING_NAMES, Standing
from pacenotes.core.telling.cards import since_said
from pacenotes.doors.web.voice import PAGE

register = template.Library()


@register.filter
def since(run: Run) -> str:
    """Since when it is so, in the reader's language."""
    return since_said(run, PAGE)


@register.filter
def as_date(day: int) -> dt.date | None:
    """A day of core as a date; None for either end of time."""
    return date_of(day)


@register.filter
def standing_name(standing: Standing | str) -> str:
    """What a standing is called."""
    return PAGE.say(STANDING_NAMES[Standing(standing)])
