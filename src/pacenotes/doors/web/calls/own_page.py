"""One's own conduct on a call, and the silent cues beside it, for this person alone."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pacenotes.core.axis import clock
from pacenotes.core.listening.finding import Finding
from pacenotes.doors.web.calls.debrief_page import DebriefPage
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.calls.queries import OwnConduct
from pacenotes.rooms.demos.models import Cue
from pacenotes.rooms.demos.queries.own_cues import OwnCues, own_cues
from pacenotes.rooms.people.models import Person


def own_page(call: Call, person: Person, own: OwnConduct, address: str) -> dict[str, object]:
    """What the page of one's own conduct shows: what was heard, each remark to the driver with the
    silent cue beside it, and what was sent silently. `address` is what an utterance's index is
    added to."""
    silent = own_cues(call, person)
    cues = silent.cues if silent else ()
    return {
        "call": call,
        "own": DebriefPage(call, address).own(own.findings, lambda found: _beside(found, silent)),
        "own_unknown": [abstention.why for abstention in own.abstentions],
        "sent": [(cue, clock(silent.at(cue.sent_at))) for cue in cues] if silent else [],
    }


def _beside(found: Finding, silent: OwnCues | None) -> str:
    """What one said silently about then, or could have; nothing of what isn't a remark to the
    driver."""
    if silent is None or found.signal != "back_seat":
        return ""
    near = silent.channel.nearest(found.at)
    if near is not None:
        cue = next(cue for cue in silent.cues if cue.pk == near.key)
        return _("you sent a silent cue in the same minute, at %(at)s: “%(cue)s” (%(fate)s)") % {
            "at": clock(near.at),
            "cue": _words(cue),
            "fate": cue.get_state_display(),
        }
    return _("a silent cue was open to you") if silent.channel.was_open(found.at) else ""


def _words(cue: Cue) -> str:
    return " → ".join(said for said in (cue.text, cue.points_to) if said)
