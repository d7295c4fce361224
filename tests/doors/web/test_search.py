from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pacenotes.rooms.deals import actions
from pacenotes.rooms.history.actions import index_many
from pacenotes.rooms.history.models import SearchEntry
from tests.cast import EVERY_POSITION, deal, heard_call, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.whole_deal import Whole

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 9, 14)
MARKED = re.compile(r"<mark>(.*?)</mark>")


def hits(page: str) -> list[tuple[str, str]]:
    """What is found: kind and address."""
    found = re.findall(
        r'class="hit-kind">([^<]*)</p>.*?class="hit-title"><a href="([^"]*)"', page, re.S
    )
    return [(kind, address) for kind, address in found]


def test_every_hit_leads_to_its_place(whole: Whole, signed_in: SignedIn) -> None:
    browser = signed_in(whole.sam)
    asked = (
        "fjordline", "dana", "beacon", "lunch", "budget", "200,000 a year", "board meeting",
        "slow legal", "ARM", "mind this", "demo", "kick-off", "share my screen", "discovery",
        "october",
    )  # fmt: skip
    found = {hit for q in asked for hit in hits(browser.get("/search/", {"q": q}).content.decode())}
    assert {kind for kind, _ in found} == {
        "Account", "Answer", "Call", "Contact", "Deadline", "Deal", "Evidence", "Input", "Mail",
        "Meeting", "Note", "Pitfall", "Request", "Said on a call", "Technical question",
    }  # fmt: skip
    for kind, address in found:
        answer = browser.get(address, follow=True)
        assert answer.status_code == 200, (kind, address)
        last = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        anchor = last.partition("#")[2]
        assert not anchor or f'id="{anchor}"' in answer.content.decode(), (kind, address)


def test_an_utterance_is_found_at_its_place_in_the_text(whole: Whole, signed_in: SignedIn) -> None:
    page = signed_in(whole.sam).get("/search/", {"q": "share my screen"}).content.decode()
    said = whole.call.utterances.get(text__contains="share my screen")
    assert ("Said on a call", f"/calls/{whole.call.pk}/utterances/{said.index}/") in hits(page)
    assert "Sam Okafor" in page


def test_the_words_are_marked_as_they_stand_and_nothing_else(
    whole: Whole, signed_in: SignedIn
) -> None:
    page = signed_in(whole.sam).get("/search/", {"q": "LEGAL slow"}).content.decode()
    assert set(MARKED.findall(page)) == {"Legal", "slow", "Slow", "legal"}


def test_foreign_words_stay_words(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin, name='<b>Deal</b> "x"')
    text = "zeppelin <script>alert(1)</script> <mark>zeppelin</mark> &amp; <img src=x onerror=a()>"
    actions.write_note(deal=on, title="<i>T</i>", text=text, about_on=DAY, by=robin)
    for asked in ("zeppelin", "<script>", 'zeppelin"><script>alert(1)</script>', "script alert"):
        page = signed_in(robin).get("/search/", {"q": asked}).content.decode()
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<b>Deal" not in page
        assert "<i>T" not in page
    page = signed_in(robin).get("/search/", {"q": "zeppelin"}).content.decode()
    assert "&lt;mark&gt;<mark>zeppelin</mark>&lt;/mark&gt;" in page


def test_nothing_found_says_what_to_try_and_keeps_the_words(signed_in: SignedIn) -> None:
    page = signed_in(person()).get("/search/", {"q": 'zeppelin "x'}).content.decode()
    assert "Nothing that you may see holds all of" in page
    assert 'value="zeppelin &quot;x"' in page


def test_without_words_it_says_how_to_search(signed_in: SignedIn) -> None:
    for query in ({}, {"q": ""}, {"q": "  "}, {"q": "***"}):
        answer = signed_in(person()).get("/search/", query)
        assert "Words in “quotation marks”" in answer.content.decode()


ODD = [
    {"q": "\0"}, {"q": "budget", "page": "x"}, {"q": "budget", "page": "-1"},
    {"q": "budget", "page": "9" * 30}, {"q": "budget", "page": "999"}, {"q": "budget", "page": "²"},
    {"q": "budget", "kind": "person"}, {"q": "budget", "kind": "'"}, {"q": "x" * 10_000},
    {"q": "budget " * 2_000}, {"q": '"' * 500}, {"q": "\ud800".encode("utf-8", "surrogatepass")},
    {"q": "NEAR(a b)"}, {"q": "a:b OR c*"},
]  # fmt: skip


@pytest.mark.parametrize("query", ODD)
def test_odd_queries_are_no_errors(query: dict[str, str], signed_in: SignedIn) -> None:
    robin = person()
    noted = deal(robin)
    actions.write_note(deal=noted, title="Lunch", text="the budget", about_on=DAY, by=robin)
    assert signed_in(robin).get("/search/", query).status_code == 200


def test_kinds_are_counted_and_looked_through_one_by_one(whole: Whole, signed_in: SignedIn) -> None:
    browser = signed_in(whole.sam)
    page = browser.get("/search/", {"q": "budget"}).content.decode()
    assert re.search(r'kind=note">Note</a> <span class="quiet">1</span>', page)
    notes = browser.get("/search/", {"q": "budget", "kind": "note"}).content.decode()
    assert [kind for kind, _ in hits(notes)] == ["Note"]


def test_many_hits_come_in_pages_that_share_no_row(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    index_many(
        SearchEntry.of("note", n, title=f"Note {n}", body="budget", deal_id=on.pk)
        for n in range(45)
    )
    browser, seen = signed_in(robin), list[tuple[str, str]]()
    for page in (1, 2, 3):
        seen += hits(browser.get("/search/", {"q": "budget", "page": page}).content.decode())
    assert len(seen) == len(set(seen)) == 45


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nothing_of_what_one_may_not_see_shows_in_any_way(
    position: str, signed_in: SignedIn
) -> None:
    if position == "sales-manager":
        return
    robin = person()
    noted = deal(robin, name="Secret rollout")
    actions.write_note(deal=noted, title="Zeppelin", text="zeppelin", about_on=DAY, by=robin)
    browser = signed_in(person(position))
    known = browser.get("/search/", {"q": "zeppelin"}).content.decode()
    unknown = browser.get("/search/", {"q": "unheardof"}).content.decode()
    plain = [re.sub("zeppelin|unheardof", "x", page) for page in (known, unknown)]
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    assert token.sub("", plain[0]) == token.sub("", plain[1])


def test_the_field_stands_on_every_page_and_works_without_scripts(signed_in: SignedIn) -> None:
    page = signed_in(person()).get("/deals/").content.decode()
    form = page[page.index('role="search"') : page.index("</find-box>")]
    assert 'action="/search/"' in form
    assert 'method="post"' not in form
    assert '<label class="visually-hidden" for="find">' in form
    assert "<button" in form


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_search_is_only_read(method: str, signed_in: SignedIn) -> None:
    assert getattr(signed_in(person()), method)("/search/").status_code == 405


def test_a_search_costs_the_same_however_much_is_found(signed_in: SignedIn) -> None:
    counts = set()
    for rows in (1, 3):
        robin = person()
        for n in range(rows):
            on = deal(robin, name=f"Airflow {n}")
            heard_call(on, robin)
            actions.write_note(deal=on, title="Airflow", text="airflow", about_on=DAY, by=robin)
            actions.pass_on_question(deal=on, text="airflow?", by=robin)
        browser = signed_in(robin)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get("/search/", {"q": "airflow"}).content.decode()
        assert len({kind for kind, _ in hits(page)}) >= 4
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= 16
