"""Facts recorded, corrected, withdrawn; releases that slip; overlaps refused on both databases."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from pacenotes.core.landscape.days import OPEN, day_of
from pacenotes.core.landscape.support import Qualifier
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.actions import Told
from pacenotes.rooms.landscape.models import (
    CapabilityVersion,
    CompetitorSet,
    Coverage,
    FactSpan,
    FactVersion,
    FieldInput,
    ReleaseVersion,
    StatementVersion,
    Vendor,
)
from tests.cast import person
from tests.rooms.deals.seats import all_rows
from tests.rooms.landscape.ground import TODAY, Ground, current_spans, ground, moment

pytestmark = pytest.mark.django_db

MARCH, MAY = dt.date(2026, 3, 1), dt.date(2026, 5, 1)


@pytest.fixture
def here() -> Ground:
    return ground()


def told(added: object, **more: object) -> Told:
    return Told(added=added, **{"source": "notes", **more})  # type: ignore[arg-type]  # spelt out by tests


# facts


def test_a_fact_holds_from_its_release_on(here: Ground) -> None:
    fact = here.fact(here.release("5.0", MARCH))
    assert current_spans(fact) == [(day_of(MARCH), OPEN)]
    assert Event.objects.filter(verb="recorded").count() == 1


def test_what_has_not_shipped_holds_nothing_and_still_says_that_we_know(here: Ground) -> None:
    planned = here.release("6.0", state="planned")
    assert current_spans(here.fact(planned)) == [(OPEN, OPEN)]


def test_a_correction_closes_what_was_held_and_adds_what_is(
    here: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = here.fact(MARCH)
    moment(monkeypatch, TODAY + dt.timedelta(days=7))
    later = day_of(TODAY) + 7
    actions.correct_fact(fact=fact, told=told(MAY), by=here.kim)
    first, second = FactVersion.objects.order_by("pk")
    assert (first.recorded_from, first.recorded_until) == (day_of(TODAY), later)
    assert (second.recorded_from, second.recorded_until) == (later, OPEN)
    assert current_spans(fact) == [(day_of(MAY), OPEN)]
    old = FactSpan.objects.get(recorded_until__lt=OPEN)
    assert (old.held_from, old.recorded_until) == (day_of(MARCH), later)


def test_on_the_day_itself_a_correction_leaves_an_empty_stretch(here: Ground) -> None:
    fact = here.fact(MARCH)
    actions.correct_fact(fact=fact, told=told(MAY), by=here.kim)
    first = FactVersion.objects.order_by("pk")[0]
    assert first.recorded_from == first.recorded_until == day_of(TODAY)


def test_a_correction_that_says_the_same_writes_nothing(here: Ground) -> None:
    fact = here.fact(MARCH)
    events = Event.objects.count()
    actions.correct_fact(fact=fact, told=told(MARCH, source="release notes"), by=here.kim)
    assert (FactVersion.objects.count(), Event.objects.count()) == (1, events)


def test_on_or_before_no_day_at_all_says_nothing_new(here: Ground) -> None:
    fact = here.fact(None)
    events = Event.objects.count()
    same = told(None, source="release notes", is_added_exact=False, is_removed_exact=False)
    actions.correct_fact(fact=fact, told=same, by=here.kim)
    assert (FactVersion.objects.count(), Event.objects.count()) == (1, events)
    version = FactVersion.objects.get()
    assert (version.added_is_exact, version.removed_is_exact) == (True, True)


def test_of_two_who_correct_one_fact_the_second_is_told(here: Ground) -> None:
    fact = here.fact(MARCH)
    read = FactVersion.objects.get().pk
    actions.correct_fact(fact=fact, told=told(MAY), by=here.kim, version=read)
    before = all_rows()
    with pytest.raises(ValidationError) as refused:
        actions.correct_fact(fact=fact, told=told(MARCH, detail="x"), by=here.kim, version=read)
    assert refused.value.code == "conflict"
    with pytest.raises(ValidationError):
        actions.withdraw_fact(fact=fact, reason="A typo", by=here.kim, version=read)
    assert all_rows() == before


def test_a_withdrawn_fact_is_held_no_more_and_can_be_recorded_anew(here: Ground) -> None:
    fact = here.fact(MARCH)
    with pytest.raises(ValidationError, match="Say why"):
        actions.withdraw_fact(fact=fact, reason=" ", by=here.kim)
    actions.withdraw_fact(fact=fact, reason="Another product's", by=here.kim)
    assert current_spans(fact) == []
    with pytest.raises(ValidationError, match="withdrawn"):
        actions.correct_fact(fact=fact, told=told(MAY), by=here.kim)
    assert current_spans(here.fact(MARCH)) == [(day_of(MARCH), OPEN)]


BAD_FACTS: dict[str, tuple[dict[str, object], str]] = {
    "removed before it is added": ({"added": MAY, "removed": MARCH}, "removed"),
    "a day to come": ({"added": TODAY + dt.timedelta(days=1)}, "added"),
    "a level without a unit": ({"added": MAY, "level": 3.0, "how": "counted"}, "unit"),
    "a unit without a level": ({"added": MAY, "unit": "steps"}, "level"),
    "an unknown unit": ({"added": MAY, "level": 3.0, "unit": "m", "how": "x"}, "unit"),
    "a level that nobody measured": ({"added": MAY, "level": 3.0, "unit": "steps"}, "how"),
    "no number": ({"added": MAY, "level": float("nan"), "unit": "steps", "how": "x"}, "level"),
    "no source": ({"added": MAY, "source": " "}, "source"),
    "a link that is none": ({"added": MAY, "link": "javascript:alert(1)"}, "link"),
    "a long detail": ({"added": MAY, "detail": "x" * 201}, "detail"),
}


@pytest.mark.parametrize("bad", BAD_FACTS)
def test_what_cant_be_so_is_refused_by_its_field_and_nothing_is_half_recorded(
    here: Ground, bad: str
) -> None:
    fields, field = BAD_FACTS[bad]
    before = all_rows()
    with pytest.raises(ValidationError) as refused:
        here.fact(capability=here.lineage, **fields)  # type: ignore[arg-type]  # wrong on purpose
    assert field in refused.value.message_dict
    assert all_rows() == before


def test_another_products_release_and_a_heading_are_refused(here: Ground) -> None:
    theirs = here.release("9", MARCH, product=here.tally)
    with pytest.raises(ValidationError, match="another product"):
        here.fact(theirs)
    actions.place_capability(capability=here.alerts, by=here.kim, parent=None, is_heading=True)
    for act in (
        lambda: here.fact(MARCH),
        lambda: actions.record_coverage(
            product=here.ours, capability=here.alerts, day=MARCH, by=here.kim
        ),
    ):
        with pytest.raises(ValidationError, match="heading"):
            act()


# overlaps


def test_a_fact_that_overlaps_is_refused_and_one_that_touches_is_not(here: Ground) -> None:
    here.fact(MARCH, removed=MAY)
    before = all_rows()
    with pytest.raises(ValidationError) as refused:
        here.fact(dt.date(2026, 4, 1))
    assert "recorded already" in refused.value.message_dict["added"][0]
    assert all_rows() == before
    here.fact(MAY)


@pytest.mark.parametrize(
    "more", [{"qualifiers": [Qualifier.FLAG]}, {"detail": "another"}], ids=["qualified", "detail"]
)
def test_what_says_something_else_may_hold_at_once(here: Ground, more: dict[str, object]) -> None:
    here.fact(MARCH)
    here.fact(MARCH, **more)


def test_a_correction_that_would_overlap_is_refused(here: Ground) -> None:
    here.fact(MARCH, removed=MAY)
    later = here.fact(MAY)
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.correct_fact(fact=later, told=told(dt.date(2026, 4, 1)), by=here.kim)
    assert all_rows() == before


def test_the_database_itself_refuses_an_overlap_where_it_can(here: Ground) -> None:
    """PostgreSQL by `spans_do_not_overlap`; on SQLite it is the actions that do."""
    first = FactSpan.objects.get(fact=here.fact(MARCH))
    second = here.fact(MARCH, detail="another")
    span = FactSpan.objects.get(fact=second)
    span.detail = first.detail
    if connection.vendor == "postgresql":
        with pytest.raises(IntegrityError, match="spans_do_not_overlap"), transaction.atomic():
            span.save()
        assert FactSpan.objects.get(pk=span.pk).detail == "another"
    else:
        span.save()


# releases


def test_a_release_that_slips_takes_its_facts_along(here: Ground) -> None:
    release = here.release("5.0", MARCH)
    added, removed = here.fact(release), here.fact(capability=here.lineage, removed=release)
    other = here.fact(MARCH, detail="by its day")
    actions.move_release(release=release, state="shipped", day=MAY, by=here.kim)
    assert current_spans(added) == [(day_of(MAY), OPEN)]
    assert current_spans(removed) == [(0, day_of(MAY))]
    assert current_spans(other) == [(day_of(MARCH), OPEN)]
    assert ReleaseVersion.objects.filter(release=release).count() == 2
    assert FactVersion.objects.count() == 3


def test_a_planned_release_that_ships_makes_its_facts_hold(here: Ground) -> None:
    release = here.release("6.0", state="planned")
    fact = here.fact(release)
    actions.move_release(release=release, state="shipped", day=MAY, by=here.kim)
    assert current_spans(fact) == [(day_of(MAY), OPEN)]
    actions.move_release(release=release, state="planned", by=here.kim)
    assert current_spans(fact) == [(OPEN, OPEN)]


def test_a_removal_on_or_before_is_sure_until_the_release_after_its_addition(here: Ground) -> None:
    first, last = here.release("1", MARCH), here.release("3", dt.date(2026, 8, 1))
    fact = here.fact(first, removed=last, is_removed_exact=False)
    assert current_spans(fact) == [(day_of(MARCH), day_of(dt.date(2026, 8, 1)))]
    here.release("2", MAY)
    assert current_spans(fact) == [(day_of(MARCH), day_of(MAY))]


def test_a_slip_that_makes_facts_overlap_is_refused(here: Ground) -> None:
    release = here.release("5.0", MARCH)
    here.fact(removed=release)
    here.fact(MAY)
    before = all_rows()
    with pytest.raises(ValidationError, match="in those days already"):
        actions.move_release(release=release, state="shipped", day=dt.date(2026, 6, 1), by=here.kim)
    assert all_rows() == before


def test_two_facts_that_a_release_parts_move_past_each_other(here: Ground) -> None:
    release = here.release("5.0", MARCH)
    until, since = here.fact(removed=release), here.fact(release)
    for day in (MAY, dt.date(2026, 2, 1)):
        actions.move_release(release=release, state="shipped", day=day, by=here.kim)
        assert current_spans(until) == [(0, day_of(day))]
        assert current_spans(since) == [(day_of(day), OPEN)]


def test_a_slip_to_where_it_is_writes_nothing(here: Ground) -> None:
    release = here.release("5.0", MARCH)
    events = Event.objects.count()
    actions.move_release(release=release, state="shipped", day=MARCH, by=here.kim)
    assert Event.objects.count() == events


@pytest.mark.parametrize(
    ("state", "day", "field"),
    [("shipped", None, "day"), ("shipped", TODAY + dt.timedelta(days=1), "day"),
     ("beta", MARCH, "state")],
)  # fmt: skip
def test_a_release_that_cant_be_is_refused(
    here: Ground, state: str, day: dt.date | None, field: str
) -> None:
    release = here.release("5.0", MARCH)
    before = all_rows()
    for act in (
        lambda: actions.add_release(product=here.ours, name="6", state=state, day=day, by=here.kim),
        lambda: actions.move_release(release=release, state=state, day=day, by=here.kim),
    ):
        with pytest.raises(ValidationError) as refused:
            act()
        assert field in refused.value.message_dict
    assert all_rows() == before


# whose day has begun


def test_what_a_colleague_recorded_where_it_is_tomorrow_can_be_moved_today(
    here: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = here.release("5.0", MARCH)
    moment(monkeypatch, TODAY + dt.timedelta(days=1))
    fact = here.fact(release)
    moment(monkeypatch, TODAY)
    actions.move_release(release=release, state="shipped", day=MAY, by=here.kim)
    assert current_spans(fact) == [(day_of(MAY), OPEN)]
    now = ReleaseVersion.objects.get(recorded_until=OPEN)
    assert now.recorded_from == day_of(TODAY) + 1


# what stands around


def test_coverage_is_of_a_day_that_has_come(here: Ground) -> None:
    pair = {"product": here.ours, "capability": here.alerts}
    actions.record_coverage(**pair, day=TODAY, by=here.kim)
    assert Coverage.objects.get().day == day_of(TODAY)
    with pytest.raises(ValidationError, match="hasn't come yet"):
        actions.record_coverage(**pair, day=TODAY + dt.timedelta(days=1), by=here.kim)


def test_a_capability_with_facts_is_no_heading_and_no_part_of_itself(here: Ground) -> None:
    here.fact(MARCH)
    part = actions.add_capability(key="part", name="Part", parent=here.alerts, by=here.kim)
    before = all_rows()
    for more in ({"parent": None, "is_heading": True}, {"parent": part}, {"parent": here.alerts}):
        with pytest.raises(ValidationError):
            actions.place_capability(capability=here.alerts, by=here.kim, **more)  # type: ignore[arg-type]  # by keyword
    with pytest.raises(ValidationError):
        actions.edit_capability(
            capability=here.alerts, name="Renamed", about="", parent=part, is_heading=False,
            is_deprecated=False, better="", unit="", by=here.kim,
        )  # fmt: skip
    assert all_rows() == before
    actions.place_capability(capability=here.alerts, by=here.kim, parent=None, is_deprecated=True)
    assert CapabilityVersion.objects.filter(capability=here.alerts).count() == 2


def test_one_vendor_is_us_and_sets_are_not_turned_round(here: Ground) -> None:
    with pytest.raises(ValidationError, match="us already"):
        actions.add_vendor(name="We too", is_ours=True, by=here.kim)
    vendor = here.tally.vendor
    with pytest.raises(ValidationError, match="us already"):
        actions.edit_vendor(vendor=vendor, name="Tally", is_ours=True, by=here.kim)
    actions.add_competitor_set(name="All", ours=here.ours, others=[here.tally], by=here.kim)
    with pytest.raises(ValidationError, match="holds its products"):
        actions.edit_vendor(vendor=here.ours.vendor, name="Us", is_ours=False, by=here.kim)
    actions.edit_vendor(vendor=here.ours.vendor, name="Us", is_ours=True, by=here.kim)
    assert Vendor.objects.get(is_ours=True).name == "Us"


def test_a_set_holds_ours_against_others(here: Ground) -> None:
    for ours, others in ((here.tally, [here.plumbwell]), (here.ours, []), (here.ours, [here.ours])):
        with pytest.raises(ValidationError):
            actions.add_competitor_set(name="All", ours=ours, others=others, by=here.kim)
    assert not CompetitorSet.objects.exists()


def test_an_input_becomes_a_fact_once_and_who_gave_it_is_credited(here: Ground) -> None:
    robin = person()
    given = actions.give_field_input(text="They have it", product=here.tally, by=robin)
    pair = {"product": here.tally, "capability": here.alerts}
    fact = actions.accept_as_fact(given=given, told=told(MARCH), by=here.kim, **pair)
    given.refresh_from_db()
    assert (given.state, given.fact, given.given_by) == ("accepted", fact, robin)
    before = all_rows()
    with pytest.raises(ValidationError, match="already"):
        actions.accept_as_fact(given=given, told=told(MAY, detail="x"), by=here.kim, **pair)
    other = actions.give_field_input(text="They have it", product=here.tally, by=robin)
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.accept_as_fact(given=other, told=told(MAY), by=here.kim, **pair)
    assert all_rows() == before
    assert FieldInput.objects.get(pk=other.pk).state == "open"


def test_statements_are_versions(here: Ground) -> None:
    fields = {"text": "We answer", "proof": "Report", "by": here.kim}
    made = actions.make_statement(since=MARCH, **fields)
    with pytest.raises(ValidationError):
        actions.restate(statement=made, since=MAY, until=MARCH, **fields)
    actions.restate(statement=made, since=MARCH, until=MAY, **fields)
    assert StatementVersion.objects.count() == 2
