from __future__ import annotations

import datetime as dt

import pytest

from pacenotes.rooms.landscape.actions import (
    Told,
    add_capability,
    add_competitor_set,
    add_product,
    add_vendor,
    give_field_input,
    record_coverage,
    record_fact,
)
from pacenotes.rooms.people.models import Person
from tests.cast import person
from tests.doors.web.conftest import SignedIn
from tests.doors.web.test_every_page import HOSTILE, check

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses() -> tuple[Person, dict[str, int]]:
    """A landscape in which every word is hostile."""
    by = person("technical-marketing")
    name = HOSTILE[:110]
    ours = add_product(
        vendor=add_vendor(name=name, is_ours=True, by=by), name=name, key="ours", by=by
    )
    theirs = add_product(vendor=add_vendor(name=f"{name}2", by=by), name=name, key="theirs", by=by)
    chosen = add_competitor_set(name=name, ours=ours, others=[theirs], by=by)
    add_competitor_set(name=f"{name}2", ours=ours, others=[theirs], by=by)
    one = add_capability(key=HOSTILE, name=HOSTILE, about=HOSTILE, by=by)
    part = add_capability(key=f"{HOSTILE}.x", name=HOSTILE, parent=one, by=by)
    for on in (one, part):
        told = Told(dt.date(2026, 9, 12), source=HOSTILE, link="https://x.example/'\"<b>")
        record_fact(product=theirs, capability=on, told=told, by=by)
        record_coverage(product=ours, capability=on, day=dt.date(2026, 9, 1), source=HOSTILE, by=by)
        give_field_input(text=HOSTILE, capability=on, product=ours, source=HOSTILE, by=by)
    return by, {"set": chosen.pk, "one": one.pk, "part": part.pk}


@pytest.mark.parametrize(
    "path",
    [
        "/landscape/", "/landscape/?q=%3Cscript%3Ealert", "/landscape/?day=%3Cscript%3Ealert(1)",
        "/landscape/?set={set}&under={one}", "/landscape/capabilities/{part}/",
        "/landscape/capabilities/{one}/?known=%3Cscript%3Ealert", "/landscape/changes/",
        "/landscape/changes/?from=%3Cscript%3Ealert", "/landscape/changes/week/?week=2026-W37",
    ],
)  # fmt: skip
def test_every_page_keeps_to_the_policy_and_escapes_what_it_is_given(
    path: str, addresses: tuple[Person, dict[str, int]], signed_in: SignedIn
) -> None:
    by, ids = addresses
    told = check(signed_in(by).get(path.format(**ids)))
    assert "<script>alert" not in told
    assert "onerror=alert(1)>" not in told.replace("&gt;", "")
    assert "{{ 14 }}" not in told
