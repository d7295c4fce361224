"""What happened to an account or a contact, as a page tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pacenotes.core.wording import N_
from pacenotes.doors.web.deals.custom_facts import shown
from pacenotes.doors.web.deals.custom_fields import PREFIX
from pacenotes.rooms.deals.models import Account, Contact, CustomField
from pacenotes.rooms.deals.queries.own_events import flat, own_events
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person

FROM_FILE = "import"
"""What an event has in `after` where a file brought the change in: that file's import."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that changed, and from what to what."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Line:
    """Something that somebody did, when, and what it changed."""

    who: str
    did: str
    at: dt.datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines, newest first; `before` is where the older ones begin, None where there are none."""

    lines: tuple[Line, ...]
    before: int | None
    is_further: bool


def timeline(thing: Account | Contact, person: Person, before: str = "") -> Timeline:
    """What happened to an account or a contact, in four queries at most."""
    start = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    events, older = own_events(thing, person, start)
    told = _Told(thing, events, person)
    return Timeline(tuple(told.line(event) for event in events), older, start is not None)


class _Told:
    """Tells events; looks names up once for all of them."""

    def __init__(self, thing: Account | Contact, events: Sequence[Event], person: Person) -> None:
        self._thing = thing
        changed = [flat(fields) for e in events for fields in (e.before, e.after)]
        ids = {n: {fields[n] for fields in changed if fields.get(n)} for n in ("parent", "owner")}
        seen = Account.objects.visible_to(person)
        self._names: dict[str, dict[int, str]] = {
            "parent": {a.pk: a.name for a in seen.filter(pk__in=ids["parent"])}
            if ids["parent"]
            else {},
            "owner": {p.pk: p.name for p in Person.objects.filter(pk__in=ids["owner"])}
            if ids["owner"]
            else {},
        }
        has_own = any(name.startswith(PREFIX) for fields in changed for name in fields)
        on = thing._meta.model_name or ""
        own = CustomField.objects.filter(on=on) if has_own else ()
        self._own = {PREFIX + field.key: field for field in own}

    def line(self, event: Event) -> Line:
        """One event."""
        who = event.by.name if event.by else _("Pacenotes")
        changes = () if event.verb in _WITHOUT_CHANGES else tuple(self._changes(event))
        return Line(who, _did(event), event.at, changes)

    def _changes(self, event: Event) -> Iterable[Change]:
        before, after = flat(event.before), flat(event.after)
        for name in dict.fromkeys((*before, *after)):
            was, now = before.get(name), after.get(name)
            if was != now and name != FROM_FILE:
                yield Change(self._label(name), self._value(name, was), self._value(name, now))

    def _label(self, name: str) -> str:
        if name in self._own:
            return self._own[name].name
        if name in _LABELS:
            return _(_LABELS[name])
        try:
            field = self._thing._meta.get_field(name)
        except FieldDoesNotExist:
            return name.removeprefix(PREFIX)
        return str(getattr(field, "verbose_name", name))

    def _value(self, name: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if name in self._names:
            return self._names[name].get(value, _("one that you don't see"))
        return shown(self._own[name].kind, value) if name in self._own else str(value)


_WITHOUT_CHANGES = {"opened", "added", "linked_evidence"}
_LABELS = {
    "parent": N_("part of"),
    "owner": N_("owner"),
    "external_id": N_("external id"),
}


def _did(event: Event) -> str:
    if event.verb == "linked_evidence":
        count = len(event.after.get("evidence", ()))
        said = ngettext(
            "found %(count)s piece of evidence under this name",
            "found %(count)s pieces of evidence under this name",
            count,
        )
        return said % {"count": count}
    told = {
        "opened": _("added it by a file") if FROM_FILE in event.after else _("added it"),
        "added": _("added it by a file") if FROM_FILE in event.after else _("added it"),
        "edited": _("changed it by a file") if FROM_FILE in event.after else _("changed it"),
        "reassigned": _("handed it over"),
    }
    return told.get(event.verb, event.verb.replace("_", " "))
