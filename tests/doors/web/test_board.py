from __future__ import annotations

import datetime as dt
import re

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import CustomField, Deal, SavedFilter, Standing
from pacenotes.rooms.deals.queries import lists
from pacenotes.rooms.deals.queries.deals import editable
from pacenotes.rooms.history.models import Event
from tests.cast import deal, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.seats import LEADS, LEFT, ON, seated

pytestmark = pytest.mark.django_db

BOARD = {"X-Board": "1"}


def text(answer: HttpResponse) -> str:
    assert answer.status_code == 200, answer.content
    return str(answer.content.decode())


def put(on: Deal, **fields: object) -> Deal:
    Deal.objects.filter(pk=on.pk).update(**fields)
    return on


def rows(page: str) -> list[str]:
    """The deals of a list or board, in the order of the page."""
    return re.findall(r'<a (?:class="card-name" )?href="/deals/\d+/"[^>]*><bdi>([^<]+)</bdi>', page)


def test_list_and_board_lead_to_each_other_with_the_same_filter(signed_in: SignedIn) -> None:
    robin = person()
    deal(robin, name="Mine")
    browser = signed_in(robin)
    query = "q=mine&amp;owner=me"
    assert f'href="/deals/board/?{query}"' in text(browser.get("/deals/?q=mine&owner=me"))
    assert f'href="/deals/?{query}"' in text(browser.get("/deals/board/?owner=me&q=mine"))


def test_the_list_is_filtered_and_sorted_by_its_address(signed_in: SignedIn) -> None:
    robin = person()
    for name, amount in [("Alpha", 5), ("Beta", 9), ("Gamma", None)]:
        put(deal(robin, name=name), amount=amount, currency="EUR" if amount else "")
    browser = signed_in(robin)
    assert rows(text(browser.get("/deals/?sort=name"))) == ["Alpha", "Beta", "Gamma"]
    assert rows(text(browser.get("/deals/?sort=-amount"))) == ["Beta", "Alpha", "Gamma"]
    assert rows(text(browser.get("/deals/?amount_from=6&sort=name"))) == ["Beta"]
    page = text(browser.get("/deals/?sort=-amount"))
    assert 'aria-sort="descending"' in page


def test_a_condition_is_a_word_and_a_link_that_takes_it_away(signed_in: SignedIn) -> None:
    robin = person()
    deal(robin)
    query = "light.economic-buyer=not-answered&closes=overdue&owner=me"
    page = text(signed_in(robin).get(f"/deals/?{query}"))
    for words in ("open deals", "mine", "Economic buyer: not answered", "expected close: overdue"):
        assert f"<bdi>{words}" in page
    assert 'href="/deals/?owner=me&amp;closes=overdue"' in page


