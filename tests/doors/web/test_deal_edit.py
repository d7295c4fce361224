from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import CustomField, Deal
from pacenotes.rooms.history.models import Event
from tests.cast import SALES, TECHNICAL, deal, person
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db


def sent(browser: Client, on: Deal, page: str = "", **changes: str) -> dict[str, str]:
    """The form as a browser sends it, with these fields changed."""
    page = page or browser.get(f"/deals/{on.pk}/edit/").content.decode()
    form = page[page.index('<form class="form"') :]
    data = {}
    for tag in re.findall(r"<input [^>]*>", form):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name:
            data[name.group(1)] = unescape(value.group(1)) if value else ""
    for name, body in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', body)
        data[name] = unescape(chosen.group(1)) if chosen else ""
    return {**data, **changes}


@pytest.mark.parametrize(
    ("position", "status"), [*((p, 200) for p in SALES), *((p, 403) for p in TECHNICAL)]
)
def test_the_sales_side_edits_a_deal(signed_in: SignedIn, position: str, status: int) -> None:
    member = person(position)
    on = deal(person(), member)
    browser = signed_in(member)
    assert browser.get(f"/deals/{on.pk}/edit/").status_code == status
    answer = browser.post(f"/deals/{on.pk}/edit/", {"name": "New", "version": "1"})
    assert answer.status_code == (302 if status == 200 else 403)
    assert signed_in(person(position, is_active=True)).get("/deals/999999/edit/").status_code == 404


def test_a_deal_is_edited_whole(signed_in: SignedIn) -> None:
    robin = person()
    for kind, key in [("flag", "partner"), ("number", "seats"), ("date", "live"), ("choice", "at")]:
        CustomField.objects.create(on="deal", key=key, name=key, kind=kind, choices=["a", "b"])
    on = deal(robin)
    browser = signed_in(robin)
    data = sent(
        browser, on, name="Beacon", amount="1200.50", currency="eur", closes_on="2026-12-01",
        **{"custom-partner": "false", "custom-seats": "12", "custom-live": "2027-01-02",
           "custom-at": "b"},
    )  # fmt: skip
    assert browser.post(f"/deals/{on.pk}/edit/", data)["Location"] == f"/deals/{on.pk}/"
    on.refresh_from_db()
    assert (on.name, on.amount, on.currency) == ("Beacon", Decimal("1200.50"), "EUR")
    assert on.closes_on == dt.date(2026, 12, 1)
    assert on.custom == {"partner": False, "seats": 12, "live": "2027-01-02", "at": "b"}


def test_nothing_changed_is_nothing_written(signed_in: SignedIn) -> None:
    robin = person()
    CustomField.objects.create(on="deal", key="partner", name="Partner", kind="flag")
    CustomField.objects.create(on="deal", key="live", name="Live", kind="date")
    on = deal(robin)
    Deal.objects.filter(pk=on.pk).update(
        amount="1200.50", currency="EUR", custom={"partner": True, "live": "2027-01-02"}
    )
    browser = signed_in(robin)
    before = Event.objects.count()
    browser.post(f"/deals/{on.pk}/edit/", sent(browser, on))
    on.refresh_from_db()
    assert (on.version, Event.objects.count()) == (1, before)


def test_a_value_is_emptied(signed_in: SignedIn) -> None:
    robin = person()
    CustomField.objects.create(on="deal", key="seats", name="Seats", kind="number")
    on = deal(robin)
    Deal.objects.filter(pk=on.pk).update(amount=5, currency="EUR", custom={"seats": 1, "old": "x"})
    browser = signed_in(robin)
    data = sent(browser, on, amount="", **{"custom-seats": ""})
    browser.post(f"/deals/{on.pk}/edit/", data)
    on.refresh_from_db()
    assert (on.amount, on.custom) == (None, {"old": "x"})


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "required"),
        ("name", "x" * 161, "at most 160"),
        ("amount", "much", "Enter a number"),
        ("amount", "-1", "greater than or equal to 0"),
        ("amount", "5", "Say the amount"),
        ("amount", "1e400", ""),
        ("currency", "E1R", "three letters"),
        ("closes_on", "soon", "Enter a valid date"),
        ("custom-site", "javascript:alert(1)", "Enter a valid URL"),
    ],
)
def test_bad_input_changes_nothing_and_keeps_what_was_typed(
    signed_in: SignedIn, field: str, value: str, words: str
) -> None:
    robin = person()
    CustomField.objects.create(on="deal", key="site", name="Site", kind="link")
    on = deal(robin)
    browser = signed_in(robin)
    data = sent(browser, on, **{field: value})
    answer = browser.post(f"/deals/{on.pk}/edit/", data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Nothing was changed" in page
    assert words in page
    assert f'value="{value}"' in page
    on.refresh_from_db()
    assert on.version == 1


def test_a_second_deal_of_the_name_is_refused_with_a_reason(signed_in: SignedIn) -> None:
    robin = person()
    on, other = deal(robin, name="One"), deal(robin, name="Two")
    Deal.objects.filter(pk=other.pk).update(account=on.account)
    browser = signed_in(robin)
    answer = browser.post(f"/deals/{on.pk}/edit/", sent(browser, on, name="Two"))
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()


def test_the_second_editor_sees_the_firsts_change_and_loses_no_word(signed_in: SignedIn) -> None:
    robin, noor = person(), person(name="Noor Haddad")
    on = deal(robin, noor, name="Rollout")
    browser = signed_in(robin)
    mine = sent(browser, on, name="My name", amount="50", currency="EUR")
    actions.edit_deal(
        deal=on, changes={"name": "Her name", "closes_on": dt.date(2026, 12, 1)}, by=noor
    )
    answer = browser.post(f"/deals/{on.pk}/edit/", mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Noor Haddad changed this deal while you were editing." in page
    assert "<bdi>Her name</bdi>" in page
    assert 'value="My name"' in page
    assert 'value="50"' in page
    on.refresh_from_db()
    assert (on.name, on.amount) == ("Her name", None)

    again = sent(browser, on, page)
    assert browser.post(f"/deals/{on.pk}/edit/", again).status_code == 302
    on.refresh_from_db()
    # What both wrote is now the second's; what only the first wrote stays.
    assert (on.name, on.amount, on.closes_on) == ("My name", 50, dt.date(2026, 12, 1))


def test_a_third_change_is_shown_again(signed_in: SignedIn) -> None:
    robin, noor = person(), person(name="Noor Haddad")
    on = deal(robin, noor)
    browser = signed_in(robin)
    mine = sent(browser, on, name="Mine")
    actions.edit_deal(deal=on, changes={"name": "First"}, by=noor)
    page = browser.post(f"/deals/{on.pk}/edit/", mine).content.decode()
    actions.edit_deal(deal=on, changes={"name": "Third"}, by=noor)
    answer = browser.post(f"/deals/{on.pk}/edit/", sent(browser, on, page))
    assert answer.status_code == 409
    assert "<bdi>Third</bdi>" in answer.content.decode()
    on.refresh_from_db()
    assert on.name == "Third"


def test_a_form_without_its_version_overwrites_nobody(signed_in: SignedIn) -> None:
    robin, noor = person(), person(name="Noor Haddad")
    on = deal(robin, noor, name="Rollout")
    actions.edit_deal(deal=on, changes={"name": "Her name"}, by=noor)
    answer = signed_in(robin).post(f"/deals/{on.pk}/edit/", {"name": "My name"})
    assert answer.status_code == 409
    assert "My name" in answer.content.decode()
    on.refresh_from_db()
    assert on.name == "Her name"
