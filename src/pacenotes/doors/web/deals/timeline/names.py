"""The names behind the ids and keys that events hold, looked up once for a whole page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from pacenotes.core.contact_roles import contact_role
from pacenotes.core.landscape.changes import KIND_NAMES
from pacenotes.core.landscape.support import NAMES as SUPPORTS
from pacenotes.core.positions import position_or_bare
from pacenotes.core.qualification import PART_NAMES, QUESTIONS
from pacenotes.core.telling.changes import LEARNT
from pacenotes.core.wording import N_
from pacenotes.doors.web.deals.gate.rows import kind_name, names_of
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.models import Account, Contact, CustomField, Deal, Input
from pacenotes.rooms.deals.queries.house import pipeline_of, pipelines
from pacenotes.rooms.deals.queries.own_events import flat
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.landscape.models import Capability, Product
from pacenotes.rooms.people.models import Person, Unit

LONGEST = 160

PEOPLE = {
    "person",
    "owner",
    "minded_by",
    "credits",
    "colleagues",
    "meant_for",
    "taken_by",
    "demoer",
}
CONTACTS = {"contact", "contacts", "asked_by", "met"}
"""Fields that hold the ids of colleagues, and of the account's contacts."""

NAMES = {question.key: question.name for question in QUESTIONS}

LIGHTS = {
    "unknown": N_("unknown"),
    "heard": N_("heard"),
    "answered": N_("answered"),
    "stale": N_("stale"),
    "contradicted": N_("contradicted"),
}
DECISIONS = {
    "proposed": N_("open again"),
    "accepted": N_("accepted"),
    "rejected": N_("rejected"),
}
CHANGES = {**{kind.value: name for kind, name in KIND_NAMES.items()}, "learnt": LEARNT}
PARTIES = {"ours": N_("ours"), "theirs": N_("the customer's"), "unknown": N_("side not known")}

LABELS = {
    "account": N_("account"),
    "capability": N_("capability in the landscape"),
    "colleagues": N_("colleagues"),
    "contacts": N_("contacts"),
    "day": N_("day"),
    "disagrees": N_("disagrees with what was answered before"),
    "file": N_("file"),
    "met": N_("who was met"),
    "must": N_("a must"),
    "outcome": N_("outcome"),
    "owner": N_("owner"),
    "party": N_("side"),
    "person": N_("colleague"),
    "position": N_("position"),
    "product": N_("product in the landscape"),
    "short_of": N_("short of"),
    "source": N_("from"),
    "unit": N_("part of the house"),
}
"""Fields of events that are no field of a table, or one whose own name says too little."""

_TITLE = {
    "account": "name",
    "call": "title",
    "contact": "name",
    "deadline": "what",
    "demo": "title",
    "mail": "subject",
    "meeting": "title",
    "note": "title",
    "pitfall": "what",
    "technicalquestion": "text",
}
"""The column that names a thing, by its kind."""

_NAMING = ("title", "what", "name", "file")
"""What an event calls a thing that is no more, the best first."""

_ROOM = {"call": "calls", "demo": "demos", "demosession": "demos"}


