"""The record of a person and their way in, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from pacenotes.core.positions import position_or_bare
from pacenotes.core.wording import N_
from pacenotes.rooms.people.models import PeopleEvent, Person

MOST_SHOWN = 20

SAID = {
    "added": N_("added"),
    "introduced": N_("name or time zone changed"),
    "changed_position": N_("position changed"),
    "changed_address": N_("e-mail address changed"),
    "placed": N_("moved to another unit"),
    "given_link": N_("link for a password handed out"),
    "set_password": N_("password set"),
    "stopped_sign_in": N_("kept from signing in"),
    "let_sign_in": N_("let in again"),
    "second_step_on": N_("codes of an app turned on"),
    "second_step_off": N_("codes of an app turned off"),
    "key_added": N_("security key added"),
    "key_removed": N_("security key removed"),
    "codes_renewed": N_("new recovery codes"),
    "second_steps_forgotten": N_("second step taken off"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the record: what happened, by whom, when; `detail` is a position's name, or an
    e-mail address."""

    what: str
    by: Person | None
    at: dt.datetime
    detail: str = ""


def told(events: QuerySet[PeopleEvent]) -> list[Entry]:
    """The newest entries, newest first."""
    return [Entry(SAID.get(e.verb, e.verb), e.by, e.at, _detail(e)) for e in events[:MOST_SHOWN]]


def _detail(event: PeopleEvent) -> str:
    if event.verb == "changed_address":
        return str(event.after.get("email", ""))
    if event.verb != "changed_position":
        return ""
    return position_or_bare(str(event.after.get("position", ""))).name
