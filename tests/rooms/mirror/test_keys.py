"""A mirror opens with its person's password or recovery code, and with nothing else there is."""

from __future__ import annotations

import pytest
from django.db import models

from pacenotes.core.mirror.marks import Mark
from pacenotes.rooms.mirror import actions
from pacenotes.rooms.mirror.models import (
    MirrorKey,
    MirrorPage,
    MirrorShare,
    WrongKey,
    sealed_about,
)
from pacenotes.rooms.mirror.models.sealing import (
    BLOCK,
    new_code,
    new_key,
    padded,
    read_code,
    seal,
    unpadded,
    unseal,
)
from pacenotes.rooms.mirror.queries.keys import has_mirror, key_by_code, key_by_password
from pacenotes.rooms.mirror.queries.looking import look_at
from pacenotes.rooms.mirror.queries.pages import open_page, open_pages
from pacenotes.rooms.people.actions import set_password
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import person
from tests.rooms.deals.seats import all_rows
from tests.rooms.mirror.seat import PASSWORD, Seat, mirrored

pytestmark = pytest.mark.django_db


def keep(seat: Seat) -> None:
    """Robin keeps the call, with a remark called fair."""
    found = seat.as_seen_by(seat.robin)
    seen = look_at(found, seat.robin)
    assert seen is not None
    remark = next(one for one in seen.remarks if not one.is_done_well)
    actions.mark(
        call=found, picture=seen.picture, remark=remark.key, as_=Mark.FAIR, key=seat.key,
        by=seat.robin,
    )  # fmt: skip


def refused(action: object) -> str:
    """What a refusal says; nothing has changed by it."""
    before = all_rows()
    with pytest.raises(Forbidden) as why:
        action()  # type: ignore[operator]
    assert all_rows() == before
    return why.value.words.say()


def test_the_password_opens_it_and_no_other_does() -> None:
    seat = mirrored()
    assert key_by_password(seat.robin, PASSWORD) == seat.key
    assert key_by_password(seat.robin, PASSWORD + "x") is None
    assert key_by_password(seat.sam, PASSWORD) is None


def test_the_code_opens_it_however_it_is_typed() -> None:
    seat = mirrored()
    assert key_by_code(seat.robin, seat.begun.code.lower().replace("-", " ")) == seat.key
    assert key_by_code(seat.robin, new_code()) is None
    assert key_by_code(seat.sam, seat.begun.code) is None


def test_only_ones_own_password_begins_one_and_only_once() -> None:
    seat = mirrored()
    assert "not your password" in refused(lambda: actions.begin(password="x", by=seat.sam))
    assert "already" in refused(lambda: actions.begin(password=PASSWORD, by=seat.robin))
    assert not has_mirror(seat.sam)


def test_a_changed_password_opens_what_the_old_one_did() -> None:
    seat = mirrored()
    actions.follow_password(old=PASSWORD, new="another-1987", by=seat.robin)
    assert key_by_password(seat.robin, "another-1987") == seat.key
    assert key_by_password(seat.robin, PASSWORD) is None
    actions.follow_password(old=PASSWORD, new="x", by=seat.sam)
    assert not has_mirror(seat.sam)


def test_a_password_set_by_a_link_needs_the_code_which_is_then_used_up() -> None:
    seat = mirrored()
    keep(seat)
    set_password(password="set-by-a-link-87", by=seat.robin)
    assert key_by_password(seat.robin, "set-by-a-link-87") is None
    code = seat.begun.code
    recover = lambda **given: actions.recover(  # noqa: E731  # said three times below
        **{"code": code, "password": "set-by-a-link-87", "by": seat.robin, **given}
    )
    assert "not your password" in refused(lambda: recover(password=PASSWORD))
    assert "doesn't open" in refused(lambda: recover(code=new_code()))
    again = recover()
    assert again.key == key_by_password(seat.robin, "set-by-a-link-87") == seat.key
    assert open_page(seat.robin, again.key, seat.call.pk) is not None
    assert key_by_code(seat.robin, code) is None


def test_a_new_code_puts_the_old_one_out_of_use() -> None:
    seat = mirrored()
    begun = actions.renew_code(key=seat.key, by=seat.robin)
    assert key_by_code(seat.robin, begun.code) == seat.key
    assert key_by_code(seat.robin, seat.begun.code) is None


def test_a_new_key_opens_everything_and_the_old_one_nothing() -> None:
    seat = mirrored()
    keep(seat)
    assert "password" in refused(lambda: actions.rotate(key=seat.key, password="x", by=seat.robin))
    begun = actions.rotate(key=seat.key, password=PASSWORD, by=seat.robin)
    kept = open_page(seat.robin, begun.key, seat.call.pk)
    assert kept is not None
    assert list(kept.marks.values()) == [Mark.FAIR]
    with pytest.raises(WrongKey):
        open_pages(seat.robin, seat.key)
    assert key_by_password(seat.robin, PASSWORD) == begun.key


def test_losing_both_loses_the_mirror_and_nothing_else() -> None:
    seat = mirrored()
    keep(seat)
    actions.remove_mirror(by=seat.robin)
    assert not MirrorKey.objects.exists()
    assert not MirrorPage.objects.exists()
    assert seat.as_seen_by(seat.robin).pk == seat.call.pk


def test_nobody_removes_anothers() -> None:
    seat = mirrored()
    keep(seat)
    others = (seat.sam, person("sales-manager"))
    before = all_rows()
    for other in others:
        actions.remove_mirror(by=other)
    assert all_rows() == before


def test_a_page_put_in_anothers_place_or_changed_does_not_open() -> None:
    key, about = new_key(), sealed_about(1, 2)
    sealed = seal(key, b"words", about)
    assert unseal(key, sealed, about) == b"words"
    for wrong in (sealed_about(2, 2), sealed_about(1, 3), sealed_about(1, None)):
        with pytest.raises(WrongKey):
            unseal(key, sealed, wrong)
    for changed in (sealed[:-1] + bytes([sealed[-1] ^ 1]), sealed[:20], b""):
        with pytest.raises(WrongKey):
            unseal(key, changed, about)
    assert seal(key, b"words", about) != sealed, "the same words never look the same"


def test_sizes_tell_nothing() -> None:
    for length in (0, 1, 700, BLOCK - 4):
        assert len(padded(bytes(length))) == BLOCK
        assert unpadded(padded(b"x" * length)) == b"x" * length


def test_codes_are_long_and_are_read_without_their_dashes() -> None:
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert all(len(read_code(code)) == 28 for code in codes)


def test_no_column_of_a_mirror_can_hold_words() -> None:
    plain = {
        f"{model.__name__}.{field.name}"
        for model in (MirrorKey, MirrorPage, MirrorShare)
        for field in model._meta.get_fields()
        if not isinstance(field, models.BinaryField | models.ForeignKey | models.AutoField)
    }
    assert plain == {"MirrorKey.cost", "MirrorShare.until"}
