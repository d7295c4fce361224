from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import KnownCapability
from pacenotes.rooms.demos.rules import plans as rules
from tests.cast import EVERY_POSITION, person
from tests.rooms.deals.seats import all_rows, happens

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_active", [True, False])
@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_keeps_their_own_list_and_nobody_anothers(position: str, is_active: bool) -> None:
    known = actions.know_capability(name="History", by=(owner := person()))
    somebody = person(position, is_active=is_active)
    happens(is_active, lambda: actions.know_capability(name="Alerts", by=somebody))
    assert not rules.may_forget(somebody, known)
    happens(False, lambda: actions.forget_capability(known=known, by=somebody))
    assert rules.may_forget(owner, known)
    happens(True, lambda: actions.forget_capability(known=known, by=owner))


def test_what_one_knows_already_is_nothing_new() -> None:
    owner = person()
    first = actions.know_capability(name="Runs in the Cloud", by=owner)
    assert actions.know_capability(name=" runs  in the CLOUD. ", by=owner) == first
    assert KnownCapability.objects.count() == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 161, ".", "\0"])
def test_what_has_no_name_is_refused(name: str) -> None:
    owner = person()
    if name == "\0":
        assert "\0" not in actions.know_capability(name="a\0b", by=owner).name
        return
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.know_capability(name=name, by=owner)
    assert all_rows() == before


def test_letters_that_grow_when_folded_fit_all_the_same() -> None:
    assert len(actions.know_capability(name="ß" * 160, by=person()).folded) == 160
