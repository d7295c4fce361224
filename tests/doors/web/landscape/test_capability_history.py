from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pacenotes.rooms.landscape.actions import (
    Told,
    add_release,
    correct_fact,
    decide_field_input,
    place_capability,
    record_fact,
    withdraw_fact,
)
from pacenotes.rooms.landscape.models import Fact, FieldInput
from tests.cast import EVERY_POSITION, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.landscape.land import Land, on_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(land: Land, signed_in: SignedIn) -> Client:
    return signed_in(person())


def text(answer: HttpResponse, status: int = 200) -> str:
    assert answer.status_code == status, answer.content
    return html.unescape(answer.content.decode())


def page(browser: Client, pk: int, query: str = "", **headers: str) -> str:
    return text(browser.get(f"/landscape/capabilities/{pk}/?{query}", headers=headers))


def words(told: str) -> list[tuple[str, str, str]]:
    """The table that says the same in words: whose, how much, when."""
    found = re.findall(
        r'<th scope="row"><bdi>([^<]+)</bdi></th><td[^>]*><span[^>]*>(?:<svg.*?</svg> )?([^<]+)'
        r"</span></td><td[^>]*>([^<]+)",
        told,
    )
    return [(who, how, when) for who, how, when in found]


def test_each_product_and_our_standing_over_days_in_words(browser: Client, land: Land) -> None:
    told = words(page(browser, land.lineage.pk, f"set={land.northbeam_alone.pk}"))
    assert told == [
        ("Ours stands", "parity", "until March 1, 2025"),
        ("Ours stands", "unique", "since March 1, 2025, until Sept. 10, 2026"),
        ("Ours stands", "parity", "since Sept. 10, 2026"),
        ("Kestrel Flow", "no", "until March 1, 2025"),
        ("Kestrel Flow", "full", "since March 1, 2025"),
        ("Northbeam Cloud", "no", "until Sept. 10, 2026"),
        ("Northbeam Cloud", "full", "since Sept. 10, 2026"),
    ]


def test_on_or_before_is_said_and_marked(browser: Client, land: Land) -> None:
    told = page(browser, land.sign_on.pk, f"set={land.northbeam_alone.pk}")
    assert ("Northbeam Cloud", "full", "since June 1, 2025 or before") in words(told)
    assert ("Ours stands", "gap", "since June 1, 2025 or before") in words(told)
    assert told.count('class="strip-loose"') == 2


def test_how_it_stands_and_why(browser: Client, land: Land) -> None:
    told = page(browser, land.lineage.pk, f"set={land.northbeam_alone.pk}")
    assert "Ours and every competitor's have it." in told
    assert "As of today" in told
    told = page(browser, land.lineage.pk, f"set={land.northbeam_alone.pk}&known=2026-09-01")
    assert "Only ours has it." in told


def test_the_facts_that_make_it_so_are_marked(browser: Client, land: Land) -> None:
    query = f"set={land.northbeam_alone.pk}"
    assert page(browser, land.lineage.pk, query).count("makes it so") == 2
    before = page(browser, land.lineage.pk, f"{query}&day=2026-09-09")
    assert before.count("makes it so") == 1
    part = page(browser, land.fields.pk, query)
    assert "It rests on facts of what it is part of, too:" in part
    assert f'href="/landscape/capabilities/{land.lineage.pk}/?{query}"' in part
    assert "It rests on facts of what it is part of" not in before


def test_facts_say_source_who_and_detail(browser: Client, land: Land) -> None:
    told = page(browser, land.sign_on.pk)
    assert "needs an add-on (Identity pack)" in told
    assert "Our price list" in told
    assert "recorded on Jan. 12, 2026, <bdi>Mika Lindqvist" in told
    told = page(browser, land.lineage.pk)
    assert "full, from release 4.2 (Sept. 10, 2026)" in told
    assert 'href="https://northbeam.example/4.2"' in told
    assert "Their trial" in told


def test_nothing_is_overwritten(browser: Client, land: Land) -> None:
    told = Told(dt.date(2026, 9, 12), source="Their blog", level=None)
    correct_fact(fact=land.lineage_theirs, told=told, by=land.by)
    shown = page(browser, land.lineage.pk)
    assert "recorded on Sept. 10, 2026, held until Sept. 20, 2026" in shown
    assert shown.index("Their blog") < shown.index("Their release notes")
    assert "no longer held:" in shown
    then = page(browser, land.lineage.pk, "known=2026-09-15")
    assert "not known yet:" in then
    assert ("Northbeam Cloud", "full", "since Sept. 10, 2026") in words(then)
    withdraw_fact(fact=land.lineage_theirs, reason="A misreading", by=land.by)
    shown = page(browser, land.lineage.pk)
    assert ("Northbeam Cloud", "no", "on all days that we know of") in words(shown)
    assert "Their blog" in shown


