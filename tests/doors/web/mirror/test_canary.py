"""Law 5, proved: what is private in a mirror sings for its person, and nowhere else at all."""

from __future__ import annotations

import logging

import pytest

from pacenotes.core.mirror.look import Look
from pacenotes.doors.web.mirror import views
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals.models import TeamMember
from pacenotes.rooms.mirror.actions import keeping
from pacenotes.rooms.mirror.queries import pages as kept_pages
from pacenotes.rooms.mirror.queries.looking import look_at
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, person
from tests.doors.web.mirror.canaries import (
    CANARIES,
    INTENTION,
    MARK,
    WHY,
    pages,
    paths,
    planted,
    signed_in,
    sung_at_rest,
    sung_on_pages,
)
from tests.rooms.deals.seats import LEADS, seated
from tests.rooms.mirror.seat import Seat

pytestmark = pytest.mark.django_db


def others(seat: Seat) -> dict[str, Person]:
    """Who spoke beside Robin, every position on the team, who leads the deal's part, the
    administrator of everything, and somebody who has nothing to do with it."""
    told = {"colleague": seat.sam, "leader": seated(seat.call.deal, LEADS, "sales-manager")}
    for position in EVERY_POSITION:
        told[position] = person(position)
        member = TeamMember(deal=seat.call.deal, person=told[position], position_key=position)
        member.save()
    return {**told, "administrator": person("sales-manager"), "stranger": person()}


def test_a_canary_sings_for_its_person_and_nobody_else_hears_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seat, browser = planted(monkeypatch)
    with caplog.at_level(logging.DEBUG):
        own = {one.what for one in sung_on_pages(browser, "Robin")}
        opened = pages(signed_in(seat.sam))
        heard = [
            one
            for who, other in others(seat).items()
            for one in sung_on_pages(signed_in(other), who, opened)
        ]
    assert own == {INTENTION, WHY}, "a mark is told by a button that is pressed"
    assert heard == []
    assert sung_at_rest(seat, caplog.records) == []


def test_every_route_is_tried() -> None:
    tried = paths()
    for path in ("/mirror/", "/calls/1/", "/search/", "/people/1/"):
        assert any(one.startswith(path.removesuffix("1/")) for one in tried)
    assert len(tried) > 150


def test_a_page_that_shows_anothers_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    seat, _ = planted(monkeypatch)

    def leak(call: Call, _: Person) -> Look | None:
        return look_at(call, seat.robin)

    monkeypatch.setattr(views, "look_at", leak)
    heard = sung_on_pages(
        signed_in(seat.noor), "Noor", [f"/mirror/calls/{seat.call.pk}/", "/mirror/", "/today/"]
    )
    assert {one.what for one in heard} == {WHY}


def test_pages_that_are_not_sealed_are_heard_in_the_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unsealed(_key: bytes, plain: bytes, _about: str) -> bytes:
        return plain

    def as_it_is(_key: bytes, sealed: bytes, _about: str) -> bytes:
        return bytes(sealed)

    monkeypatch.setattr(kept_pages, "seal", unsealed)
    monkeypatch.setattr(kept_pages, "unseal", as_it_is)
    seat, _ = planted(monkeypatch)
    assert {one.what for one in sung_at_rest(seat, [])} == {INTENTION, MARK}


def test_a_key_in_the_session_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    seat, browser = planted(monkeypatch)
    session = browser.session
    session["remembered"] = seat.key.hex()
    session.save()
    assert {one.what for one in sung_at_rest(seat, [])} == {"the key"}


def test_a_log_line_and_a_mail_are_heard(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, mailoutbox: list[object]
) -> None:
    from django.core.mail import send_mail

    kept = keeping.intend

    def chatty(*, text: str, key: bytes, by: Person) -> object:
        logging.getLogger("pacenotes").warning("intends %s", text)
        send_mail("Mirror", text, None, [by.email])
        return kept(text=text, key=key, by=by)

    monkeypatch.setattr("pacenotes.rooms.mirror.actions.intend", chatty)
    seat, _ = planted(monkeypatch)
    heard = {(one.where, one.what) for one in sung_at_rest(seat, caplog.records)}
    assert heard == {("a log", INTENTION), ("a mail", INTENTION)}


def test_an_error_page_and_its_log_tell_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seat, browser = planted(monkeypatch)
    browser.raise_request_exception = False

    def fail(*_: object) -> None:
        raise ValueError(" ".join(CANARIES))

    monkeypatch.setattr(views, "over_time", fail)
    answer = browser.get("/mirror/")
    assert answer.status_code == 500
    assert not any(canary in answer.content.decode() for canary in CANARIES)
    assert sung_at_rest(seat, caplog.records) == []
