"""A canary in every private field of somebody's mirror, and everywhere that one could sing."""

from __future__ import annotations

import base64
import itertools
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import import_string

from pacenotes.core.listening.signals import back_seat
from pacenotes.core.mirror.marks import Mark
from pacenotes.core.mirror.shared import Copy, SharedCall
from pacenotes.rooms.deals.models import TeamMember
from pacenotes.rooms.mirror import actions
from pacenotes.rooms.mirror.queries.looking import look_at
from pacenotes.rooms.people.models import Person
from tests.cast import person
from tests.rooms.mirror.seat import PASSWORD, Seat, mirrored

INTENTION, MARK, WHY = "CANARY-INTENTION", "CANARY-MARK", "CANARY-WHY"
CANARIES = (INTENTION, MARK, WHY)
"""What Robin means to try, what Robin made of a remark, and why there was one."""


@dataclass
class Sung:
    """A place in which a canary was heard."""

    where: str
    what: str


def planted(monkeypatch: pytest.MonkeyPatch) -> tuple[Seat, Client]:
    """Robin's mirror with a canary in each private field, and the browser in which it is open."""
    monkeypatch.setitem(back_seat.REASONS, "directs_screen", WHY)
    monkeypatch.setitem(back_seat.REASONS, "asks_for_screen", WHY)
    monkeypatch.setitem(back_seat.REASONS, "asks_to_show", WHY)
    seat = mirrored()
    browser = Client()
    browser.post("/sign-in/", {"username": seat.robin.email, "password": PASSWORD})
    browser.post("/mirror/looks/")
    browser.post("/mirror/intentions/", {"text": INTENTION})
    seen = look_at(seat.as_seen_by(seat.robin), seat.robin)
    assert seen is not None
    actions.mark(
        call=seat.call, picture=seen.picture, remark=f"steered:{MARK}", as_=Mark.FAIR, key=seat.key,
        by=seat.robin,
    )  # fmt: skip
    confidant = person("executive-sponsor")
    TeamMember(deal=seat.call.deal, person=confidant, position_key="executive-sponsor").save()
    actions.begin(password=PASSWORD, by=confidant)
    remark = next(one for one in seen.remarks if one.why.say() == WHY)
    shared = Copy((SharedCall(seat.call.pk, None, seen.picture),), remark)
    actions.share(copy=shared, receiver=confidant, days=7, key=seat.key, by=seat.robin)
    return seat, browser


def sung_on_pages(browser: Client, who: str, among: Iterable[str] = ()) -> list[Sung]:
    """Where a canary sings on any page that somebody can open, errors and files included."""
    return [
        Sung(f"{path} for {who}", canary)
        for path in among or paths()
        for page in [_body(browser, path)]
        for canary in CANARIES
        if canary in page
    ]


def _body(browser: Client, path: str) -> str:
    answer = browser.get(path)
    content = b"".join(answer) if answer.streaming else answer.content
    return content.decode("utf-8", "replace") + str(answer.headers)


def sung_at_rest(seat: Seat, logged: Iterable[logging.LogRecord]) -> list[Sung]:
    """Where a canary, or the key itself, stands in the database, a log or a mail."""
    places = {
        "the database": database_image(),
        "a session": repr([one.get_decoded() for one in Session.objects.all()]).encode(),
        "a log": "\n".join(_as_logged(logged)).encode(),
        "a mail": repr([vars(one) for one in mail.outbox]).encode(),
    }
    return [
        Sung(where, name)
        for where, image in places.items()
        for name, forms in _to_look_for(seat)
        if any(form in image for form in forms)
    ]


def _to_look_for(seat: Seat) -> Iterator[tuple[str, list[bytes]]]:
    for canary in CANARIES:
        yield canary, _forms(canary.encode())
    yield "the key", _forms(seat.key)
    yield "the recovery code", _forms(seat.begun.code.encode())


def _forms(plain: bytes) -> list[bytes]:
    """Bytes as they are, in hexadecimal digits, and in base64 from each of its three beginnings."""
    coded = [base64.b64encode(bytes(skip) + plain)[4 if skip else 0 : -4] for skip in range(3)]
    return [plain, plain.hex().encode(), *(one for one in coded if len(one) >= 8)]


def database_image() -> bytes:
    """The whole database as it stands, free pages, sessions and indexes included."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return bytes(connection.connection.serialize())
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608  # a table's own name
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows).encode()


def _as_logged(records: Iterable[logging.LogRecord]) -> Iterator[str]:
    """Each record as the settings' formatter writes it."""
    told = settings.LOGGING["formatters"]["wordless"]
    formatter = import_string(told["()"])(told["format"], style=told["style"])
    return (formatter.format(record) for record in records)


def pages(browser: Client) -> list[str]:
    """Every route that can be opened, whoever opens it: the others only take what is posted."""
    return [path for path in paths() if browser.get(path).status_code != 405]


def paths() -> list[str]:
    """Every route of the site, its places filled with what there is."""
    return list(dict.fromkeys(itertools.chain(*map(_filled, _routes(get_resolver())))))


def _routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route


_PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")


def _filled(route: str) -> list[str]:
    if route.startswith("password/new/^") or "(?P" in route:
        return ["/password/new/x-y/"]
    return ["/" + _PLACE.sub(lambda place: _value(place[1] or "str", place[2]), route)]


def _value(converter: str, name: str) -> str:
    if converter != "int":
        return {"question": "qualified", "framework": "meddpicc", "part": "need"}.get(name, "need")
    return str(_first_pk(name.removesuffix("_id").replace("_", "")) or 1)


def _first_pk(model_name: str) -> int | None:
    for model in apps.get_models():
        if model._meta.model_name == model_name:
            first = model._default_manager.order_by("pk").first()
            return first.pk if first else None
    return None


def signed_in(who: Person) -> Client:
    """A browser in which somebody signed in by the page, as they do; what breaks is a page too."""
    browser = Client(raise_request_exception=False)
    browser.post("/sign-in/", {"username": who.email, "password": PASSWORD})
    return browser
