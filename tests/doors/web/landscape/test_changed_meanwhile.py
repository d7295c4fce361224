"""Two people keeping one thing of the landscape: the second is shown what the first changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import CompetitorSet, FieldInput, Release, Statement
from tests.cast import person
from tests.doors.web.conftest import SignedIn
from tests.doors.web.test_demos import form_of
from tests.rooms.deals.seats import all_rows
from tests.rooms.landscape.ground import Ground, ground

pytestmark = pytest.mark.django_db

MARCH, MAY = dt.date(2026, 3, 1), dt.date(2026, 5, 1)


class Case(NamedTuple):
    """A page, what the first changes while the second has it open, what the page then says of it,
    and what the second had typed."""

    address: Callable[[Ground], str]
    change: Callable[[Ground], object]
    theirs: str
    typed: dict[str, Any]


CASES = {
    "a vendor": Case(
        lambda here: f"vendors/{here.tally.vendor_id}/",
        lambda here: actions.edit_vendor(
            vendor=here.tally.vendor, name="Tally Group", is_ours=False, by=here.kim
        ),
        "Tally Group",
        {"name": "Tally & Co"},
    ),
    "a product": Case(
        lambda here: f"products/{here.tally.pk}/edit/",
        lambda here: actions.rename_product(product=here.tally, name="Tally Two", by=here.kim),
        "Tally Two",
        {"name": "Tally 2"},
    ),
    "a set": Case(
        lambda _here: f"sets/{CompetitorSet.objects.get().pk}/",
        lambda here: actions.edit_competitor_set(
            chosen=CompetitorSet.objects.get(), name="All", ours=here.ours,
            others=[here.tally, here.plumbwell], by=here.kim,
        ),
        ">Held against</a>",
        {"name": "Everybody"},
    ),
    "a capability": Case(
        lambda here: f"capabilities/{here.alerts.pk}/edit/",
        lambda here: actions.place_capability(
            capability=here.alerts, parent=here.lineage, is_deprecated=True, by=here.kim
        ),
        "<bdi>yes</bdi>",
        {"name": "Alarms"},
    ),
    "a release's day": Case(
        lambda _here: f"releases/{Release.objects.get().pk}/",
        lambda here: actions.move_release(
            release=Release.objects.get(), state="shipped", day=MAY, by=here.kim
        ),
        "2026-05-01",
        {"state": "planned"},
    ),
    "a release's name": Case(
        lambda _here: f"releases/{Release.objects.get().pk}/edit/",
        lambda here: actions.rename_release(
            release=Release.objects.get(), name="5.0 LTS", by=here.kim
        ),
        "5.0 LTS",
        {"name": "Five"},
    ),
    "a statement": Case(
        lambda _here: f"statements/{Statement.objects.get().pk}/",
        lambda here: actions.restate(
            statement=Statement.objects.get(), text="We answer", proof="Report of June",
            since=MARCH, by=here.kim,
        ),
        "Report of June",
        {"text": "We answer within an hour"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_second_is_shown_what_was_changed_and_loses_nothing(
    case: str, signed_in: SignedIn
) -> None:
    here, told = ground(), CASES[case]
    here.release("5.0", MARCH)
    actions.add_competitor_set(name="All", ours=here.ours, others=[here.tally], by=here.kim)
    actions.make_statement(text="We answer", proof="Report of March", since=MARCH, by=here.kim)
    browser = signed_in(person("technical-marketing"))
    at = f"/landscape/{told.address(here)}"
    sent = form_of(browser, at) | told.typed
    told.change(here)
    before = all_rows()
    answer = browser.post(at, sent)
    assert answer.status_code == 409
    assert "It was changed while you were writing" in answer.text
    assert told.theirs in answer.text
    assert all_rows() == before
    form = answer.context["form"]
    assert {name: form[name].value() for name in told.typed} == told.typed
    again = {name: form[name].value() for name in form.fields}
    assert browser.post(at, {k: v for k, v in again.items() if v}).status_code == 302
    assert {name: form_of(browser, at)[name] for name in told.typed} == told.typed


def test_of_two_who_decide_on_an_input_the_second_is_told(signed_in: SignedIn) -> None:
    here = ground()
    given = actions.give_field_input(text="They ship it", product=here.tally, by=person())
    browser = signed_in(here.kim)
    assert 'name="read" value="open"' in browser.get("/landscape/inputs/").text
    actions.decide_field_input(given=given, state="left", by=person("technical-marketing"))
    at = f"/landscape/inputs/{given.pk}/decisions/"
    answer = browser.post(at, {"state": "declined", "reason": "No", "read": "open"})
    assert answer.status_code == 422
    assert "Somebody decided on this meanwhile" in answer.text
    assert FieldInput.objects.get().state == "left"
