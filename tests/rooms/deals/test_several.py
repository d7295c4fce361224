from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.actions import several
from pacenotes.rooms.deals.models import CustomField, Deal
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, SALES, deal, person

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 12, 1)


@pytest.mark.parametrize(("position", "may"), [(p, p in SALES) for p in EVERY_POSITION])
def test_who_may_edit_several_deals(position: str, may: bool) -> None:
    member = person(position)
    deals = [deal(person(), member, name=f"D{n}") for n in range(2)]
    if may:
        actions.edit_deals(deals=deals, changes={"closes_on": DAY}, by=member)
    else:
        with pytest.raises(Forbidden, match="aren't yours to change"):
            actions.edit_deals(deals=deals, changes={"closes_on": DAY}, by=member)
    assert Deal.objects.filter(closes_on=DAY).count() == (2 if may else 0)


@pytest.mark.parametrize(("position", "may"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_off_the_team_only_sales_managers_hand_several_over_and_nobody_edits(
    position: str, may: bool
) -> None:
    stranger, other = person(position), person()
    deals = [deal(person(), name=f"D{n}") for n in range(2)]
    with pytest.raises(Forbidden):
        actions.edit_deals(deals=deals, stage="evaluation", by=stranger)
    if may:
        actions.edit_deals(deals=deals, owner=other, by=stranger)
    else:
        with pytest.raises(Forbidden):
            actions.edit_deals(deals=deals, owner=other, by=stranger)
    assert Deal.objects.filter(owner=other).count() == (2 if may else 0)


def test_one_deal_of_somebody_elses_refuses_them_all_by_name() -> None:
    robin = person()
    mine, theirs, other = deal(robin), deal(person(), name="Theirs"), deal(person(), name="Other")
    events = Event.objects.count()
    with pytest.raises(Forbidden) as refused:
        actions.edit_deals(deals=[mine, theirs, other], changes={"closes_on": DAY}, by=robin)
    assert "Theirs, Other" in refused.value.words.say()
    mine.refresh_from_db()
    assert (mine.closes_on, mine.version, Event.objects.count()) == (None, 1, events)


def test_all_is_done_together_and_on_the_record() -> None:
    robin, noor = person(), person()
    CustomField.objects.create(on="deal", key="region", name="Region", kind="text")
    deals = [deal(robin, name=f"D{n}") for n in range(3)]
    actions.edit_deals(
        deals=deals,
        changes={"closes_on": DAY, "custom": {"region": "north"}},
        stage="evaluation",
        owner=noor,
        by=robin,
    )
    for on in Deal.objects.all():
        assert (on.closes_on, on.stage, on.owner, on.custom) == (
            DAY, "evaluation", noor, {"region": "north"},
        )  # fmt: skip
        verbs = {event.verb for event in Event.objects.about(on)}
        assert {"edited", "moved", "reassigned", "joined_team"} <= verbs


def test_what_does_not_fit_one_deal_changes_none_and_names_it() -> None:
    robin = person()
    first, renewal = deal(robin, name="First"), deal(robin, name="Renewal")
    Deal.objects.filter(pk=renewal.pk).update(pipeline="renewal", stage="due")
    with pytest.raises(ValidationError, match="Renewal: There is no stage"):
        actions.edit_deals(
            deals=[first, renewal], changes={"closes_on": DAY}, stage="evaluation", by=robin
        )
    first.refresh_from_db()
    assert (first.closes_on, first.stage) == (None, "prospecting")


def test_more_than_anybody_checks_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(several, "MOST_AT_ONCE", 2)
    robin = person()
    deals = [deal(robin, name=f"D{n}") for n in range(3)]
    with pytest.raises(ValidationError, match="At most 2"):
        actions.edit_deals(deals=deals, changes={"closes_on": DAY}, by=robin)
    assert not Deal.objects.filter(closes_on=DAY).exists()


def test_nothing_asked_is_refused_by_nobody() -> None:
    rules.check_may_edit_deals(person(), [deal(person())], edits=False, reassigns=False)
