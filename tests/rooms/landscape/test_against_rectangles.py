"""The store against a plain list of rectangles, through random corrections, slips, retractions."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.support import Qualifier, Support
from pacenotes.core.landscape.timeline import on, timeline
from pacenotes.core.landscape.versions import (
    CapabilityVersion,
    Check,
    FactVersion,
    ReleaseState,
    ReleaseVersion,
)
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.actions import Told, facts, releases
from pacenotes.rooms.landscape.models import Capability, Fact, Product, Release
from pacenotes.rooms.landscape.queries import columns
from pacenotes.rooms.landscape.queries.records import records_of
from tests.cast import person
from tests.core.landscape.naive import Model

pytestmark = pytest.mark.django_db

FIRST = dt.date(2026, 1, 5).toordinal()
"""The day on which recording begins."""
BEFORE, AFTER = 4, 12
"""Marks lie from so many days before it until so many after it."""
LOOKED_AT = (1, *range(FIRST - BEFORE - 1, FIRST + AFTER + 1, 2), OPEN - 1)

STATES = (ReleaseState.SHIPPED, ReleaseState.SHIPPED, ReleaseState.PLANNED, ReleaseState.ANNOUNCED)
numbers = st.integers(0, 10**6)
days = st.integers(FIRST - BEFORE, FIRST + AFTER)
marks = st.one_of(st.none(), st.tuples(st.sampled_from(("day", "release")), days, numbers))
qualified = st.sampled_from(((), (), (Qualifier.FLAG,)))


@dataclass
class Rectangles:
    """All that was ever recorded, as a list that is looked through day by day."""

    facts: list[FactVersion] = field(default_factory=list)
    releases: list[ReleaseVersion] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    capabilities: list[CapabilityVersion] = field(default_factory=list)
    newest: int = 0

    @property
    def model(self) -> Model:
        return Model(self.facts, self.releases, self.checks, self.capabilities)

    def current(self) -> list[FactVersion]:
        return [fact for fact in self.facts if fact.recorded_until == OPEN]

    def release(self, number: int) -> ReleaseVersion:
        return next(r for r in self.releases if r.release == number and r.recorded_until == OPEN)

    def tell(self, told: FactVersion, instead_of: FactVersion | None = None) -> None:
        if instead_of is not None:
            self.close(instead_of, told.recorded_from)
        self.facts.append(told)

    def wrote(self, day: int) -> None:
        self.newest = max(self.newest, day)

    def close(self, fact: FactVersion, day: int) -> None:
        self.facts[self.facts.index(fact)] = replace(fact, recorded_until=day)

    def can_be(self, told: FactVersion) -> bool:
        """Whether its days are in order and have come."""
        known = told.recorded_from
        ends = [self._planned(mark) for mark in (told.added, told.removed)]
        if any(
            m is not None and m.day is not None and m.day > known
            for m in (told.added, told.removed)
        ):
            return False
        return None in ends or ends[0] <= ends[1]  # type: ignore[operator]  # no None in ends

    def _planned(self, mark: Mark | None) -> int | None:
        if mark is None:
            return None
        return mark.day if mark.release is None else self.release(mark.release).day

    def overlaps(self, known: int) -> bool:
        """Whether two facts alike both surely hold on a day, as known on a day or later."""
        every = range(FIRST - BEFORE - 1, FIRST + AFTER + 40)
        model = self.model
        for at, one in enumerate(self.facts):
            for other in self.facts[at + 1 :]:
                if _about(one) != _about(other) or one.fact == other.fact:
                    continue
                for when in (known, known + 1):
                    if not all(f.recorded_from <= when < f.recorded_until for f in (one, other)):
                        continue
                    for day in (1, *every, OPEN - 1):
                        if all(model.fact_says(f, day, when) == "sure" for f in (one, other)):
                            return True
        return False


def _about(fact: FactVersion) -> tuple[object, ...]:
    return fact.product, fact.capability, fact.qualifiers, fact.detail


class Store(RuleBasedStateMachine):
    """The actions on one side, the list on the other; after each step they say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.hold = transaction.atomic()
        self.hold.__enter__()
        columns._kept.clear()
        self.today = FIRST
        self.clock = mock.patch("django.utils.timezone.localdate", self.localdate)
        self.shown = FIRST
        self.clock.start()
        self.kim = person("technical-marketing")
        self.list = Rectangles(newest=FIRST)
        self.products: list[Product] = []
        self.capabilities: list[Capability] = []
        for name in ("ours", "theirs"):
            vendor = actions.add_vendor(name=name, is_ours=name == "ours", by=self.kim)
            self.products.append(actions.add_product(vendor=vendor, name=name, by=self.kim))
        for name in ("alerts", "lineage"):
            made = actions.add_capability(key=name, name=name, by=self.kim)
            self.capabilities.append(made)
            self.list.capabilities.append(CapabilityVersion(made.pk, None, FIRST))

    def teardown(self) -> None:
        self.clock.stop()
        transaction.set_rollback(True)
        self.hold.__exit__(None, None, None)
        columns._kept.clear()

    # what is done

    @rule(count=st.integers(1, 3))
    def days_go_by(self, count: int) -> None:
        self.today += count

    @rule(product=st.integers(0, 1), state=st.sampled_from(STATES), day=days, zone=st.booleans())
    def a_release_is_added(self, product: int, state: ReleaseState, day: int, zone: bool) -> None:
        on_day = self.acts(zone)
        of = self.products[product]
        made = self.tried(
            lambda: actions.add_release(
                product=of,
                name=f"r{len(self.list.releases)}",
                state=state,
                day=dt.date.fromordinal(day),
                by=self.kim,
            )
        )
        assert (made is None) == (state is ReleaseState.SHIPPED and day > on_day)
        if made is not None:
            self.list.releases.append(ReleaseVersion(made.pk, of.pk, day, state, on_day))
            self.list.wrote(on_day)

    @rule(which=numbers, state=st.sampled_from(STATES), day=days, zone=st.booleans())
    def a_release_slips(self, which: int, state: ReleaseState, day: int, zone: bool) -> None:
        standing = [r for r in self.list.releases if r.recorded_until == OPEN]
        if not standing:
            return
        old, on_day = standing[which % len(standing)], self.acts(zone)
        before = list(self.list.releases)
        if (old.day, old.state) != (day, state):
            self.list.releases[before.index(old)] = replace(old, recorded_until=on_day)
            new = replace(old, day=day, state=state, recorded_from=on_day)
            self.list.releases.append(new)
        can_be = not (state is ReleaseState.SHIPPED and day > on_day)
        can_be = can_be and not self.list.overlaps(on_day)
        moved = self.tried(
            lambda: actions.move_release(
                release=Release.objects.get(pk=old.release),
                state=state,
                day=dt.date.fromordinal(day),
                by=self.kim,
            )
        )
        assert (moved is not None) == can_be
        if moved is None:
            self.list.releases = before
        elif self.list.releases != before:
            self.list.wrote(on_day)

    @rule(
        pair=st.tuples(st.integers(0, 1), st.integers(0, 1)), added=marks, removed=marks,
        exact=st.tuples(st.booleans(), st.booleans()), qualifiers=qualified, zone=st.booleans(),
    )  # fmt: skip
    def a_fact_is_recorded(
        self,
        pair: tuple[int, int],
        added: Any,
        removed: Any,
        exact: tuple[bool, bool],
        qualifiers: tuple[Qualifier, ...],
        zone: bool,
    ) -> None:
        on_day = self.acts(zone)
        product, capability = self.products[pair[0]], self.capabilities[pair[1]]
        told, version = self.told(product, capability, added, removed, exact, qualifiers, on_day)
        self.list.tell(version)
        can_be = self.list.can_be(version) and not self.list.overlaps(on_day)
        self.list.facts.pop()
        made = self.tried(
            lambda: actions.record_fact(
                product=product, capability=capability, told=told, by=self.kim
            )
        )
        assert (made is not None) == can_be
        if made is not None:
            self.list.tell(replace(version, fact=made.pk))
            self.list.wrote(on_day)

    @rule(
        which=numbers, added=marks, removed=marks,
        exact=st.tuples(st.booleans(), st.booleans()), qualifiers=qualified, zone=st.booleans(),
    )  # fmt: skip
    def a_fact_is_corrected(
        self,
        which: int,
        added: Any,
        removed: Any,
        exact: tuple[bool, bool],
        qualifiers: tuple[Qualifier, ...],
        zone: bool,
    ) -> None:
        standing = self.list.current()
        if not standing:
            return
        old, on_day = standing[which % len(standing)], self.acts(zone)
        fact = Fact.objects.select_related("product", "capability").get(pk=old.fact)
        told, version = self.told(
            fact.product, fact.capability, added, removed, exact, qualifiers, on_day
        )
        version = replace(version, fact=old.fact)
        before = list(self.list.facts)
        if replace(version, recorded_from=old.recorded_from) != old:
            self.list.tell(version, instead_of=old)
        can_be = self.list.can_be(version) and not self.list.overlaps(on_day)
        done = self.tried(lambda: actions.correct_fact(fact=fact, told=told, by=self.kim))
        assert (done is not None) == can_be
        if done is None:
            self.list.facts = before
        elif self.list.facts != before:
            self.list.wrote(on_day)

    @rule(which=numbers, zone=st.booleans())
    def a_fact_is_withdrawn(self, which: int, zone: bool) -> None:
        standing = self.list.current()
        if not standing:
            return
        old, on_day = standing[which % len(standing)], self.acts(zone)
        fact = Fact.objects.get(pk=old.fact)
        actions.withdraw_fact(fact=fact, reason="It never was so", by=self.kim)
        self.list.close(old, on_day)
        self.list.wrote(on_day)

    @rule(pair=st.tuples(st.integers(0, 1), st.integers(0, 1)), zone=st.booleans())
    def a_product_is_checked(self, pair: tuple[int, int], zone: bool) -> None:
        on_day = self.acts(zone)
        product, capability = self.products[pair[0]], self.capabilities[pair[1]]
        actions.record_coverage(
            product=product, capability=capability, day=dt.date.fromordinal(FIRST), by=self.kim
        )
        self.list.checks.append(Check(product.pk, capability.pk, FIRST, on_day))
        self.list.wrote(on_day)

    # what has to be so

    @invariant()
    def both_say_the_same(self) -> None:
        model, kept = self.list.model, columns.landscape_now().columns
        records = records_of(capability.pk for capability in self.capabilities)
        newest = self.list.newest
        knowns = {known for known in (FIRST, newest - 1, newest) if known >= FIRST}
        for known in knowns:
            own = {
                (p.pk, c.pk): timeline(records.spans(p.pk, c.pk), records.checks(p.pk, c.pk), known)
                for p in self.products
                for c in self.capabilities
            }
            for day in LOOKED_AT:
                matrix = kept.matrix(day, known)
                for (product, capability), stretches in own.items():
                    wanted = Support[model.support(product, capability, day, known)]
                    row = list(kept.capabilities).index(capability)
                    place = kept.products.index(product)
                    assert on(stretches, day).support is wanted
                    assert Support(matrix[row, place]) is wanted

    # the hands

    def localdate(self, *_: object) -> dt.date:
        return dt.date.fromordinal(self.shown)

    def acts(self, zone: bool) -> int:
        """The day that somebody records on: where they are it may be tomorrow already."""
        self.shown = self.today + zone
        return max(self.shown, self.list.newest)

    def tried(self, act: Callable[[], Any]) -> Any:
        try:
            with transaction.atomic():
                return act()
        except ValidationError:
            return None

    def told(
        self,
        product: Product,
        capability: Capability,
        added: Any,
        removed: Any,
        exact: tuple[bool, bool],
        qualifiers: tuple[Qualifier, ...],
        on_day: int,
    ) -> tuple[Told, FactVersion]:
        first, last = self.mark(product, added, exact[0]), self.mark(product, removed, exact[1])
        told = Told(
            added=_as_told(first),
            removed=_as_told(last),
            is_added_exact=exact[0],
            is_removed_exact=exact[1],
            qualifiers=qualifiers,
            source="notes",
        )
        version = FactVersion(
            0, product.pk, capability.pk, first, last, on_day, qualifiers=frozenset(qualifiers)
        )
        return told, version

    def mark(self, product: Product, drawn: Any, is_exact: bool) -> Mark | None:
        if drawn is None:
            return None
        kind, day, which = drawn
        of = [r for r in self.list.releases if r.product == product.pk and r.recorded_until == OPEN]
        if kind == "release" and of:
            return Mark(release=of[which % len(of)].release, is_exact=is_exact)
        return Mark(day=day, is_exact=is_exact)


