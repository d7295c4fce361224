"""The search finds demos and playbooks by name and by their steps, for who may see them."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pacenotes.core.search_words import read_query
from pacenotes.rooms.deals.queries.search import search
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Playbook
from pacenotes.rooms.history.models import SearchEntry
from pacenotes.rooms.people.models import Person
from tests.cast import person
from tests.doors.web.conftest import SignedIn
from tests.doors.web.test_search import hits
from tests.rooms.deals.seats import LEADS, LEFT, ON, everywhere, seated
from tests.rooms.demos.stage import planned, step
from tests.site.test_rebuild_search import rows

pytestmark = pytest.mark.django_db


def found(by: Person, asked: str, kind: str = "") -> set[tuple[str, int]]:
    """What somebody finds, by kind and id."""
    seen = Playbook.objects.visible_to(by)
    ids = search(by, read_query(asked), kind, {"playbook": seen}).ids
    return set(SearchEntry.objects.filter(pk__in=ids).values_list("kind", "about_id"))


@everywhere
def test_a_demo_is_found_by_who_may_see_its_deal(where: str, position: str) -> None:
    demo, _, sam = planned()
    actions.set_demo(demo=demo, fields={"title": "Zeppelin demo"}, by=sam)
    somebody = seated(demo.deal, where, position)
    sees = where in (ON, LEADS)
    assert found(somebody, "zeppelin") == ({("demo", demo.pk)} if sees else set())


@everywhere
def test_a_playbook_is_found_by_everybody_who_signs_in(where: str, position: str) -> None:
    demo, _, sam = planned()
    playbook = actions.add_playbook(name="Zeppelin tour", about="For pilots", by=sam)
    somebody = seated(demo.deal, where, position)
    sees = where != LEFT
    for asked in ("zeppelin", "pilots"):
        assert found(somebody, asked) == ({("playbook", playbook.pk)} if sees else set())


def test_what_is_found_follows_every_change() -> None:
    demo, _, sam = planned()
    actions.set_demo(
        demo=demo, fields={"title": "Zeppelin", "held_on": dt.date(2026, 10, 1)}, by=sam
    )
    book = actions.make_playbook(demo=demo, name="Airship", by=sam)
    copy = actions.copy_playbook(playbook=book, name="Airship of mine", by=sam)
    assert found(sam, "airship") == {("playbook", book.pk), ("playbook", copy.pk)}
    actions.edit_playbook(playbook=book, name="Balloon", about="", by=sam)
    actions.remove_playbook(playbook=copy, by=sam)
    assert found(sam, "airship") == set()
    assert found(sam, "balloon") == {("playbook", book.pk)}
    assert found(sam, "zeppelin") == {("demo", demo.pk)}
    assert SearchEntry.objects.get(kind="demo").day == dt.date(2026, 10, 1)


def test_steps_are_found_and_follow_every_change() -> None:
    demo, _, sam = planned()
    book = actions.add_playbook(name="Tour", by=sam)
    first: Any = {"shows": "The zeppelin", "how": "Land it", "agenda": "Up there"}
    mine = actions.add_playbook_step(playbook=book, fields=first, by=sam)
    again = actions.plan_demo(deal=demo.deal, title="Second", playbook=book, by=sam)
    one = step(demo, "The zeppelin", how="Land it", agenda="Up there")
    both = {("demo", demo.pk), ("demo", again.pk), ("playbook", book.pk)}
    for asked in ("zeppelin", "land", "up there"):
        assert found(sam, asked) == both
    copy = actions.copy_playbook(playbook=book, name="Copy", by=sam)
    made = actions.make_playbook(demo=demo, name="Made", by=sam)
    assert found(sam, "zeppelin") == {*both, ("playbook", copy.pk), ("playbook", made.pk)}
    actions.edit_step(step=one, fields={"shows": "The balloon"}, by=sam)
    actions.edit_playbook_step(step=mine, fields={"shows": "The balloon"}, by=sam)
    assert found(sam, "balloon") == {("demo", demo.pk), ("playbook", book.pk)}
    actions.remove_step(step=one, by=sam)
    actions.remove_playbook_step(step=mine, by=sam)
    assert found(sam, "balloon") == set()
    assert found(person(), "zeppelin", "demo") == set()


def test_one_kind_is_looked_through_alone() -> None:
    demo, _, sam = planned()
    actions.set_demo(demo=demo, fields={"title": "Zeppelin"}, by=sam)
    book = actions.add_playbook(name="Zeppelin", by=sam)
    assert found(sam, "zeppelin", "demo") == {("demo", demo.pk)}
    assert found(sam, "zeppelin", "playbook") == {("playbook", book.pk)}
    assert found(sam, "zeppelin", "note") == set()


def test_a_playbook_that_nobody_asked_to_be_seen_is_found_by_nobody() -> None:
    _, _, sam = planned()
    actions.add_playbook(name="Zeppelin", by=sam)
    assert search(sam, read_query("zeppelin")).ids == ()


def test_hits_lead_to_their_pages(signed_in: SignedIn) -> None:
    demo, _, sam = planned()
    actions.set_demo(demo=demo, fields={"title": "Zeppelin"}, by=sam)
    book = actions.add_playbook(name="Zeppelin", about="For pilots", by=sam)
    page = signed_in(sam).get("/search/", {"q": "zeppelin"}).content.decode()
    assert set(hits(page)) == {
        ("Demo", f"/demos/{demo.pk}/"), ("Playbook", f"/demos/playbooks/{book.pk}/"),
    }  # fmt: skip
    assert "For pilots" in page
    for _, address in hits(page):
        assert signed_in(sam).get(address).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_what_actions_kept_is_what_is_made_anew_and_what_an_upgrade_fills_in() -> None:
    demo, _, sam = planned()
    actions.set_demo(demo=demo, fields={"held_on": dt.date(2026, 10, 1)}, by=sam)
    book = actions.add_playbook(name="Zeppelin", about="For pilots", by=sam)
    for shows in ("The mooring", "The gondola"):
        fields: Any = {"shows": shows, "how": "Slowly"}
        actions.move_playbook_step(
            step=actions.add_playbook_step(playbook=book, fields=fields, by=sam), is_up=True, by=sam
        )
        step(demo, shows, agenda="Up there")
    kept = rows()
    assert {row[0] for row in kept} >= {"demo", "playbook"}
    told = StringIO()
    call_command("rebuild_search", stdout=told)
    assert {row for row in rows() if row[0] in {"demo", "playbook"}} == kept
    assert "playbook: 1" in told.getvalue()
    filling = import_module("pacenotes.rooms.demos.migrations.0004_fill_the_search")
    SearchEntry.objects.all().delete()
    filling.fill_the_search(apps, None)
    assert rows() != kept
    import_module("pacenotes.rooms.demos.migrations.0006_search_the_steps").search_the_steps(
        apps, None
    )
    assert rows() == kept
    filling.empty(apps, None)
    assert rows() == set()


def test_it_costs_the_same_however_much_is_found(signed_in: SignedIn) -> None:
    counts = set()
    for number in (1, 3):
        demo, _, sam = planned()
        for at in range(number):
            actions.plan_demo(deal=demo.deal, title=f"Zeppelin {at}", by=sam)
            actions.add_playbook(name=f"Zeppelin {at}", by=sam)
        browser = signed_in(sam)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get("/search/", {"q": "zeppelin"}).content.decode()
        assert len(hits(page)) >= 2 * number
        counts.add(len(asked))
    assert len(counts) == 1


def test_a_demo_of_another_part_shows_in_no_count(signed_in: SignedIn) -> None:
    demo, _, sam = planned()
    actions.set_demo(demo=demo, fields={"title": "Zeppelin"}, by=sam)
    page = signed_in(person()).get("/search/", {"q": "zeppelin"}).content.decode()
    assert hits(page) == []
    assert "kind=demo" not in page
