"""A capability's page, everything in it said."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import numpy as np
from django.utils.translation import gettext as _

from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.standing import WHY
from pacenotes.doors.web.landscape.matrix.days_asked import DaysAsked, as_of, said_day
from pacenotes.doors.web.landscape.matrix.history.facts import shown_facts
from pacenotes.doors.web.landscape.matrix.history.strips import strips
from pacenotes.doors.web.landscape.matrix.shown import since_words, standing_mark
from pacenotes.doors.web.landscape.matrix.sliders import jumps, sliders
from pacenotes.rooms.landscape.queries.capability_history import CapabilityHistory
from pacenotes.rooms.landscape.queries.compared import Compared


def _resting(run: Run) -> set[int]:
    """The capabilities (ids) on whose facts a standing rests."""
    return {span.capability for span in run.rests_on}


def history_page(found: CapabilityHistory, compared: Compared, days: DaysAsked) -> dict[str, Any]:
    """What the templates of a capability's page show."""
    now, of_set = found.now, [("set", compared.key)] if compared.key else []
    turns = np.array(sorted({run.since for run in found.runs} - {BEGINNING, OPEN}), np.intp)
    around = jumps(days, turns)
    known = [pair for pair in days.pairs if pair[0] == "known"]
    return {
        "capability": found.capability,
        "place": found.place,
        "above": found.above,
        "as_of": as_of(days),
        "faults": days.faults,
        "of_days": urlencode([*of_set, *days.pairs]),
        "standing": now.standing.value if now else "",
        "standing_mark": standing_mark(now.standing) if now else "",
        "why": _(WHY[now.because]) if now else "",
        "since": since_words(now) if now else "",
        "wholes": [one for one in found.above if now and one.pk in _resting(now)],
        "picture": strips(found, compared, days),
        "facts": shown_facts(found, compared, days.known),
        "checks": [(one, said_day(one.day)) for one in found.checks],
        "inputs": found.inputs,
        "not_known": said_day(found.first_known)
        if found.place is None and found.first_known is not None
        else "",
        **{
            name: urlencode([*of_set, ("day", date), *known]) if date else ""
            for name, date in around.items()
        },
        **sliders(days, turns, found.first_known),
    }
