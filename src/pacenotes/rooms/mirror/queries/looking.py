"""Look at one's own part in a call: worked out while its person looks, from what their call's team
can read anyway and what they alone sent."""

from __future__ import annotations

from django.utils import timezone

from pacenotes.core.call_sheet import call_sheet
from pacenotes.core.listening.finding import Abstention
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.recorded import in_order
from pacenotes.core.mirror.beside import Beside, StillOpen, TakenCue
from pacenotes.core.mirror.look import Look, look
from pacenotes.core.mirror.picture import Picture
from pacenotes.core.names import fold
from pacenotes.core.qualification import QUESTIONS, part_of
from pacenotes.core.roster import Party
from pacenotes.core.wording import words
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.calls.queries import (
    TOO_LONG,
    driving_of,
    own_labels,
    roster_of,
    takes_too_long_to_hear,
    transcript_of,
)
from pacenotes.rooms.deals.queries.standings import computed
from pacenotes.rooms.demos.models import Cue
from pacenotes.rooms.demos.queries.call_sheet import attendees
from pacenotes.rooms.demos.queries.own_cues import OwnCues, own_cues
from pacenotes.rooms.people.models import Person


def look_at(call: Call, person: Person) -> Look | None:
    """One person's own part in a call; None where they didn't speak on it. `call` comes from
    `calls_with_people`. Kept nowhere: see `actions.keep` for what is, and how."""
    mine = own_labels(call, person)
    if not mine:
        return None
    if takes_too_long_to_hear(call):
        return Look((), (Abstention("conduct", words(TOO_LONG)),), NOTHING_SEEN)
    driving = in_order(driving_of(call))
    hearing = Hearing(transcript_of(call), roster_of(call), call.held_on, driving=driving)
    return look(hearing, mine, _beside(call, person))


NOTHING_SEEN = Picture(0, 0.0, 0.0, 0.0, 0, 0, 0.0, 0, 0)
"""The picture of a call that is too long to be listened to while somebody waits."""


def _beside(call: Call, person: Person) -> Beside:
    silent = own_cues(call, person)
    heard = {
        part[1].key
        for signal, kind in call.findings.values_list("signal", "kind").distinct()
        if (part := part_of(signal, kind)) is not None
    }
    return Beside(
        silent.channel if silent else None,
        tuple(_taken(silent)) if silent else (),
        tuple(_still_open(call)) if call.deal.owner_id == person.pk else (),
        frozenset(heard),
    )


def _taken(silent: OwnCues) -> list[TakenCue]:
    taken = [cue for cue in silent.cues if cue.state == Cue.State.TAKEN]
    names = dict(
        Person.objects.filter(pk__in={cue.driver_id for cue in taken}).values_list("pk", "name")
    )
    return [
        TakenCue(
            cue.pk,
            " → ".join(said for said in (cue.text, cue.points_to) if said),
            silent.at(cue.sent_at),
            names.get(cue.driver_id or 0, ""),
        )
        for cue in taken
    ]


def _still_open(call: Call) -> list[StillOpen]:
    """The parts that aren't answered, with who of the account spoke here and could say more."""
    spoke = {
        fold(one.name or one.label)
        for one in call.speakers.all()
        if one.label and one.party == Party.THEIRS
    }
    there = [one for one in attendees(call.deal, None) if fold(one.name) in spoke]
    told = computed(call.deal, QUESTIONS, timezone.localdate())
    lights = {part.key: one.light for _, standing in told for part, one in standing.parts}
    return [
        StillOpen(to_ask.part.key, to_ask.ask)
        for asked in call_sheet({}, lights, there)
        for to_ask in asked.to_ask
    ]
