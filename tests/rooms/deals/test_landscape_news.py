from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.landscape.changes import Corner, Kind
from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.support import Support
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.jobs import WORK
from pacenotes.rooms.deals.models import Deal, FeltChange
from pacenotes.rooms.deals.queries.impact import ImpactSeen, impact_seen
from pacenotes.rooms.deals.queries.today import NEWS, today_of
from pacenotes.rooms.history.jobs import run_next
from pacenotes.rooms.history.models import Event, Job
from pacenotes.rooms.landscape import actions as landscape
from pacenotes.rooms.landscape.queries.columns import landscape_now
from pacenotes.rooms.people.models import Person, Unit
from tests.cast import EVERY_POSITION, deal, person
from tests.conftest import PLAYED_ON
from tests.rooms.landscape.card_ground import LINEAGE, LONG_AGO, RULES, SSO, Ground, laid, play_on

pytestmark = pytest.mark.django_db

LATER = PLAYED_ON + dt.timedelta(days=10)


def work() -> None:
    """The background work, here and now."""
    while run_next(WORK):
        pass


def requiring(by: Person, *names: str, against: str = "Plumbwell Flow", amount: int = 0) -> Deal:
    """An open deal that requires some capabilities as musts, with one competitor."""
    on = deal(by)
    actions.name_competitor(deal=on, name=against, by=by)
    for name in names:
        actions.require_capability(deal=on, name=name, by=by)
    if amount:
        on.amount, on.currency = Decimal(amount), "EUR"
        on.save()
    return on


def told(on: Deal) -> list[tuple[str, str, int, int]]:
    """What the deal's team was told."""
    rows = FeltChange.objects.filter(deal=on).order_by("pk")
    return list(rows.values_list("product__name", "kind", "before", "after"))


@pytest.fixture
def ground(monkeypatch: pytest.MonkeyPatch) -> Ground:
    """A landscape that has been known for ten days."""
    found = laid()
    work()
    play_on(monkeypatch, LATER)
    actions.tell_of_changes(by=None)
    return found


def test_a_team_is_told_the_day_that_a_competitor_ships_what_its_deal_requires(
    ground: Ground,
) -> None:
    robin = person()
    on = requiring(robin, LINEAGE)
    other = requiring(robin, RULES)
    ground.has(ground.flow, LINEAGE, since=LATER)
    assert Job.objects.filter(kind="landscape-changed", state="queued").count() == 1
    work()
    assert told(on) == [("Plumbwell Flow", Kind.SHIPPED.value, Support.NO, Support.FULL)]
    assert told(other) == []
    event = Event.objects.filter(deal_id=on.pk, verb="landscape_changed").get()
    assert event.by is None
    assert event.after["product"] == ground.flow.pk


def test_a_team_is_told_once(ground: Ground) -> None:
    on = requiring(person(), LINEAGE)
    ground.has(ground.flow, LINEAGE, since=LATER)
    work()
    for _ in range(2):
        assert actions.tell_of_changes(by=None) == 0
    ground.checked(ground.kestrel, RULES)
    work()
    assert len(told(on)) == 1
    assert Event.objects.filter(deal_id=on.pk, verb="landscape_changed").count() == 1


