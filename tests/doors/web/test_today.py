from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pacenotes.rooms.deals import actions
from tests.cast import EVERY_POSITION, deal, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.whole_deal import whole_deal

pytestmark = pytest.mark.django_db


def lines(page: str) -> list[str]:
    return re.findall(r'class="waits-title"><a href="([^"]*)"', page)


def test_it_is_the_page_that_one_lands_on(client: Client) -> None:
    robin = person()
    form = {"username": robin.email, "password": "rally-1987"}
    assert client.post("/sign-in/", form)["Location"] == "/today/"
    assert client.get("/")["Location"] == "/today/"
    assert client.get("/deals/").status_code == 200


def test_every_line_leads_to_its_place(signed_in: SignedIn) -> None:
    whole = whole_deal()
    seen = set[str]()
    for who in (whole.robin, whole.sam, whole.kim):
        browser = signed_in(who)
        page = browser.get("/today/").content.decode()
        for address in lines(page):
            path, _, anchor = address.partition("#")
            answer = browser.get(path)
            assert answer.status_code == 200, address
            assert not anchor or f'id="{anchor}"' in answer.content.decode(), address
            seen.add(address)
    assert len(seen) >= 7


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_an_empty_page_says_what_to_do_first(position: str, signed_in: SignedIn) -> None:
    someone = person(position)
    page = signed_in(someone).get("/today/").content.decode()
    assert "Nothing waits for you" in page
    opens = "Open a deal" in page
    asks = "Ask the account executive" in page
    assert (opens, asks) == ((True, False) if someone.position.side == "sales" else (False, True))


def test_with_deals_it_says_where_work_comes_from(signed_in: SignedIn) -> None:
    robin = person()
    deal(robin)
    assert "To the deals" in signed_in(robin).get("/today/").content.decode()


def test_what_is_past_says_so_in_words(signed_in: SignedIn) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam)
    for what, day in (("Late one", dt.date(2026, 9, 1)), ("Early one", dt.date(2026, 9, 25))):
        actions.ask(deal=on, kind="demo", what=what, by=robin, due=day)
    page = signed_in(sam).get("/today/").content.decode()
    assert page.count(">passed<") == 1
    assert page.index("Late one") < page.index("Early one")


def test_foreign_words_stay_words(signed_in: SignedIn) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam, name="<b>D</b>")
    actions.pass_on_question(deal=on, text="<script>alert(1)</script>", by=robin)
    page = signed_in(sam).get("/today/").content.decode()
    assert "<script>alert" not in page
    assert "<b>D" not in page
    assert "&lt;script&gt;alert" in page


def test_the_page_costs_the_same_however_much_waits(signed_in: SignedIn) -> None:
    counts = set()
    for rows in (1, 3):
        robin, sam = person(), person("pre-sales-engineer")
        for n in range(rows):
            on = deal(robin, sam, name=f"Deal {n}")
            actions.ask(deal=on, kind="demo", what="A demo", by=robin)
            actions.pass_on_question(deal=on, text="ARM?", by=robin)
        browser = signed_in(sam)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get("/today/").content.decode()
        assert len(lines(page)) == 2 * rows
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= 20


def test_a_vacant_position_and_a_deal_without_owner_lead_to_where_they_are_settled(
    signed_in: SignedIn,
) -> None:
    kim = person("sales-manager")
    on = deal(name="Nobody's")
    browser = signed_in(kim)
    page = browser.get("/today/").content.decode()
    addresses = lines(page)
    assert addresses == [f"/deals/{on.pk}/around/#team"] * 2
    place = browser.get(f"/deals/{on.pk}/around/").content.decode()
    assert 'id="team"' in place
    assert f'action="/deals/{on.pk}/team/"' in place
    assert f'action="/deals/{on.pk}/owner/"' in place
