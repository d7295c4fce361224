"""Every action on the landscape, in every position: who may, who may not, and nothing changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pacenotes.core.landscape.days import day_of
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.landscape import actions, rules
from pacenotes.rooms.landscape.actions import Told
from pacenotes.rooms.landscape.models import CompetitorSet, FieldInput, Statement, TalkTrack
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, person
from tests.rooms.deals.seats import all_rows
from tests.rooms.landscape.ground import TODAY, Ground, ground

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 5, 1)


class Empty:
    """A snapshot that tells nothing."""

    day = day_of(TODAY)
    releases: tuple[Any, ...] = ()
    capabilities: tuple[Any, ...] = ()
    facts: tuple[Any, ...] = ()
    checks: tuple[Any, ...] = ()


def keeping(here: Ground) -> Iterator[tuple[str, Callable[[Person], object]]]:
    """Everything that only technical marketing does, each ready to be done by somebody."""
    told = Told(added=DAY, source="docs")
    release, planned = here.release("1"), here.release("2", state="planned")
    fact = here.fact(release)
    given = FieldInput.objects.create(text="They have it", product=here.ours, given_by=here.kim)
    chosen = actions.add_competitor_set(
        name="All", ours=here.ours, others=[here.tally], by=here.kim
    )
    statement = actions.make_statement(text="We answer", proof="Report", since=DAY, by=here.kim)
    words: actions.Worded = {"say": "Only we", "ask": "", "proof": "", "trap": "", "show": ""}
    track = actions.word_talk_track(
        ours=here.ours, capability=here.lineage, standing="unique", worded=words, by=here.kim
    )
    pair: dict[str, Any] = {"product": here.tally, "capability": here.alerts}
    claim: dict[str, Any] = {"ours": here.ours, "capability": here.alerts, "standing": "unique"}
    data = b"product,capability,added,source\nPlumbwell,alerts,2026-01-01,docs\n"
    place: dict[str, Any] = {"parent": None, "unit": "s", "better": "lower"}
    yield "add_vendor", lambda by: actions.add_vendor(name="Vendor", by=by)
    yield (
        "edit_vendor",
        lambda by: actions.edit_vendor(
            vendor=here.tally.vendor, name="Tally Ltd", is_ours=False, by=by
        ),
    )
    yield (
        "add_product",
        lambda by: actions.add_product(vendor=here.tally.vendor, name="Two", by=by),
    )
    yield "rename_product", lambda by: actions.rename_product(product=here.ours, name="B", by=by)
    yield (
        "add_competitor_set",
        lambda by: actions.add_competitor_set(
            name="Two", ours=here.ours, others=[here.tally], by=by
        ),
    )
    yield (
        "edit_competitor_set",
        lambda by: actions.edit_competitor_set(
            chosen=CompetitorSet.objects.get(pk=chosen.pk),
            name="Few",
            ours=here.ours,
            others=[here.tally],
            by=by,
        ),
    )
    yield (
        "add_release",
        lambda by: actions.add_release(product=here.ours, name="3", state="planned", by=by),
    )
    yield (
        "move_release",
        lambda by: actions.move_release(release=planned, state="shipped", day=DAY, by=by),
    )
    yield "rename_release", lambda by: actions.rename_release(release=planned, name="2 b", by=by)
    yield "add_capability", lambda by: actions.add_capability(key="new", name="New", by=by)
    yield (
        "rename_capability",
        lambda by: actions.rename_capability(
            capability=here.alerts, name="Alarms", about="", by=by
        ),
    )
    yield (
        "place_capability",
        lambda by: actions.place_capability(capability=here.alerts, by=by, **place),
    )
    yield (
        "edit_capability",
        lambda by: actions.edit_capability(
            capability=here.alerts, name="Bells", about="", is_heading=False,
            is_deprecated=True, by=by, **place,
        ),
    )  # fmt: skip
    yield "record_fact", lambda by: actions.record_fact(told=told, by=by, **pair)
    yield (
        "correct_fact",
        lambda by: actions.correct_fact(fact=fact, told=Told(added=DAY, source="x"), by=by),
    )
    yield "withdraw_fact", lambda by: actions.withdraw_fact(fact=fact, reason="A typo", by=by)
    yield "record_coverage", lambda by: actions.record_coverage(day=DAY, by=by, **pair)
    yield (
        "record_snapshot",
        lambda by: actions.record_snapshot(
            snapshot=Empty(), vendor=here.plumbwell.vendor, roots=[], source="x", by=by
        ),
    )
    yield "import_landscape", lambda by: actions.import_landscape(data=data, by=by)
    yield (
        "decide_field_input",
        lambda by: actions.decide_field_input(given=given, state="left", by=by),
    )
    yield (
        "accept_as_fact",
        lambda by: actions.accept_as_fact(
            given=given, product=here.ours, capability=here.lineage, told=told, by=by
        ),
    )
    yield (
        "make_statement",
        lambda by: actions.make_statement(text="We", proof="Report", since=DAY, by=by),
    )
    yield (
        "restate",
        lambda by: actions.restate(
            statement=Statement.objects.get(pk=statement.pk),
            text="We do",
            proof="Report",
            since=DAY,
            by=by,
        ),
    )
    yield (
        "word_talk_track",
        lambda by: actions.word_talk_track(worded=words, by=by, **claim),
    )
    yield (
        "drop_talk_track",
        lambda by: actions.drop_talk_track(track=TalkTrack.objects.get(pk=track.pk), by=by),
    )


NOT_ALONE = {"give_field_input"}
"""What everybody does."""


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_technical_marketing_alone_keeps_the_landscape(position: str) -> None:
    somebody, left = person(position), person(position, is_active=False)
    assert rules.keeps_landscape(somebody) == (position == "technical-marketing")
    assert not rules.keeps_landscape(left)
    here = ground()
    acts = dict(keeping(here))
    before = all_rows()
    for by in (left, somebody):
        for name, act in acts.items():
            events = Event.objects.count()
            if rules.keeps_landscape(by):
                act(by)
                assert Event.objects.count() > events, name
                continue
            with pytest.raises(Forbidden) as refused:
                act(by)
            assert "Give an input instead" in refused.value.words.say(), name
    assert (all_rows() == before) == (position != "technical-marketing")


def test_the_table_holds_every_action() -> None:
    here = ground()
    verbs = {name for name in actions.__all__ if name[0].islower()}
    assert set(dict(keeping(here))) == verbs - NOT_ALONE


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_who_may_sign_in_gives_inputs(position: str) -> None:
    here = ground()
    somebody, left = person(position), person(position, is_active=False)
    assert rules.may_give_field_input(somebody)
    assert not rules.may_give_field_input(left)
    actions.give_field_input(text="They have it", product=here.tally, by=somebody)
    before = all_rows()
    with pytest.raises(Forbidden):
        actions.give_field_input(text="They have it", product=here.tally, by=left)
    assert all_rows() == before
