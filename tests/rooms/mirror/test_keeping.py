"""Who may look and keep: whoever spoke, their own part, with their own key."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.mirror.kept import Went
from pacenotes.core.mirror.marks import Mark
from pacenotes.core.mirror.remark import Kind
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.mirror import actions
from pacenotes.rooms.mirror.models import MirrorPage, WrongKey
from pacenotes.rooms.mirror.models.sealing import new_key
from pacenotes.rooms.mirror.queries.looking import look_at
from pacenotes.rooms.mirror.queries.pages import calls_spoken_on, open_book, open_pages
from pacenotes.rooms.mirror.rules import may_look
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import heard_call, person
from tests.rooms.calls.test_driven import TIMED
from tests.rooms.deals.seats import LEADS, all_rows, seated
from tests.rooms.mirror.seat import Seat, mirrored

pytestmark = pytest.mark.django_db


def others(seat: Seat) -> dict[str, Person]:
    """Everybody else who can see the call, and somebody who can't."""
    return {
        "colleague who spoke": seat.sam,
        "colleague who said nothing": seat.noor,
        "manager": seated(seat.call.deal, LEADS, "sales-manager"),
        "administrator": person("sales-manager"),
        "stranger": person("account-executive"),
    }


def test_who_may_look_is_who_spoke() -> None:
    seat = mirrored()
    assert may_look(seat.robin, seat.call)
    told = {who: may_look(other, seat.call) for who, other in others(seat).items()}
    assert told == {
        "colleague who spoke": True,
        "colleague who said nothing": False,
        "manager": False,
        "administrator": False,
        "stranger": False,
    }
    seat.robin.is_active = False
    assert not may_look(seat.robin, seat.call)


def test_each_sees_their_own_part_and_nothing_of_anothers() -> None:
    seat = mirrored()
    own = look_at(seat.as_seen_by(seat.robin), seat.robin)
    assert own is not None
    assert [r.text for r in own.remarks if r.kind is Kind.STEERED] == ["Go back to the overview."]
    sams = look_at(seat.as_seen_by(seat.sam), seat.sam)
    assert sams is not None
    assert not [r for r in sams.remarks if "overview" in r.text]
    assert look_at(seat.as_seen_by(seat.noor), seat.noor) is None


def test_looking_writes_nothing_down() -> None:
    seat = mirrored()
    before = all_rows()
    look_at(seat.as_seen_by(seat.robin), seat.robin)
    assert all_rows() == before


def keep(seat: Seat, who: Person, key: bytes) -> None:
    seen = look_at(seat.as_seen_by(seat.robin), seat.robin)
    assert seen is not None
    actions.keep(call=seat.call, picture=seen.picture, key=key, by=who)


def test_who_did_not_speak_keeps_nothing() -> None:
    seat = mirrored()
    told = others(seat)
    del told["colleague who spoke"]
    for other in told.values():
        actions.begin(password="rally-1987", by=other)
        before = all_rows()
        with pytest.raises(Forbidden):
            keep(seat, other, new_key())
        assert all_rows() == before


def test_every_row_looks_like_every_other() -> None:
    seat = mirrored()
    keep(seat, seat.robin, seat.key)
    seen = look_at(seat.as_seen_by(seat.robin), seat.robin)
    assert seen is not None
    bare = len(MirrorPage.objects.get().sealed)
    for remark in seen.remarks:
        actions.mark(
            call=seat.call, picture=seen.picture, remark=remark.key, as_=Mark.UNFAIR,
            key=seat.key, by=seat.robin,
        )  # fmt: skip
    actions.intend(text="ask who signs before the demo starts", key=seat.key, by=seat.robin)
    assert {len(page.sealed) for page in MirrorPage.objects.all()} == {bare}


def test_looking_anew_keeps_the_marks() -> None:
    seat = mirrored()
    seen = look_at(seat.as_seen_by(seat.robin), seat.robin)
    assert seen is not None
    actions.mark(
        call=seat.call, picture=seen.picture, remark="steered:2.0", as_=Mark.FAIR, key=seat.key,
        by=seat.robin,
    )  # fmt: skip
    keep(seat, seat.robin, seat.key)
    kept = open_pages(seat.robin, seat.key).calls[seat.call.pk]
    assert kept.marks == {"steered:2.0": Mark.FAIR}


def test_another_key_opens_nothing_and_another_person_has_none_of_it() -> None:
    seat = mirrored()
    keep(seat, seat.robin, seat.key)
    with pytest.raises(WrongKey):
        open_pages(seat.robin, new_key())
    for other in others(seat).values():
        assert open_pages(other, seat.key).calls == {}
        assert not MirrorPage.objects.visible_to(other).exists()
    seat.robin.is_active = False
    assert not MirrorPage.objects.visible_to(seat.robin).exists()


def test_intentions() -> None:
    seat = mirrored()
    actions.intend(text="  ask who\n signs ", key=seat.key, by=seat.robin)
    book = open_book(seat.robin, seat.key)
    assert [one.text for one in book.intentions] == ["ask who signs"]
    actions.look_back(week=book.intentions[0].monday, went=Went.YES, key=seat.key, by=seat.robin)
    assert open_book(seat.robin, seat.key).intentions[0].went is Went.YES
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.intend(text="x" * 141, key=seat.key, by=seat.robin)
    with pytest.raises(Forbidden):
        actions.intend(text="mine", key=seat.key, by=seat.sam)
    assert all_rows() == before


@pytest.mark.parametrize("rows", [1, 3])
def test_opening_costs_the_same_however_many_calls(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat = mirrored()
    for number in range(1, rows):
        heard_call(seat.call.deal, seat.robin, TIMED + f"\nNOTE {number}\n", f"{number}.vtt")
    for call in Call.objects.all():
        seen = look_at(seat.as_seen_by(seat.robin), seat.robin)
        assert seen is not None
        actions.keep(call=call, picture=seen.picture, key=seat.key, by=seat.robin)
    with django_assert_num_queries(2):
        pages = open_pages(seat.robin, seat.key)
        assert len(list(calls_spoken_on(seat.robin))) == len(pages.calls) == rows
