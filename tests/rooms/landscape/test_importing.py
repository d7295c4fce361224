"""Facts, releases and coverage brought in from a file: all of it or nothing."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.table_fields import About
from pacenotes.core.tables.wrong import Unusable
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.actions import Outcome
from pacenotes.rooms.landscape.models import (
    Capability,
    Coverage,
    Fact,
    FactVersion,
    Release,
    ReleaseVersion,
)
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, person
from tests.rooms.deals.seats import all_rows
from tests.rooms.landscape.ground import Ground, ground

pytestmark = pytest.mark.django_db

FACTS = "product,capability,added,removed,qualifiers,detail,level,unit,how,source,link\n"


@pytest.fixture
def here() -> Ground:
    made = ground()
    made.release("5.0", dt.date(2026, 3, 1), product=made.plumbwell)
    made.release("6.0", dt.date(2026, 8, 1), product=made.plumbwell)
    return made


def taken(here: Ground, text: str, **more: object) -> Outcome:
    return actions.import_landscape(data=text.encode(), by=here.kim, **more)  # type: ignore[arg-type]  # spelt out by tests


def wrongs(outcome: Outcome) -> list[tuple[int | None, str | None, str]]:
    return [(one.wrong.line, one.wrong.column, one.wrong.why.say()) for one in outcome.wrongs]


def test_facts_come_in_with_marks_qualifiers_and_levels(here: Ground) -> None:
    outcome = taken(
        here,
        FACTS
        + "Plumbwell,Alerts by owner,<=5.0,6.0,\"flag, add-on\",alerts.beta,,,,their docs,\n"
        + "plumbwell-inc-plumbwell,lineage,2026-04-02,,,,12,steps,counted by hand,blog,"
        "https://plumbwell.example/lineage\n",
    )  # fmt: skip
    assert (outcome.is_in, outcome.added, outcome.changed, outcome.left) == (True, 2, 0, 0)
    first, second = FactVersion.objects.order_by("pk")
    assert first.added_release is not None
    assert (first.added_release.name, first.added_is_exact) == ("5.0", False)
    assert first.removed_release is not None
    assert (first.removed_release.name, first.detail) == ("6.0", "alerts.beta")
    assert (second.added_day, second.level) == (dt.date(2026, 4, 2).toordinal(), 12)
    assert second.link == "https://plumbwell.example/lineage"


def test_a_second_time_nothing_changes_and_what_differs_is_corrected(here: Ground) -> None:
    row = "Plumbwell,alerts,5.0,{removed},,,,,,docs,\n"
    assert taken(here, FACTS + row.format(removed="")).added == 1
    again = taken(here, FACTS + row.format(removed=""))
    assert (again.added, again.changed, again.left) == (0, 0, 1)
    changed = taken(here, FACTS + row.format(removed="6.0"))
    assert (changed.added, changed.changed, changed.left) == (0, 1, 0)
    assert Fact.objects.count() == 1
    assert FactVersion.objects.count() == 2


def test_what_no_column_says_stays(here: Ground) -> None:
    here.fact(dt.date(2026, 1, 1), link="https://docs.example/", removed=dt.date(2026, 5, 1))
    taken(here, "product,capability,added,source\nBeacon,alerts,2026-01-01,new notes\n")
    now = FactVersion.objects.get(recorded_until=OPEN)
    assert (now.source, now.link) == ("new notes", "https://docs.example/")
    assert now.removed_day == dt.date(2026, 5, 1).toordinal()


def test_what_ends_makes_room_for_what_follows_it_in_whatever_order(here: Ground) -> None:
    taken(here, FACTS + "Plumbwell,alerts,5.0,,,,,,,docs,\n")
    outcome = taken(
        here,
        FACTS + "Plumbwell,alerts,6.0,,,,,,,docs,\nPlumbwell,alerts,5.0,6.0,,,,,,docs,\n",
    )
    assert (outcome.added, outcome.changed) == (1, 1)


BAD = {
    "overlapping facts": (
        "Plumbwell,alerts,2026-03-02,,,,,,,docs,\nPlumbwell,alerts,2026-05-01,,,,,,,docs,\n",
        (3, "added", "recorded already"),
    ),
    "a removal before its addition": (
        "Plumbwell,alerts,6.0,5.0,,,,,,docs,\n",
        (2, "removed", "before it is added"),
    ),
    "an unknown unit": (
        "Plumbwell,lineage,5.0,,,,3,furlongs,counted,docs,\n",
        (2, "unit", "no unit that is known"),
    ),
    "a level without a unit": (
        "Plumbwell,lineage,5.0,,,,3,,counted,docs,\n",
        (2, "unit", "a level needs the unit"),
    ),
    "a level that nobody says how it was measured": (
        "Plumbwell,lineage,5.0,,,,3,steps,,docs,\n",
        (2, "how", "both or none"),
    ),
    "a date in the wrong order": (
        "Plumbwell,alerts,2026-13-02,,,,,,,docs,\n",
        (2, "added", "2026-13-02"),
    ),
    "a date that can be read in two ways": (
        "Plumbwell,alerts,02/03/2026,,,,,,,docs,\n",
        (2, "added", "02/03/2026"),
    ),
    "a day that is to come": (
        "Plumbwell,alerts,2027-01-01,,,,,,,docs,\n",
        (2, "added", "to come"),
    ),
    "no such release": (
        "Plumbwell,alerts,9.9,,,,,,,docs,\n",
        (2, "added", "no release “9.9”"),
    ),
    "no such product": (
        "Plumbwel,alerts,5.0,,,,,,,docs,\n",
        (2, "product", "no product “Plumbwel”"),
    ),
    "no such capability": (
        "Plumbwell,alarms,5.0,,,,,,,docs,\n",
        (2, "capability", "no capability “alarms”"),
    ),
    "no such qualifier": (
        "Plumbwell,alerts,5.0,,half,,,,,docs,\n",
        (2, "qualifiers", "“half” is no qualifier"),
    ),
    "no source": ("Plumbwell,alerts,5.0,,,,,,,,\n", (2, "source", "needed")),
    "a formula": ("Plumbwell,alerts,5.0,,,=1+1,,,,docs,\n", (2, "detail", "formula")),
    "no web address": (
        "Plumbwell,alerts,5.0,,,,,,,docs,javascript:alert(1)\n",
        (2, "link", "no web address"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_what_is_wrong_names_row_field_and_reason_and_nothing_is_half_recorded(
    bad: str, here: Ground
) -> None:
    rows, (line, field, why) = BAD[bad]
    before = all_rows()
    outcome = taken(here, FACTS + rows + "Tally,alerts,2026-01-01,,,,,,,docs,\n")
    assert not outcome.is_in
    assert [one[:2] for one in wrongs(outcome)] == [(line, field)]
    assert why in wrongs(outcome)[0][2]
    assert all_rows() == before


@pytest.mark.parametrize(
    ("row", "field", "why"),
    [
        ("Plumbwell,7.0,shipped,", "day", "needs a date"),
        ("Plumbwell,7.0,shipped,2027-01-01", "day", "hasn't come yet"),
        ("Plumbwell,7.0,beta,2026-01-01", "state", "isn't known here"),
        ("Plumbwell,7.0,shipped,2026-31-01", "day", "2026-31-01"),
        ("Nobody,7.0,shipped,2026-01-01", "product", "no product"),
    ],
)
def test_a_release_that_cant_be_is_refused(here: Ground, row: str, field: str, why: str) -> None:
    before = all_rows()
    outcome = taken(here, f"product,release,state,day\n{row}\n")
    assert [one[:2] for one in wrongs(outcome)] == [(2, field)]
    assert why in wrongs(outcome)[0][2]
    assert all_rows() == before


def test_releases_are_added_moved_and_left(here: Ground) -> None:
    text = "product,release,state,day\nPlumbwell,5.0,shipped,2026-03-01\n"
    text += "Plumbwell,6.0,shipped,2026-08-05\nPlumbwell,7.0,planned,\n"
    outcome = taken(here, text)
    assert (outcome.added, outcome.changed, outcome.left) == (1, 1, 1)
    moved = ReleaseVersion.objects.get(release__name="6.0", recorded_until=OPEN)
    assert moved.day == dt.date(2026, 8, 5).toordinal()


def test_coverage_comes_in_once(here: Ground) -> None:
    text = "product,capability,checked on,source\nTally,alerts,2026-09-01,trial account\n"
    assert taken(here, text).added == 1
    assert taken(here, text).left == 1
    assert Coverage.objects.get().source == "trial account"
    tomorrow = "product,capability,day\nTally,alerts,2026-12-01\n"
    assert wrongs(taken(here, tomorrow)) == [
        (2, "day", "2026-12-01 hasn't come yet, so nothing can have been looked at on it")
    ]


def test_json_holds_all_three_and_releases_come_first(here: Ground) -> None:
    told = {
        "facts": [
            {"product": "Tally", "capability": "alerts", "added": "3.1", "source": "docs",
             "qualifiers": ["flag"], "level": None},
        ],
        "coverage": [{"product": "Tally", "capability": "lineage", "day": "2026-09-01"}],
        "releases": [{"product": "Tally", "release": "3.1", "state": "shipped",
                      "day": "2026-02-01"}],
    }  # fmt: skip
    outcome = taken(here, json.dumps(told))
    assert (outcome.is_in, outcome.added) == (True, 3)
    assert [line.about for line in outcome.listed] == list(About)


@pytest.mark.parametrize(
    ("told", "line", "field"),
    [
        ([{"product": "Tally", "capability": "alerts", "nonsense": 1, "source": "x"}],
         1, "nonsense"),
        ([7], 1, None),
        ([{"product": "Tally", "capability": "alerts", "source": {"a": 1}}], 1, "source"),
    ],
)  # fmt: skip
def test_json_that_is_no_row_is_refused(
    here: Ground, told: object, line: int, field: str | None
) -> None:
    outcome = taken(here, json.dumps(told))
    assert [one[:2] for one in wrongs(outcome)] == [(line, field)]


@pytest.mark.parametrize(
    "text", ["", "{", "[", "7", '{"a": []}', "{}", "one,two\n1,2\n", "product,capability\nx,y\n"]
)
def test_a_file_that_cant_be_read_is_refused_whole(here: Ground, text: str) -> None:
    before = all_rows()
    with pytest.raises(Unusable):
        taken(here, text)
    assert all_rows() == before


def test_what_is_not_known_is_made_where_that_is_asked_for(here: Ground) -> None:
    text = FACTS + "Plumbwell,Data quality score,7.0,,,,3,points,counted,docs,\n"
    assert not taken(here, text).is_in
    outcome = taken(here, text, makes_unknown=True)
    assert (outcome.is_in, outcome.made) == (True, ["Data quality score", "Plumbwell 7.0"])
    assert Capability.objects.get(key="data-quality-score").versions.get().unit == "points"
    made = Release.objects.get(name="7.0").versions.get()
    assert (made.state, made.day) == ("announced", OPEN)


def test_a_dry_run_says_the_same_and_records_nothing(here: Ground) -> None:
    before = all_rows()
    text = FACTS + "Plumbwell,alerts,5.0,,,,,,,docs,\nPlumbwell,New,7.0,,,,,,,docs,\n"
    dry = taken(here, text, is_dry=True, makes_unknown=True)
    assert all_rows() == before
    wet = taken(here, text, makes_unknown=True)
    assert (dry.is_in, wet.is_in) == (False, True)
    assert (dry.counts, dry.lines, dry.made) == (wet.counts, wet.lines, wet.made)


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_technical_marketing_alone_imports(here: Ground, position: str) -> None:
    data = (FACTS + "Plumbwell,alerts,5.0,,,,,,,docs,\n").encode()
    somebody = person(position)
    before = all_rows()
    if position == "technical-marketing":
        assert actions.import_landscape(data=data, by=somebody).is_in
        return
    with pytest.raises(Forbidden):
        actions.import_landscape(data=data, by=somebody)
    assert all_rows() == before
