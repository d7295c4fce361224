"""The silent cues that somebody sent during the demo that a call was, for that person alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from pacenotes.core.spoken_or_silent import Channel, Sent
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals.queries.house import policy
from pacenotes.rooms.demos.models import Cue, DemoSession
from pacenotes.rooms.demos.rules.cues import may_cue
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class OwnCues:
    """The cues that one person sent, in the order of their sending, and the channel that they had;
    both beside what is said of their own conduct, so for them alone (law 5)."""

    session: DemoSession
    cues: tuple[Cue, ...]
    channel: Channel

    def at(self, moment: dt.datetime) -> float:
        """A moment as seconds from the call's beginning."""
        return _on_call(self.session, moment)


def own_cues(call: Call, person: Person) -> OwnCues | None:
    """What this person sent silently during the demo that a call was; None where it was none or
    they may not see it."""
    rows = DemoSession.objects.visible_to(person).select_related("demo__deal")
    session = rows.filter(call=call).first()
    if session is None:
        return None
    live = policy().live
    cues = tuple(session.cues.filter(given_by=person))
    fold = dt.timedelta(seconds=live.fold)
    sent = [
        Sent(
            _on_call(session, cue.sent_at),
            _on_call(session, cue.settled_at or cue.sent_at + fold),
            cue.pk,
        )
        for cue in cues
    ]
    may_send = may_cue(person, session.demo.deal, None, live.cues_from)
    channel = Channel(
        _on_call(session, session.started_at),
        _on_call(session, session.ended_at or timezone.now()),
        sent,
        live.open_cues if may_send else 0,
    )
    return OwnCues(session, cues, channel)


def _on_call(session: DemoSession, moment: dt.datetime) -> float:
    return (moment - session.started_at).total_seconds() + (session.call_offset or 0.0)