def _as_told(mark: Mark | None) -> Release | dt.date | None:
    if mark is None:
        return None
    if mark.release is not None:
        return Release.objects.select_related("product").get(pk=mark.release)
    return dt.date.fromordinal(mark.day or 0)


EXAMPLES = int(os.environ.get("PACENOTES_EXAMPLES", "40"))
thorough = settings(
    max_examples=EXAMPLES,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_the_store_is_a_list_of_rectangles() -> None:
    run_state_machine_as_test(Store, settings=thorough)


def _nothing_moves(*_: object) -> list[int]:
    return []


def _nothing_closes(*_: object) -> None:
    return None


EARLY, LATE = FIRST - 5, FIRST - 2


def _a_release_slips(store: Store) -> None:
    store.a_release_is_added(0, ReleaseState.SHIPPED, EARLY, False)
    store.a_fact_is_recorded((0, 0), ("release", EARLY, 0), None, (True, True), (), False)
    store.a_release_slips(0, ReleaseState.SHIPPED, LATE, False)


def _a_fact_is_corrected(store: Store) -> None:
    store.a_fact_is_recorded((0, 0), ("day", EARLY, 0), None, (True, True), (), False)
    store.a_fact_is_corrected(0, ("day", LATE, 0), None, (True, True), (), False)


def _a_fact_is_told_twice(store: Store) -> None:
    for day in (EARLY, LATE):
        store.a_fact_is_recorded((0, 0), ("day", day, 0), None, (True, True), (), False)


FAULTS: dict[str, tuple[Callable[[], Any], Callable[[Store], None]]] = {
    "facts stay where they were when their release slips": (
        lambda: mock.patch.object(releases, "facts_naming", _nothing_moves), _a_release_slips,
    ),
    "what was corrected or withdrawn stays": (
        lambda: mock.patch.object(facts, "_close", _nothing_closes), _a_fact_is_corrected,
    ),
    "overlaps aren't looked for": (
        lambda: mock.patch.multiple(
            facts, refused_facts=lambda *_: (), check_no_overlap=_nothing_closes
        ),
        _a_fact_is_told_twice,
    ),
}  # fmt: skip


def _played(plays: Callable[[Store], None]) -> None:
    store = Store()
    try:
        plays(store)
        store.both_say_the_same()
    finally:
        store.teardown()


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(name: str) -> None:
    fault, plays = FAULTS[name]
    _played(plays)
    if plays is _a_fact_is_told_twice and connection.vendor == "postgresql":
        # There the database itself refuses, whatever the action forgets.
        with fault():
            _played(plays)
        return
    with fault(), pytest.raises((AssertionError, IntegrityError)):
        _played(plays)