def test_every_condition_is_said_in_words(signed_in: SignedIn) -> None:
    robin = person("sales-manager", name="Robin Adler")
    CustomField.objects.create(on="deal", key="seats", name="Seats", kind="number")
    query = (
        f"q=x&pipeline=renewal&outcome=won&owner={robin.pk}&unit=9&closes=this-quarter"
        "&closes_from=2026-01-02&closes_to=2026-02-03&amount_from=1000&amount_to=2500.5&currency=eur"
        "&competitor=Halyard&vacant=pre-sales-engineer&stage=due&custom.seats.from=3"
        "&custom.seats.to=9&custom.seats=5&custom.gone=x&light.pitfalls=stale"
    )
    page = text(signed_in(robin).get(f"/deals/?{query}"))
    words = re.findall(r"Take away: </span><bdi>([^<]+)</bdi>", page)
    assert [w.replace("\xa0", " ") for w in words] == [
        "“x”", "Renewal", "won", "owner: Robin Adler", "part: one that is gone",
        "expected close: this quarter (July 1, 2026 – Sept. 30, 2026)",
        "closes from Jan. 2, 2026", "closes by Feb. 3, 2026",
        "amount from 1,000", "amount up to 2,500.5", "EUR", "competitor: Halyard",
        "vacant: Pre-sales engineer", "stage: Due", "Pitfalls: stale",
        "Seats from 3", "Seats up to 9", "Seats: 5", "gone: x",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        "q=%00&stage=%3Cscript%3E&owner=x", "sort=;&after=~~~&before=1~2", "closes_from=9999-99-99",
        "amount_from=1e999999", "unit=99999999999999999999", "light.x=y&light.=&custom.=&custom..=",
        "after=9223372036854775808~x&sort=name", "outcome=%F0%28", "vacant=nobody-knows",
        "pipeline=gone", "custom.a.from=1", "&".join(f"stage=s{n}" for n in range(80)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/deals/", "/deals/board/", "/deals/filter/", "/deals/edits/"])
def test_no_address_breaks_a_page(signed_in: SignedIn, path: str, query: str) -> None:
    robin = person()
    deal(robin)
    assert signed_in(robin).get(f"{path}?{query}").status_code in (200, 302)


def test_what_cannot_be_read_is_said(signed_in: SignedIn) -> None:
    robin = person()
    deal(robin)
    page = text(signed_in(robin).get("/deals/?closes_from=soon"))
    assert "“closes_from=soon” can&#x27;t be read here and was left out." in page
    assert "Rollout" in page


def test_pages_lead_forth_and_back(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "ROWS", 2)
    robin = person()
    for name in "ABCDE":
        deal(robin, name=name)
    browser, path, seen = signed_in(robin), "/deals/?sort=name", []
    for _ in range(3):
        page = text(browser.get(path))
        seen += rows(page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        path = "/deals/" + found.group(1).replace("&amp;", "&") if found else ""
    assert seen == ["A", "B", "C", "D", "E"]
    assert path == ""
    back = re.search(r'rel="prev" href="([^"]+)"', page)
    assert back is not None
    assert rows(text(browser.get("/deals/" + back.group(1).replace("&amp;", "&")))) == ["C", "D"]
    assert "Edit all 5 deals…" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_costs_the_same_however_many_deals(
    count: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    for number in range(count):
        on = deal(robin, person("pre-sales-engineer"), name=f"Deal {number}")
        Standing.objects.create(deal=on, question="deadlines", light="heard")
    browser = signed_in(robin)
    # Session, person, saved filters; sums, deals by column; rows, lights; which may be moved.
    with django_assert_num_queries(8):
        browser.get("/deals/board/")


def test_a_card_has_five_lights_by_shape_and_word(signed_in: SignedIn) -> None:
    robin = person(name="Robin Adler")
    on = put(deal(robin, name="Mine"), amount=1200, currency="EUR", closes_on=dt.date(2026, 9, 1))
    Standing.objects.create(
        deal=on, question="deadlines", light="answered", stale_from=dt.date(2026, 9, 1)
    )
    page = text(signed_in(robin).get("/deals/board/"))
    assert page.count('class="card-light light is-unknown"') == 4
    assert page.count('href="#light-unknown"') == 4
    assert '<span class="visually-hidden">Deadlines: stale</span>' in page
    for words in ("1,200 EUR", "overdue", "Robin Adler", on.account.name):
        assert words in page


def test_a_column_shows_its_first_cards_and_leads_to_the_others(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pacenotes.rooms.deals.queries import board

    monkeypatch.setattr(board, "CARDS", 1)
    robin = person()
    for number in range(4):
        put(deal(robin, name=f"D{number}"), amount=10, currency="EUR")
    page = text(signed_in(robin).get("/deals/board/?owner=me"))
    assert len(rows(page)) == 1
    assert "and 3 more" in page
    assert '40 <span class="quiet">EUR' in page
    assert 'href="/deals/?pipeline=new-business&amp;owner=me&amp;stage=prospecting"' in page


def test_a_board_that_is_empty_still_has_its_columns(signed_in: SignedIn) -> None:
    page = text(signed_in(person()).get("/deals/board/?pipeline=renewal"))
    assert re.findall(r'data-stage="([^"]+)"', page) == [
        f"renewal/{key}" for key in ("due", "review", "proposal", "won", "lost")
    ]


def test_a_move_by_script_brings_the_columns_anew_with_their_sums(signed_in: SignedIn) -> None:
    robin = person()
    on = put(deal(robin, name="Mine"), amount=10, currency="EUR")
    answer = signed_in(robin).post(
        f"/deals/{on.pk}/moves/", {"stage": "new-business/evaluation"}, headers=BOARD
    )
    page = text(answer)
    assert page.startswith('<div class="board-columns"')
    assert "“Mine” is in Evaluation now." in page
    evaluation = page[page.index('data-stage="new-business/evaluation"') :]
    assert '10 <span class="quiet">EUR' in evaluation
    on.refresh_from_db()
    assert (on.stage, on.outcome) == ("evaluation", "open")


def test_a_move_without_scripts_leads_back_to_the_board_as_it_was(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin, name="Mine")
    browser = signed_in(robin)
    page = text(browser.get(f"/deals/{on.pk}/moves/?query=owner%3Dme"))
    assert '<option value="new-business/prospecting" selected>' in page
    data = {"stage": "new-business/won", "query": "owner=me&next=//evil.example"}
    answer = browser.post(f"/deals/{on.pk}/moves/", data)
    assert answer["Location"] == "/deals/board/?owner=me"
    on.refresh_from_db()
    assert (on.stage, on.outcome) == ("won", "won")
    assert "“Mine” is in Won now." in text(browser.get(answer["Location"]))
    data = {"stage": "renewal/due", "page": "deal"}
    assert browser.post(f"/deals/{on.pk}/moves/", data)["Location"] == f"/deals/{on.pk}/"


@pytest.mark.parametrize(
    ("where", "position"),
    [(ON, "account-executive"), (ON, "sales-manager"), (ON, "pre-sales-engineer"),
     (ON, "product-management"), (LEADS, "sales-manager"), (LEFT, "account-executive")],
)  # fmt: skip
def test_a_move_is_offered_to_who_may_move_and_to_nobody_else(
    where: str, position: str, signed_in: SignedIn
) -> None:
    on = deal(person())
    someone = seated(on, where, position)
    on = Deal.objects.get(pk=on.pk)
    may = rules.may_edit_deal(someone, on)
    assert may is (on.pk in editable(someone, [on.pk]))
    if rules.may_see_deal(someone, on):
        page = text(signed_in(someone).get("/deals/board/"))
        assert ("card-move" in page, 'draggable="true"' in page) == (may, may)


def test_a_refused_move_says_why_and_changes_nothing(signed_in: SignedIn) -> None:
    robin, sam = person(name="Robin Adler"), person("pre-sales-engineer")
    on = deal(robin, sam)
    browser, path, events = signed_in(sam), f"/deals/{on.pk}/moves/", Event.objects.count()
    data = {"stage": "new-business/won"}
    answer = browser.post(path, data, headers=BOARD)
    assert (answer.status_code, answer["Content-Type"]) == (403, "text/plain; charset=utf-8")
    assert "Robin Adler" in answer.content.decode()
    assert browser.post(path, data).status_code == 403
    assert browser.get(path).status_code == 403
    assert signed_in(person()).post(path, data, headers=BOARD).status_code == 404
    on.refresh_from_db()
    assert (on.stage, Event.objects.count()) == ("prospecting", events)


@pytest.mark.parametrize("stage", ["", "nowhere", "new-business/nowhere", "x/y/z", "\0", "a" * 999])
def test_a_stage_that_is_none_changes_nothing(signed_in: SignedIn, stage: str) -> None:
    robin = person()
    on = deal(robin)
    browser = signed_in(robin)
    answer = browser.post(f"/deals/{on.pk}/moves/", {"stage": stage}, headers=BOARD)
    assert (answer.status_code, "There is no stage" in answer.content.decode()) == (422, True)
    answer = browser.post(f"/deals/{on.pk}/moves/", {"stage": stage})
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()
    on.refresh_from_db()
    assert on.stage == "prospecting"


def test_a_filter_is_saved_opened_and_forgotten_and_is_ones_own(signed_in: SignedIn) -> None:
    robin = person()
    deal(robin)
    browser = signed_in(robin)
    data = {"name": "Mine <3", "query": "owner=me&evil=1&after=3", "page": "deal-board"}
    assert browser.post("/deals/filters/", data)["Location"] == "/deals/board/?owner=me"
    saved = SavedFilter.objects.get()
    assert (saved.name, saved.query, saved.person) == ("Mine <3", "owner=me", robin)
    for path in ("/deals/", "/deals/board/"):
        assert f'href="{path}?owner=me"' in text(browser.get(path))
    assert "Mine &lt;3" in text(browser.get("/deals/"))
    assert "Mine &lt;3" not in text(signed_in(person()).get("/deals/board/"))
    removal = f"/deals/filters/{saved.pk}/removal/"
    assert signed_in(person("sales-manager")).post(removal).status_code == 404
    assert browser.post(removal, {"query": "q=x"})["Location"] == "/deals/?q=x"
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_filter_needs_a_name(signed_in: SignedIn, name: str) -> None:
    browser = signed_in(person())
    data = {"name": name, "query": "owner=me"}
    page = browser.post("/deals/filters/", data, follow=True).content.decode()
    assert "Nothing was saved." in page
    assert not SavedFilter.objects.exists()


def test_the_filter_form_shows_what_is_asked_for(signed_in: SignedIn) -> None:
    robin = person(name="Robin Adler")
    for kind in CustomField.Kind:
        CustomField.objects.create(on="deal", key=f"k-{kind}", name=kind, kind=kind, choices=["n"])
    query = (
        f"owner={robin.pk}&light.pitfalls=stale&stage=won&custom.k-number.from=5&custom.k-flag=no"
    )
    page = text(signed_in(robin).get(f"/deals/filter/?{query}"))
    assert f'<option value="{robin.pk}" selected>Robin Adler</option>' in page
    assert '<option value="stale" selected>' in page
    assert '<input type="checkbox" name="stage" value="won" checked>' in page
    assert 'name="custom.k-number.from" value="5"' in page
    assert '<option value="no" selected>' in page


def test_an_empty_filter_says_what_to_do(signed_in: SignedIn) -> None:
    robin = person()
    put(deal(robin), stage="won", outcome="won")
    page = text(signed_in(robin).get("/deals/"))
    assert "No deal of yours fits this." in page
    assert "?outcome=any" in page
    assert rows(text(signed_in(robin).get("/deals/?outcome=any"))) == ["Rollout"]
