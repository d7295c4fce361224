"""A mirror in the browser: begun, opened by signing in, closed, recovered, marked."""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.mirror.marks import Mark
from pacenotes.rooms.mirror import actions
from pacenotes.rooms.mirror.queries.keys import has_mirror, key_by_password
from pacenotes.rooms.mirror.queries.looking import look_at
from pacenotes.rooms.mirror.queries.pages import open_pages
from pacenotes.rooms.people.actions import give_link, set_password
from tests.cast import deal, heard_call, person
from tests.doors.web.mirror.canaries import signed_in
from tests.rooms.calls.test_driven import TIMED
from tests.rooms.deals.seats import all_rows
from tests.rooms.mirror.seat import PASSWORD, Seat, mirrored

pytestmark = pytest.mark.django_db

OPEN = "Its key"
CLOSED = "It is closed in this browser"


def page(browser: Client, path: str = "/mirror/") -> str:
    return browser.get(path).content.decode()


def test_it_begins_with_the_password_and_a_code_that_is_shown_once() -> None:
    robin = person()
    browser = signed_in(robin)
    assert "Begin" in page(browser)
    wrong = browser.post("/mirror/openings/", {"password": "x"})
    assert wrong.status_code == 422
    assert not has_mirror(robin)
    shown = browser.post("/mirror/openings/", {"password": PASSWORD}).content.decode()
    code = re.search(r"<code>([A-Z0-9-]+)</code>", shown)
    assert code
    assert OPEN in page(browser)
    assert code[1] not in "".join(page(browser, path) for path in ("/mirror/", "/mirror/key/"))


