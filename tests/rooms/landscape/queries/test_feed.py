from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from pacenotes.core.landscape.changes import Corner, Kind
from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.weighing import BECAUSE
from pacenotes.rooms.landscape.actions import (
    Told,
    correct_fact,
    move_release,
    place_capability,
    record_coverage,
    record_fact,
    withdraw_fact,
)
from pacenotes.rooms.landscape.models import Fact
from pacenotes.rooms.landscape.queries.columns import landscape_now
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.feed import feed
from tests.rooms.landscape.land import Land, on_day

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 9, 20)


def compared(land: Land) -> Compared:
    return Compared("", "", land.ours, (land.northbeam, land.tally))


def lively(land: Land, seed: int) -> None:
    """Three weeks in which much is recorded, corrected, withdrawn and moved."""
    dice = random.Random(seed)  # noqa: S311  # a made-up landscape
    products = (land.ours, land.northbeam, land.tally)
    capabilities = (land.lineage, land.fields, land.export, land.sign_on)
    for number in range(40):
        with on_day(TODAY - dt.timedelta(20 - number // 2)):
            day = TODAY - dt.timedelta(dice.randrange(20 - number // 2, 60))
            told = Told(day, source="Seen", is_added_exact=dice.random() > 0.2)
            on = {"product": dice.choice(products), "capability": dice.choice(capabilities)}
            facts = Fact.objects.order_by("pk")
            fact = facts[dice.randrange(len(facts))]
            act = dice.choice(
                (record_fact, correct_fact, withdraw_fact, record_coverage, move_release)
            )
            try:
                with transaction.atomic():
                    if act is record_fact:
                        record_fact(**on, told=told, by=land.by)
                    elif act is correct_fact:
                        correct_fact(fact=fact, told=told, by=land.by)
                    elif act is withdraw_fact:
                        withdraw_fact(fact=fact, reason="It isn't so.", by=land.by)
                    elif act is record_coverage:
                        record_coverage(**on, day=day, by=land.by)
                    else:
                        move_release(release=land.release, state="shipped", day=day, by=land.by)
            except ValidationError:
                continue


@pytest.mark.parametrize("seed", range(4))
def test_lines_lead_from_the_one_corner_to_the_other_step_by_step(land: Land, seed: int) -> None:
    lively(land, seed)
    first, second = Corner(day_of(TODAY) - 14, day_of(TODAY) - 14), Corner(*[day_of(TODAY)] * 2)
    told = feed(compared(land), first, second)
    assert len(told.lines) > 2
    columns = landscape_now().columns
    before = columns.matrix(first.day, first.known)
    after = columns.matrix(second.day, second.known)

    of_pair: dict[tuple[int, int], list[tuple[Support, Support]]] = defaultdict(list)
    for line in sorted(told.lines, key=lambda one: (one.kind is not Kind.WE_WERE_WRONG, one.day)):
        assert line.product is not None
        assert line.before is not None
        assert line.after is not None
        of_pair[line.capability, line.product].append((line.before, line.after))
    for capability, at in columns.places.at.items():
        for product, shown in zip(
            columns.products, zip(before[at], after[at], strict=True), strict=True
        ):
            steps = of_pair[capability, product]
            ends = [shown[0], *(end for step in steps for end in step), shown[1]]
            assert all(ends[n] == ends[n + 1] for n in range(0, len(ends), 2))


@pytest.mark.parametrize("seed", range(4))
def test_standings_lead_from_the_one_corner_to_the_other(land: Land, seed: int) -> None:
    lively(land, seed)
    first, second = Corner(day_of(TODAY) - 14, day_of(TODAY) - 14), Corner(*[day_of(TODAY)] * 2)
    told = feed(compared(land), first, second)
    columns = landscape_now().columns
    others = [land.northbeam.pk, land.tally.pk]
    at = columns.places.at
    now = columns.standings_at(land.ours.pk, others, second.day, second.known)
    for capability, step in told.moved:
        assert step.after is BECAUSE[now[at[capability]]]
    newest: dict[int, object] = {}
    for line in told.lines:
        if line.standing is not None and line.kind is not Kind.WE_WERE_WRONG:
            newest.setdefault(line.capability, line.standing.after)
    for capability, because in newest.items():
        assert because is BECAUSE[now[at[capability]]]


def test_a_level_that_changes_is_told_by_what_it_does_to_us(land: Land) -> None:
    place_capability(capability=land.export, parent=None, better="lower", unit="ms", by=land.by)
    measured = {"source": "Our bench", "unit": "ms", "how": "median of ten"}
    for product, level in ((land.ours, 40.0), (land.northbeam, 65.0), (land.tally, 65.0)):
        fact = Fact.objects.get(product=product, capability=land.export)
        told = Told(None, level=level, **measured)  # type: ignore[arg-type]
        correct_fact(fact=fact, told=told, by=land.by)
    first, second = Corner(day_of(TODAY) - 5, day_of(TODAY) - 5), Corner(*[day_of(TODAY)] * 2)
    (line,) = feed(compared(land), first, second).lines
    assert (line.kind, line.product, line.capability) == (
        Kind.WE_WERE_WRONG, None, land.export.pk,
    )  # fmt: skip
    assert line.standing is not None
    assert line.standing.is_another


def test_what_was_corrected_and_taken_back_is_told_twice(land: Land) -> None:
    for days, why in ((6, "shipped"), (3, "not after all")):
        with on_day(TODAY - dt.timedelta(days)):
            if why == "shipped":
                told = Told(dt.date(2026, 8, 1), source="A slide of theirs")
                fact = record_fact(
                    product=land.tally, capability=land.lineage, told=told, by=land.by
                )
            else:
                withdraw_fact(fact=fact, reason="It was a plan.", by=land.by)
    first, second = Corner(day_of(TODAY) - 8, day_of(TODAY) - 8), Corner(*[day_of(TODAY)] * 2)
    lines = feed(compared(land), first, second).lines
    newest, oldest = (line for line in lines if line.capability == land.lineage.pk)
    assert (newest.before, newest.after) == (Support.FULL, Support.NO)
    assert (oldest.before, oldest.after) == (Support.NO, Support.FULL)
    assert [line.day for line in (newest, oldest)] == [day_of(TODAY) - 3, day_of(TODAY) - 6]
    assert {line.kind for line in (newest, oldest)} == {Kind.WE_WERE_WRONG}


def test_an_empty_landscape_has_no_changes(land: Land) -> None:
    assert feed(compared(land), Corner(5, 5), Corner(9, 9)).lines == ()
