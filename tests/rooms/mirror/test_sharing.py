"""Sharing: a copy for one colleague, for a time, until it is taken back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.mirror.picture import Picture
from pacenotes.core.mirror.remark import Remark
from pacenotes.core.mirror.shared import Copy, SharedCall
from pacenotes.rooms.deals.models import TeamMember
from pacenotes.rooms.mirror import actions
from pacenotes.rooms.mirror.actions import Begun
from pacenotes.rooms.mirror.models import MirrorShare, WrongKey
from pacenotes.rooms.mirror.queries.looking import look_at
from pacenotes.rooms.mirror.queries.shares import open_shares
from pacenotes.rooms.mirror.rules import may_share, may_take_back
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import person
from tests.rooms.deals.seats import all_rows
from tests.rooms.mirror.seat import PASSWORD, Seat, mirrored

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return mirrored()


@pytest.fixture
def sams(seat: Seat) -> Begun:
    """Sam's mirror."""
    return actions.begin(password=PASSWORD, by=seat.sam)


def remark_of(seat: Seat) -> Remark:
    seen = look_at(seat.as_seen_by(seat.robin), seat.robin)
    assert seen is not None
    return next(one for one in seen.remarks if "overview" in one.text)


def copy_of(seat: Seat, *, whole: bool = False) -> Copy:
    picture = Picture(1, 0.0, 0.0, 0.0, 0, 0, 0.0, 0, 0)
    call = SharedCall(seat.call.pk, seat.call.held_on, picture)
    return Copy((call,), None if whole else remark_of(seat))


def shared(seat: Seat, to: Person, *, whole: bool = False, days: int = 7) -> MirrorShare:
    return actions.share(
        copy=copy_of(seat, whole=whole), receiver=to, days=days, key=seat.key, by=seat.robin
    )


def test_its_giver_and_its_receiver_read_it_and_nobody_else_sees_that_it_is_there(
    seat: Seat, sams: Begun
) -> None:
    shared(seat, seat.sam)
    (given,), _ = open_shares(seat.robin, seat.key)
    _, (received,) = open_shares(seat.sam, sams.key)
    assert given.copy == received.copy == copy_of(seat)
    assert received.titles == {seat.call.pk: seat.call.title}
    noors = actions.begin(password=PASSWORD, by=seat.noor)
    assert open_shares(seat.noor, noors.key) == ([], [])
    with pytest.raises(WrongKey):
        open_shares(seat.sam, noors.key)


def test_with_whom_a_remark_may_be_shared(seat: Seat, sams: Begun) -> None:
    stranger, stopped = person(), person(is_active=False)
    copy = copy_of(seat)
    told = {
        "a colleague on the team": may_share(seat.robin, seat.sam, copy),
        "who leads everything": may_share(seat.robin, person("sales-manager"), copy),
        "who may not see the call": may_share(seat.robin, stranger, copy),
        "who may not sign in": may_share(seat.robin, stopped, copy),
        "oneself": may_share(seat.robin, seat.robin, copy),
    }
    assert [who for who, may in told.items() if may] == [
        "a colleague on the team", "who leads everything",
    ]  # fmt: skip
    assert may_share(seat.robin, stranger, copy_of(seat, whole=True))
    for refused in (stranger, stopped, seat.robin, seat.noor):  # Noor has no mirror
        before = all_rows()
        with pytest.raises(Forbidden) as why:
            shared(seat, refused)
        assert why.value.words.say()
        assert all_rows() == before
    with pytest.raises(ValidationError):
        shared(seat, seat.sam, days=91)


def test_who_takes_it_back(seat: Seat, sams: Begun) -> None:
    row = shared(seat, seat.sam)
    assert may_take_back(seat.robin, row)
    assert may_take_back(seat.sam, row)
    for other in (seat.noor, person("sales-manager")):
        before = all_rows()
        with pytest.raises(Forbidden):
            actions.take_back(share=row, by=other)
        assert all_rows() == before
    actions.take_back(share=row, by=seat.robin)
    assert not MirrorShare.objects.exists()


def test_what_is_over_is_read_by_nobody_and_goes(seat: Seat, sams: Begun) -> None:
    row = shared(seat, seat.sam)
    MirrorShare.objects.update(until=row.until - dt.timedelta(days=8))
    assert open_shares(seat.robin, seat.key) == ([], [])
    assert open_shares(seat.sam, sams.key) == ([], [])
    shared(seat, seat.sam, whole=True)
    assert MirrorShare.objects.count() == 1


def test_who_left_the_deal_reads_its_words_no_more(seat: Seat, sams: Begun) -> None:
    shared(seat, seat.sam)
    TeamMember.objects.filter(person=seat.sam).delete()
    _, (received,) = open_shares(seat.sam, sams.key)
    assert not received.is_readable


def test_a_new_key_on_either_side_keeps_what_is_shared(seat: Seat, sams: Begun) -> None:
    shared(seat, seat.sam)
    robins = actions.rotate(key=seat.key, password=PASSWORD, by=seat.robin)
    new = actions.rotate(key=sams.key, password=PASSWORD, by=seat.sam)
    assert open_shares(seat.robin, robins.key)[0][0].copy == copy_of(seat)
    assert open_shares(seat.sam, new.key)[1][0].copy == copy_of(seat)


@pytest.mark.parametrize("remover", ["robin", "sam"])
def test_removing_ones_mirror_removes_what_is_shared(remover: str, seat: Seat, sams: Begun) -> None:
    shared(seat, seat.sam)
    actions.remove_mirror(by=getattr(seat, remover))
    assert not MirrorShare.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_reading_costs_the_same_however_many(
    rows: int, seat: Seat, sams: Begun, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        shared(seat, seat.sam)
    with django_assert_num_queries(3):
        assert len(open_shares(seat.sam, sams.key)[1]) == rows
