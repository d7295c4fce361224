"""Whatever is asked of whatever address: a refusal is said in words, and never an error of ours."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, clear_url_caches, get_resolver, path
from django.views.generic import View

from pacenotes.rooms.people.models import Person
from tests.cast import DISCOVERY, deal, heard_call, person

pytestmark = pytest.mark.django_db

HUGE = "9" * 20
HOSTILE = (
    "\x00", HUGE, "-1", "NaN", "1e999", "Infinity", "0001-01-01", "9999-12-31", "2026-02-30",
    "'\"><script>alert(1)</script>", "=1+1", "\u202egnp", "\U0001f4a5" * 50, "x" * 5_000, "{}",
    "[]", "null", "../..", "%00", "\u0663", "1", "accepted",
)  # fmt: skip
NAMES = (
    "q", "sort", "order", "after", "before", "page", "kind", "state", "decision", "reason", "text",
    "evidence", "version", "seen", "contact", "person", "position_key", "owner", "amount",
    "currency", "closes_on", "due", "first", "last", "name", "title", "deals", "stage", "pipeline",
    "words", "part", "about", "value", "role", "colleagues", "contacts", "next", "unit", "shows",
    "minutes", "proves", "roles", "meeting", "held_on", "playbook", "request", "to", "capability",
)  # fmt: skip


def routes(patterns: Iterable[object] | None = None, before: str = "/") -> Iterator[str]:
    """Every address that there is, its parameters as they are written."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield before + str(one.pattern)


def filled(route: str, *, numbers: tuple[str, str], slug: str) -> str:
    """The address with the first of its numbers, and every other, as given."""
    route = re.sub(r"<int:\w+>", numbers[0], route, count=1)
    route = re.sub(r"<int:\w+>", numbers[1], route)
    return re.sub(r"<(?:\w+:)?\w+>", slug, route)


def asked(browser: Client, address: str, chance: random.Random) -> list[int]:
    """The statuses of reading an address and of sending to it, with hostile fields."""
    fields = {name: chance.choice(HOSTILE) for name in chance.sample(NAMES, 20)}
    return [browser.get(address, fields).status_code, browser.post(address, fields).status_code]


@pytest.fixture
def browser(client: Client) -> Client:
    robin = person("sales-manager", "Robin Adler")
    heard_call(deal(robin), robin, DISCOVERY)
    client.force_login(Person.objects.get(pk=robin.pk))
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("numbers", [("1", "1"), ("1", HUGE), (HUGE, "1"), (HUGE, HUGE)])
@pytest.mark.parametrize("slug", ["qualified", "x" * 300])
def test_no_address_breaks(browser: Client, numbers: tuple[str, str], slug: str) -> None:
    chance = random.Random(f"{numbers}{slug}")  # noqa: S311  # the same at each run, no secret
    told = [one for one in routes() if "sign-out" not in one]
    assert len(told) > 100
    broken = [
        address
        for address in (filled(route, numbers=numbers, slug=slug) for route in told)
        if any(status >= 500 for status in asked(browser, address, chance))
    ]
    assert broken == []


class _Breaks(View):
    def get(self, _request: object) -> None:
        raise OverflowError


def test_an_address_that_breaks_is_found(browser: Client) -> None:
    from pacenotes.site import urls

    urls.urlpatterns.append(path("breaks/", _Breaks.as_view()))
    clear_url_caches()
    try:
        assert "/breaks/" in list(routes())
        assert 500 in asked(browser, "/breaks/", random.Random(1))  # noqa: S311  # as above
    finally:
        urls.urlpatterns.pop()
        clear_url_caches()