class Names:
    """Everything that a page's events name, in a dozen queries at most."""

    def __init__(self, deal: Deal, events: Sequence[Event]) -> None:
        self._deal = deal
        ids: dict[str, set[int]] = {}
        for event in events:
            ids.setdefault(event.about_type, set()).add(event.about_id)
        self._rows = {kind: _rows(kind, ids[kind]) for kind in ids if kind != "deal"}
        told = [flat(fields) for event in events for fields in (event.before, event.after)]
        self._people = _named(Person.objects.all(), _ids(told, PEOPLE))
        self._contacts = _named(Contact.objects.all(), _ids(told, CONTACTS))
        self._accounts = _named(Account.objects.all(), _ids(told, {"account"}))
        self._units = _named(Unit.objects.all(), _ids(told, {"unit"}))
        self._products = _named(Product.objects.all(), _ids(told, {"product"}))
        self._capabilities = _named(Capability.objects.all(), _ids(told, {"capability"}))
        has_own = any(name.startswith("custom-") for fields in told for name in fields)
        own = CustomField.objects.filter(on=CustomField.On.DEAL) if has_own else ()
        self._own = {f"custom-{field.key}": field.name for field in own}

    def is_there(self, event: Event) -> bool:
        """Whether what the event is about still is."""
        return event.about_type == "deal" or event.about_id in self._rows[event.about_type]

    def thing(self, event: Event) -> str:
        """What the event is about, by its name; as the event has it where it is no more."""
        kind = event.about_type
        if kind == "deal":
            return self._deal.name
        row = self._rows[kind].get(event.about_id)
        if row is None:
            told = {**event.before, **event.after}
            return _short(str(next((told[n] for n in _NAMING if told.get(n)), "")))
        if kind in {"evidence", "answer"}:
            return _(PART_NAMES.get(row.part, row.part))
        if kind == "input":
            return self._input(row)
        if kind == "gaterequest":
            return kind_name(row.kind)
        if kind == "businesscase":
            return _("business case")
        if kind == "demosession":
            return _short(row.demo.title)
        return _short(str(getattr(row, _TITLE.get(kind, "pk"))))

    def label(self, event: Event, name: str) -> str:
        """What a field is called."""
        if name in LABELS:
            return _(LABELS[name])
        if name.startswith("custom-"):
            return self._own.get(name, name.removeprefix("custom-"))
        field = _field(event.about_type, name)
        return str(field.verbose_name) if field is not None else name.replace("_", " ")

    def value(self, event: Event, name: str, value: Any) -> str:
        """A field's value in words; empty where it has none."""
        if value is None or value == "" or value == []:
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        known = self._lookup(name)
        if known is not None:
            return ", ".join(known(one) for one in (value if isinstance(value, list) else [value]))
        field = _field(event.about_type, name)
        if field is not None and field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return _day(value) or _short(str(value))

    def _lookup(self, name: str) -> Callable[[Any], str] | None:
        """How this field's values are told, None where they tell themselves."""
        by_id = {
            **dict.fromkeys(PEOPLE, self._people),
            **dict.fromkeys(CONTACTS, self._contacts),
            "account": self._accounts,
            "unit": self._units,
            "product": self._products,
            "capability": self._capabilities,
        }
        if name in {"product", "capability"}:
            return lambda value: by_id[name].get(value, _("none"))
        if name in by_id:
            return lambda value: by_id[name].get(value, _("somebody who isn't here any more"))
        by_key: dict[str, Callable[[Any], str]] = {
            "question": lambda key: _(NAMES.get(key, key)),
            "part": lambda key: _(PART_NAMES.get(key, key)),
            "light": lambda key: _(LIGHTS.get(key, key)),
            "decision": lambda key: _(DECISIONS.get(key, key)),
            "party": lambda key: _(PARTIES.get(key, key)),
            "position": lambda key: _(position_or_bare(key).name),
            "role": _role,
            "pipeline": _pipeline,
            "stage": self._stage,
            "short_of": lambda key: names_of([key]),
            "support": lambda key: _(SUPPORTS.get(key, str(key))),
            "change": lambda key: _(CHANGES.get(key, key)),
        }
        return by_key.get(name)

    def _stage(self, key: str) -> str:
        """A stage's name, by the deal's pipeline first and any other then."""
        ways = [way for way in (pipeline_of(self._deal.pipeline), *pipelines()) if way]
        stage = next((stage for way in ways if (stage := way.stage(key))), None)
        return _(stage.name) if stage else key

    @staticmethod
    def _input(given: Input) -> str:
        if given.about_type == Input.About.PART:
            return _(PART_NAMES.get(given.about_id, given.about_id))
        return str(given.get_about_type_display())


def _role(key: str) -> str:
    role = contact_role(key)
    return _(role.name) if role else key


def _pipeline(key: str) -> str:
    way = pipeline_of(key)
    return _(way.name) if way else key


def _day(value: Any) -> str:
    """A day as the reader writes it; empty for what is none."""
    if not isinstance(value, str) or len(value) != 10:
        return ""
    try:
        return PAGE.day(dt.date.fromisoformat(value))
    except ValueError:
        return ""


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"


def _ids(told: Iterable[dict[str, Any]], names: set[str]) -> set[int]:
    found: set[int] = set()
    for fields in told:
        for name in names & set(fields):
            value = fields[name]
            found |= {one for one in (value if isinstance(value, list) else [value]) if _is_id(one)}
    return found


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _named(rows: models.QuerySet[Any], ids: set[int]) -> dict[int, str]:
    return dict(rows.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _rows(kind: str, ids: set[int]) -> dict[int, Any]:
    """The things of a kind that still are, by id; a kind that nobody knows has none."""
    model = _model(kind)
    if model is None:
        return {}
    rows = model._default_manager.all()
    return (rows.select_related("demo") if kind == "demosession" else rows).in_bulk(ids)


def _model(kind: str) -> type[models.Model] | None:
    try:
        return apps.get_model(_ROOM.get(kind, "deals"), kind)
    except LookupError:
        return None


def _field(kind: str, name: str) -> models.Field[Any, Any] | None:
    model = _model(kind)
    try:
        found = model._meta.get_field(name) if model is not None else None
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None