def test_what_is_planned_is_shown_as_to_come(browser: Client, land: Land) -> None:
    planned = add_release(
        product=land.tally, name="9", state="planned", day=dt.date(2026, 12, 1), by=land.by
    )
    told = Told(planned, source="Their road map")
    record_fact(product=land.tally, capability=land.lineage, told=told, by=land.by)
    shown = page(browser, land.lineage.pk)
    assert ("Tally One", "planned", "since Dec. 1, 2026") in words(shown)
    assert "from release 9 (Dec. 1, 2026, planned)" in shown


def test_a_level_is_told_with_how_it_was_measured(browser: Client, land: Land) -> None:
    place_capability(capability=land.export, parent=None, better="lower", unit="ms", by=land.by)
    for product, level in ((land.ours, 40.0), (land.northbeam, 65.0)):
        fact = Fact.objects.get(product=product, capability=land.export)
        told = Told(None, source="Our bench", level=level, unit="ms", how="median of ten")
        correct_fact(fact=fact, told=told, by=land.by)
    shown = page(browser, land.export.pk, f"set={land.northbeam_alone.pk}")
    assert "40 ms (median of ten)" in shown
    assert words(shown)[0][:2] == ("Ours stands", "comparative")


def test_a_heading_and_what_was_not_known_say_so(browser: Client, land: Land) -> None:
    assert "This is a heading" in page(browser, land.heading.pk)
    told = page(browser, land.lineage.pk, "known=2025-12-31")
    assert "This wasn't in the landscape yet: it was recorded on Jan. 12, 2026." in told


def test_a_part_comes_without_the_page_around_it(browser: Client, land: Land) -> None:
    told = page(browser, land.lineage.pk, "day=2026-09-01", **{"X-Part": "1"})
    assert "<html" not in told
    assert "As of Sept. 1, 2026, as known today." in told


def test_what_is_not_there_is_a_404(browser: Client) -> None:
    assert browser.get("/landscape/capabilities/999/").status_code == 404
    assert browser.post("/landscape/capabilities/999/inputs/", {"text": "x"}).status_code == 404


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_gives_an_input(position: str, land: Land, signed_in: SignedIn) -> None:
    giver = person(position)
    given = {"product": land.tally.pk, "text": "A customer says so.", "source": "Their architect"}
    answer = signed_in(giver).post(
        f"/landscape/capabilities/{land.lineage.pk}/inputs/?set={land.everybody.pk}", given
    )
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"/?set={land.everybody.pk}#inputs")
    one = FieldInput.objects.get()
    assert (one.given_by, one.product, one.capability) == (giver, land.tally, land.lineage)
    assert "A customer says so." in page(signed_in(giver), land.lineage.pk)


def test_an_input_without_words_is_refused_and_nothing_is_lost(browser: Client, land: Land) -> None:
    given = {"text": " ", "source": "Their architect"}
    told = text(browser.post(f"/landscape/capabilities/{land.lineage.pk}/inputs/", given), 422)
    assert "That didn't work. Nothing was changed." in told
    assert "Their architect" in told
    assert not FieldInput.objects.exists()


def test_what_became_of_an_input_is_shown(browser: Client, land: Land) -> None:
    browser.post(f"/landscape/capabilities/{land.lineage.pk}/inputs/", {"text": "They have it."})
    one = FieldInput.objects.get()
    decide_field_input(given=one, state="declined", reason="An old slide.", by=land.by)
    told = page(browser, land.lineage.pk)
    assert "declined</span>: <bdi>An old slide." in told


def test_a_capability_costs_as_many_queries_for_one_fact_as_for_three(
    browser: Client, land: Land
) -> None:
    def cost() -> int:
        page(browser, land.lineage.pk)
        with CaptureQueriesContext(connection) as found:
            page(browser, land.lineage.pk)
        return len(found)

    costs = []
    for number in range(3):
        with on_day(dt.date(2026, 9, 12 + number)):
            told = Told(
                dt.date(2026, 1, 1 + number), source="Seen", removed=dt.date(2026, 1, 2 + number)
            )
            record_fact(product=land.tally, capability=land.lineage, told=told, by=land.by)
        browser.post(f"/landscape/capabilities/{land.lineage.pk}/inputs/", {"text": "Seen."})
        costs.append(cost())
    assert costs[0] == costs[2] <= 20