def test_signing_in_opens_it_and_signing_out_closes_it() -> None:
    seat = mirrored()
    browser = signed_in(seat.robin)
    assert OPEN in page(browser)
    cookie = browser.cookies["mirror"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
    browser.post("/sign-out/")
    assert not browser.cookies["mirror"].value
    assert not Session.objects.exists()


def test_it_opens_with_both_halves_and_with_neither_alone() -> None:
    seat = mirrored()
    browser = signed_in(seat.robin)
    del browser.cookies["mirror"]
    assert CLOSED in page(browser)
    again = signed_in(seat.robin)
    again.cookies["mirror"] = "bm90IHRoZSBzZWNyZXQ="
    assert CLOSED in page(again)
    again.cookies["mirror"] = "ä"
    assert CLOSED in page(again)


def test_the_cookie_of_one_opens_nothing_in_the_session_of_another() -> None:
    seat = mirrored()
    theirs = signed_in(seat.robin)
    actions.begin(password=PASSWORD, by=seat.sam)
    browser = signed_in(seat.sam)
    browser.cookies["mirror"] = theirs.cookies["mirror"].value
    assert CLOSED in page(browser)


def test_a_way_in_without_the_password_leaves_it_closed_until_it_is_said() -> None:
    seat = mirrored()
    browser = Client()
    browser.force_login(seat.robin)
    assert CLOSED in page(browser)
    browser.post("/mirror/openings/", {"password": PASSWORD})
    assert OPEN in page(browser)
    browser.post("/mirror/closings/")
    assert CLOSED in page(browser)


def test_guessing_is_paused_as_at_the_sign_in_page() -> None:
    seat = mirrored()
    browser = Client()
    browser.force_login(seat.robin)
    for _ in range(8):
        browser.post("/mirror/openings/", {"password": "guess"})
    answer = browser.post("/mirror/openings/", {"password": PASSWORD})
    assert "Too many wrong tries" in answer.content.decode()


def test_changing_ones_password_takes_the_mirror_along() -> None:
    seat = mirrored()
    browser = signed_in(seat.robin)
    told = {"oldpassword": PASSWORD, "password1": "new-one-1987", "password2": "new-one-1987"}
    assert browser.post("/you/password/", told).status_code == 302
    assert OPEN in page(browser), "this browser goes on"
    assert key_by_password(seat.robin, "new-one-1987") == seat.key


def test_after_a_link_it_asks_for_the_code() -> None:
    seat = mirrored()
    give_link(person=seat.robin, by=person("sales-manager"))
    set_password(password="set-by-a-link-87", by=seat.robin)
    browser = Client()
    browser.force_login(seat.robin)
    answer = browser.post("/mirror/openings/", {"password": "set-by-a-link-87"})
    assert (answer.status_code, answer["Location"]) == (302, "/mirror/recovery/")
    told = {"code": "WRONG", "password": "set-by-a-link-87"}
    assert "doesn&#x27;t open" in browser.post("/mirror/recovery/", told).content.decode()
    told["code"] = seat.begun.code
    assert "<code>" in browser.post("/mirror/recovery/", told).content.decode()
    assert OPEN in page(browser)


def test_rotating_and_removing() -> None:
    seat = mirrored()
    browser = signed_in(seat.robin)
    assert browser.post("/mirror/key/rotations/", {"password": "x"}).status_code == 422
    assert (
        "<code>" in browser.post("/mirror/key/rotations/", {"password": PASSWORD}).content.decode()
    )
    assert OPEN in page(browser)
    assert key_by_password(seat.robin, PASSWORD) != seat.key
    assert "<code>" in browser.post("/mirror/key/codes/").content.decode()
    browser.post("/mirror/removal/")
    assert not has_mirror(seat.robin)
    assert "Begin" in page(browser)


def test_a_key_that_was_rotated_in_another_browser_writes_nothing() -> None:
    seat = mirrored()
    there, *stale = (signed_in(seat.robin) for _ in range(3))
    there.post("/mirror/looks/")
    there.post("/mirror/key/rotations/", {"password": PASSWORD})
    before = all_rows()
    for here, path in zip(stale, ("intentions/", "key/codes/"), strict=True):
        told = here.post(f"/mirror/{path}", {"text": "stale"}, follow=True).content.decode()
        assert "has a new key since" in told
        assert CLOSED in told
    assert all_rows() == before
    assert OPEN in page(there)


def test_a_remark_is_marked_and_the_mark_taken_back() -> None:
    seat = mirrored()
    browser = signed_in(seat.robin)
    address = f"/mirror/calls/{seat.call.pk}/"
    assert "Go back to the overview." in page(browser, address)
    key = re.search(r'name="remark" value="(steered:[^"]+)"', page(browser, address))
    assert key
    browser.post(address + "marks/", {"remark": key[1], "mark": "unfair"})
    assert open_pages(seat.robin, seat.key).calls[seat.call.pk].marks == {key[1]: Mark.UNFAIR}
    assert page(browser, address).count('aria-pressed="true"') == 1
    browser.post(address + "marks/", {"remark": key[1], "mark": ""})
    browser.post(address + "marks/", {"remark": "steered:made-up", "mark": "fair"})
    browser.post(address + "marks/", {"remark": key[1], "mark": "made-up"})
    assert open_pages(seat.robin, seat.key).calls[seat.call.pk].marks == {}


def test_this_weeks_intention_stands_where_one_begins_the_day() -> None:
    seat = mirrored()
    browser = signed_in(seat.robin)
    browser.post("/mirror/intentions/", {"text": "ask who signs"})
    assert "ask who signs" in page(browser, "/today/")
    browser.post("/mirror/closings/")
    assert "ask who signs" not in page(browser, "/today/")
    assert "ask who signs" not in page(signed_in(seat.sam), "/today/")


def test_what_marks_have_taught_is_said_openly() -> None:
    seat = mirrored()
    seen = look_at(seat.as_seen_by(seat.robin), seat.robin)
    assert seen is not None
    for n in (8, 9):
        actions.mark(
            call=seat.call, picture=seen.picture, remark=f"steered:{n}.0", as_=Mark.UNFAIR,
            key=seat.key, by=seat.robin,
        )  # fmt: skip
    told = page(signed_in(seat.robin), f"/mirror/calls/{seat.call.pk}/")
    assert "You called 2 of these unfair and 0 fair" in told
    assert "Go back to the overview." not in told


@pytest.mark.parametrize("who", ["noor", "administrator"])
def test_who_did_not_speak_has_no_page_of_the_call(who: str) -> None:
    seat = mirrored()
    other = seat.noor if who == "noor" else person("sales-manager")
    browser = signed_in(other)
    assert browser.get(f"/mirror/calls/{seat.call.pk}/").status_code == 404
    assert browser.post(f"/mirror/calls/{seat.call.pk}/marks/").status_code == 404


def test_calls_are_looked_at_by_ones_word_and_become_pictures() -> None:
    seat = mirrored()
    browser = signed_in(seat.robin)
    assert "Look at 1 call" in page(browser)
    browser.post("/mirror/looks/")
    told = page(browser)
    assert "mirror-picture" in told
    assert "1 moment in the back seat" in told
    assert "Look at" not in told


def with_calls(rows: int) -> Seat:
    seat = mirrored()
    for number in range(1, rows):
        heard_call(seat.call.deal, seat.robin, TIMED + f"\nNOTE {number}\n", f"{number}.vtt")
    return seat


@pytest.mark.parametrize("rows", [1, 3])
def test_the_way_over_time_costs_the_same_however_many_calls(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = signed_in(with_calls(rows).robin)
    browser.post("/mirror/looks/")
    with django_assert_num_queries(4):
        assert page(browser).count("<svg") == rows


def test_without_a_mirror_a_call_is_shown_all_the_same() -> None:
    robin = person("account-executive", "Robin Adler")
    call = heard_call(deal(robin), robin, TIMED, "demo.vtt")
    told = page(signed_in(robin), f"/mirror/calls/{call.pk}/")
    assert "To let go of" in told
    assert 'name="remark"' not in told


def test_a_remark_is_shared_read_and_taken_back() -> None:
    seat = mirrored()
    actions.begin(password=PASSWORD, by=seat.sam)
    robin, sam, noor = (signed_in(who) for who in (seat.robin, seat.sam, seat.noor))
    told = page(robin, f"/mirror/calls/{seat.call.pk}/")
    found = re.search(r'href="([^"]+/shares/)">share it', told)
    assert found
    refused = robin.post(found[1], {"receiver": seat.noor.pk, "days": 7})
    assert (refused.status_code, "has no mirror" in refused.content.decode()) == (422, True)
    assert robin.post(found[1], {"receiver": seat.sam.pk, "days": 7}).status_code == 302
    address = re.search(r'href="(/mirror/shares/\d+/)"', page(sam, "/mirror/shares/"))
    assert address
    assert "Go back to the overview." in page(sam, address[1])
    assert noor.get(address[1]).status_code == 302, "Noor's mirror isn't open"
    assert noor.post(address[1] + "removal/").status_code == 404
    robin.post(address[1] + "removal/")
    assert sam.get(address[1]).status_code == 404


def test_the_way_over_time_is_shared_without_remarks_marks_and_intentions() -> None:
    seat = mirrored()
    actions.begin(password=PASSWORD, by=seat.sam)
    robin, sam = signed_in(seat.robin), signed_in(seat.sam)
    robin.post("/mirror/looks/")
    robin.post("/mirror/intentions/", {"text": "ask who signs"})
    robin.post("/mirror/shares/", {"receiver": seat.sam.pk, "days": 7})
    address = re.search(r'href="(/mirror/shares/\d+/)"', page(sam, "/mirror/shares/"))
    assert address
    told = page(sam, address[1])
    assert "1 moment in the back seat" in told
    assert "overview" not in told
    assert "ask who signs" not in told