def test_nobody_is_told_on_the_next_day_what_they_know(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = requiring(person(), LINEAGE)
    ground.has(ground.flow, LINEAGE, since=LATER)
    work()
    for days in (1, 2, 9):
        play_on(monkeypatch, LATER + dt.timedelta(days=days))
        actions.tell_of_changes(by=None)
    assert len(told(on)) == 1


def test_a_planned_release_touches_nobody_until_it_ships(ground: Ground) -> None:
    on = requiring(person(), LINEAGE)
    planned = landscape.add_release(
        product=ground.flow, name="4.0", state="planned", by=ground.keeper,
        day=LATER + dt.timedelta(days=30),
    )  # fmt: skip
    ground.has(ground.flow, LINEAGE, since=planned)  # type: ignore[arg-type]  # a release
    work()
    assert told(on) == []
    landscape.move_release(release=planned, state="shipped", day=LATER, by=ground.keeper)
    work()
    assert told(on) == [("Plumbwell Flow", "shipped", Support.NO, Support.FULL)]


def test_that_we_were_wrong_is_told_too(ground: Ground) -> None:
    on = requiring(person(), LINEAGE)
    ground.has(ground.flow, LINEAGE)  # since long ago, as it turns out
    work()
    assert told(on) == [("Plumbwell Flow", "we-were-wrong", Support.NO, Support.FULL)]


def test_a_change_of_somebody_who_does_not_compete_touches_nobody(ground: Ground) -> None:
    on = requiring(person(), LINEAGE, against="Kestrel")
    ground.has(ground.flow, LINEAGE, since=LATER)
    work()
    assert told(on) == []
    assert Deal.objects.get(pk=on.pk).competitors.get().product == ground.kestrel


@pytest.mark.parametrize("outcome", ["won", "lost"])
def test_a_deal_that_is_over_feels_nothing(ground: Ground, outcome: str) -> None:
    on = requiring(person(), LINEAGE)
    on.outcome = outcome
    on.save()
    ground.has(ground.flow, LINEAGE, since=LATER)
    work()
    assert told(on) == []


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_today_shows_it_to_everybody_on_the_team_for_two_weeks(
    ground: Ground, position: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = person(position)
    on = requiring(person(), LINEAGE)
    on.team.create(person=member, position_key=position)
    ground.has(ground.flow, LINEAGE, since=LATER)
    work()
    (felt,) = today_of(member).felt.rows
    assert (felt.deal, felt.is_must) == (on, True)
    assert not today_of(person("sales-manager")).felt.count, "a leader off the team reads the deal"
    play_on(monkeypatch, LATER + NEWS)
    assert not today_of(member).felt.count


def seen(by: Person) -> ImpactSeen:
    first, second = Corner(day_of(LATER) - 1, day_of(LATER) - 1), Corner(*[day_of(LATER)] * 2)
    return impact_seen(by, first, second)


def test_impact_says_which_deals_feel_it_musts_first_and_what_is_at_stake(ground: Ground) -> None:
    robin = person()
    first = requiring(robin, LINEAGE, amount=100)
    second = requiring(robin, RULES, amount=50)
    third = requiring(robin)
    third.amount, third.currency = Decimal(9), "USD"
    third.save()
    actions.require_capability(deal=third, name=LINEAGE, is_must=False, by=robin)
    actions.require_capability(deal=third, name=RULES, is_must=False, by=robin)
    ground.has(ground.flow, LINEAGE, since=LATER)
    ground.has(ground.beacon, RULES, since=LATER)
    found = seen(robin)
    assert found.deals == 3
    assert found.at_stake == (("EUR", Decimal(150)), ("USD", Decimal(9)))
    rows = {one.capability.name: one for one in found.seen}
    assert [one.deal for one in rows[LINEAGE].feelings] == [first, third]
    assert [one.is_must for one in rows[RULES].feelings] == [True, False]
    assert [one.deal for one in rows[RULES].feelings] == [second, third]


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_a_deal_of_others_is_in_no_count_and_in_no_sum(ground: Ground, position: str) -> None:
    """The canary: 1,234,567 is nobody's to see but its team's."""
    theirs = requiring(person(), LINEAGE, amount=1_234_567)
    theirs.unit = None
    theirs.save()
    leader = position == "sales-manager"
    somebody = person(position) if not leader else person(position, unit=_elsewhere())
    own = deal(somebody)
    own.competitors.create(name="Plumbwell Flow", product=ground.flow)
    own.capabilities.create(name=LINEAGE, capability=ground.of(LINEAGE))
    ground.has(ground.flow, LINEAGE, since=LATER)
    work()
    found = seen(somebody)
    assert (found.deals, found.at_stake, found.without_amount) == (1, (), 1)
    assert [felt.deal for one in found.seen for felt in one.feelings] == [own]
    assert [one.deal for one in today_of(somebody).felt.rows] == [own]
    assert seen(person(position, is_active=False)).deals == 0


def _elsewhere() -> Unit:
    return Unit.objects.create(name="Elsewhere", path="/9/")


@pytest.mark.parametrize("rows", [1, 3])
def test_impact_costs_the_same_however_many_deals_feel_it(
    ground: Ground, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    for number in range(rows):
        requiring(robin, *(LINEAGE, RULES)[: number + 1], amount=100)
    ground.has(ground.flow, LINEAGE, since=LATER)
    landscape_now()
    with django_assert_num_queries(8):
        seen(robin)


def test_a_level_that_is_another_one_touches_the_deals_that_require_it(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    landscape.place_capability(
        capability=ground.of(SSO), parent=None, better="lower", unit="ms", by=ground.keeper
    )
    on = requiring(person(), SSO)
    fact = ground.facts[ground.flow.name, SSO]
    measured = {"source": "Our bench", "unit": "ms", "how": "median of ten"}
    for days, level in ((0, 40.0), (5, 20.0)):
        told_now = landscape.Told(added=LONG_AGO, level=level, **measured)  # type: ignore[arg-type]  # spelt out above
        play_on(monkeypatch, LATER + dt.timedelta(days))
        landscape.correct_fact(fact=fact, told=told_now, by=ground.keeper)
        work()
    full = int(Support.FULL)
    assert told(on) == [("Plumbwell Flow", "we-were-wrong", full, full)] * 2
    assert Event.objects.filter(deal_id=on.pk, verb="level_changed").count() == 2
    first, second = (Corner(*[day_of(LATER) + days] * 2) for days in (-1, 5))
    (one,) = impact_seen(on.owner, first, second).seen
    assert (one.capability.name, one.before, one.after) == (SSO, Support.FULL, Support.FULL)
