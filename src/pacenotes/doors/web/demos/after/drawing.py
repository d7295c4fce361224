"""A session's picture: lanes for the wheel, the steps, the cues, what was heard, and the speech."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pacenotes.core.demo_picture import Moment, Picture, Source, Stretch, initials, picture
from pacenotes.rooms.calls.models import Utterance
from pacenotes.rooms.demos.models import Hold
from pacenotes.rooms.demos.queries.record import DROPPED_OFF, Record

MOST_SPEAKERS = 8
"""Speakers with a lane; the others' speech is on one lane of theirs."""

LOOKS = 4
"""Colours, and patterns over them, that tell drivers apart; together they do so for sixteen."""


def drawn(record: Record) -> Picture:
    """The picture of a session as this reader may see it; with speech where its call is joined, in
    one query more."""
    return picture(record.seconds, [*_own_sources(record), *_speech(record)])


@dataclass(frozen=True, slots=True)
class Driver:
    """A driver as the picture draws them: by a colour, a pattern over it, and their initials."""

    name: str
    colour: str
    pattern: str
    initials: str


def drivers_of(record: Record) -> dict[int, Driver]:
    """Who drove, by id, in the order of their first time at the wheel."""
    people = {hold.person_id: hold.person.name for hold in record.holds}
    return {
        pk: Driver(
            name,
            f"driver-{at % LOOKS + 1}",
            # One pattern further each time that the colours begin anew.
            f"pattern-{(at + at // LOOKS) % LOOKS + 1}",
            initials(name),
        )
        for at, (pk, name) in enumerate(people.items())
    }


def _own_sources(record: Record) -> Iterator[Source]:
    drivers = drivers_of(record)
    yield Source(
        "wheel",
        stretches=[
            Stretch(
                record.at(hold.began_at),
                record.at(hold.released_at or record.until),
                hold.person.name,
                drivers[hold.person_id].colour,
                drivers[hold.person_id].initials,
                drivers[hold.person_id].pattern,
            )
            for hold in record.holds
        ],
        moments=list(_lost(record)),
    )
    yield Source("plan", stretches=list(_planned(record)))
    yield Source(
        "steps",
        stretches=[
            Stretch(
                record.at(one.began_at),
                record.at(one.ended_at or record.until),
                one.shows,
                "shown" if one.step_id else "beside",
            )
            for one in record.shown
        ],
    )
    yield Source(
        "cues",
        moments=[
            Moment(
                record.at(cue.sent_at),
                f"{cue.text or cue.points_to} ({cue.get_state_display()})",
                cue.state,
            )
            for cue in record.cues
        ],
    )
    yield Source(
        "heard",
        moments=[Moment(record.at(one.heard_at), one.words, "heard") for one in record.captures],
    )


def _lost(record: Record) -> Iterator[Moment]:
    """When a driver's line was lost; where nobody had looked by then, when the wheel was taken."""
    told = {event.about_id for event in record.line}
    lapsed = str(Hold.Release.LAPSED.label)
    for event in record.line:
        if event.verb == DROPPED_OFF:
            yield Moment(record.at(event.at), lapsed, "lapsed")
    for hold in record.holds:
        if hold.release == Hold.Release.LAPSED and hold.released_at and hold.pk not in told:
            yield Moment(record.at(hold.released_at), lapsed, "lapsed")


def _planned(record: Record) -> Iterator[Stretch]:
    """The plan's steps one after the other, as long as they were planned to take."""
    begins = 0.0
    for step in record.steps:
        if step.minutes is not None:
            yield Stretch(begins, begins + step.minutes * 60, step.shows, "planned")
            begins += step.minutes * 60


def _speech(record: Record) -> Iterator[Source]:
    session = record.session
    if session.call_id is None:
        return
    rows = Utterance.objects.filter(call=session.call_id, start__isnull=False, end__isnull=False)
    offset = session.call_offset or 0.0
    stretches: dict[str, list[Stretch]] = {}
    told = rows.order_by("start").values_list("speaker__name", "speaker__label", "start", "end")
    for name, label, start, end in told.iterator():
        who = name or label or _("speaker unknown")
        span = (float(start or 0) - offset, float(end or 0) - offset)
        stretches.setdefault(who, []).append(Stretch(*span, who, "speech"))
    by_talk = sorted(stretches, key=lambda who: -sum(s.end - s.start for s in stretches[who]))
    for who in by_talk[:MOST_SPEAKERS]:
        yield Source("speech", who, _run_together(stretches[who], record.seconds))
    if others := [one for who in by_talk[MOST_SPEAKERS:] for one in stretches[who]]:
        others.sort(key=lambda one: one.start)
        yield Source("speech", _("Others"), _run_together(others, record.seconds))


def _run_together(spoken: list[Stretch], seconds: float) -> list[Stretch]:
    """Speech with less than a thousandth of the session between as one stretch, so that a drawing
    stays small however long it is."""
    runs: list[Stretch] = []
    for one in spoken:
        if runs and one.start - runs[-1].end < seconds / 1000:
            last = runs.pop()
            runs.append(Stretch(last.start, max(last.end, one.end), one.label, one.kind))
        else:
            runs.append(one)
    return runs
