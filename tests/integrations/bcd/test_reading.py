from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pacenotes.core.landscape.amending import NEW
from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.support import Qualifier
from pacenotes.core.landscape.versions import FactVersion, ReleaseState
from pacenotes.integrations.bcd import package, snapshot, statements
from pacenotes.integrations.bcd.numbers import Counted
from pacenotes.integrations.bcd.package import parsed, read_package
from pacenotes.integrations.bcd.snapshot import Snapshot, read_snapshot
from pacenotes.integrations.bcd.unreadable import Unreadable

TODAY = day_of(dt.date(2026, 9, 24))


def data(*statements: Any) -> dict[str, Any]:
    """A package of one browser and one feature, with the statements of the one on the other."""
    return {
        "__meta": {"version": "8.1.3", "timestamp": "2026-09-24T13:25:51.189Z"},
        "browsers": {
            "chrome": {
                "name": "Chrome",
                "releases": {
                    "4": {"status": "retired", "release_date": "2010-01-25"},
                    "5": {"status": "current", "release_date": "2010-05-25"},
                    "6": {"status": "beta", "release_date": "2026-10-06"},
                    "7": {"status": "planned"},
                },
            }
        },
        "api": {
            "Fetch": {
                "__compat": {
                    "status": {"deprecated": False},
                    "support": {"chrome": statements[0] if len(statements) == 1 else [*statements]},
                }
            }
        },
    }


def read(*statements: Any) -> Snapshot:
    return read_snapshot(data(*statements), Counted())


def fact(*statements: Any) -> FactVersion:
    (found,) = read(*statements).facts
    return found


# what it says


def test_a_snapshot_is_of_the_day_it_was_made() -> None:
    found = read({"version_added": "4"})
    assert (found.version, found.day) == ("8.1.3", TODAY)
    rows = (*found.releases, *found.capabilities, *found.facts)
    assert {row.recorded_from for row in rows} == {TODAY}


def test_only_what_is_out_has_shipped() -> None:
    states = {release.release: (release.state, release.day) for release in read([]).releases}
    assert [state for state, _ in states.values()] == [
        ReleaseState.ANNOUNCED,  # preview
        ReleaseState.SHIPPED,
        ReleaseState.SHIPPED,
        ReleaseState.ANNOUNCED,
        ReleaseState.PLANNED,
    ]
    assert states[1][1] is states[5][1] is None
    assert states[2][1] == day_of(dt.date(2010, 1, 25))


def test_a_path_without_support_of_its_own_is_a_heading() -> None:
    heading, feature = read([]).capabilities
    assert (heading.is_heading, heading.parent) == (True, None)
    assert (feature.is_heading, feature.parent) == (False, heading.capability)


def test_a_version_is_a_release() -> None:
    found = fact({"version_added": "4", "version_removed": "5"})
    assert (found.fact, found.added, found.removed) == (NEW, Mark(release=2), Mark(release=3))


def test_a_version_at_the_latest_is_on_or_before() -> None:
    found = fact({"version_added": "≤4", "version_removed": "≤5"})
    assert found.added == Mark(release=2, is_exact=False)
    assert found.removed == Mark(release=3, is_exact=False)


def test_a_preview_is_a_release_that_has_not_shipped() -> None:
    assert fact({"version_added": "preview"}).added == Mark(release=1)


def test_some_version_that_nobody_looked_up_is_by_today() -> None:
    assert fact({"version_added": True}).added == Mark(day=TODAY, is_exact=False)


def test_not_supported_is_a_check_and_null_is_nothing() -> None:
    found = read({"version_added": False})
    assert (len(found.facts), [check.day for check in found.checks]) == (0, [TODAY])
    found = read({"version_added": None})
    assert (found.facts, found.checks) == ([], [])


@pytest.mark.parametrize(
    ("key", "value", "qualifier"),
    [
        ("partial_implementation", True, Qualifier.PARTIAL),
        ("flags", [{"type": "preference", "name": "x"}], Qualifier.FLAG),
        ("prefix", "-webkit-", Qualifier.RENAMED),
        ("alternative_name", "webkitFetch", Qualifier.RENAMED),
    ],
)
def test_what_qualifies_a_statement_qualifies_the_fact(
    key: str, value: Any, qualifier: Qualifier
) -> None:
    assert fact({"version_added": "4", key: value}).qualifiers == {qualifier}


def test_a_note_is_no_qualifier_and_tells_statements_apart() -> None:
    found = fact({"version_added": "4", "notes": "Only over HTTPS."})
    assert (found.qualifiers, found.detail) == (frozenset(), "Only over HTTPS.")


def test_several_statements_are_several_facts() -> None:
    found = read({"version_added": "5"}, {"version_added": "4", "prefix": "-webkit-"})
    assert len(found.facts) == 2


def test_names_keep_their_numbers_from_one_snapshot_to_the_next() -> None:
    numbers = Counted()
    first = read_snapshot(data({"version_added": "4"}), numbers)
    second = read_snapshot(data({"version_added": "4"}), numbers)
    assert first == second


# what is no snapshot


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    told = copy.deepcopy(data({"version_added": "4"}))
    change(told)
    return told


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda d: d.pop("__meta"), "__meta"),
        (lambda d: d["__meta"].update(timestamp="soon"), "timestamp"),
        (lambda d: d.pop("browsers"), "browsers"),
        (lambda d: d["browsers"]["chrome"]["releases"]["4"].update(status="lost"), "releases.4"),
        (lambda d: d["browsers"]["chrome"]["releases"]["4"].update(release_date="x"), "releases.4"),
        (lambda d: d["api"].update(Fetch=[]), "api.Fetch"),
        (lambda d: d["api"]["Fetch"]["__compat"].pop("support"), "api.Fetch"),
        (lambda d: d["api"]["Fetch"]["__compat"].update(support={"netscape": []}), "netscape"),
        (lambda d: d["api"]["Fetch"]["__compat"].update(support={"chrome": ["yes"]}), "chrome"),
        (
            lambda d: d["api"]["Fetch"]["__compat"].update(
                support={"chrome": {"version_added": "99"}}
            ),
            "99",
        ),
        (
            lambda d: d["api"]["Fetch"]["__compat"].update(
                support={"chrome": {"version_added": ["4"]}}
            ),
            "chrome",
        ),
    ],
)
def test_what_is_not_as_it_should_be_is_named(change: Any, named: str) -> None:
    with pytest.raises(Unreadable, match=named):
        read_snapshot(changed(change), Counted())


def test_features_without_an_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    told = data({"version_added": "4"})
    node: dict[str, Any] = told["api"]
    for _ in range(snapshot.MOST_DEPTH + 1):
        node = node.setdefault("deeper", {})
    with pytest.raises(Unreadable, match="no end"):
        read_snapshot(told, Counted())
    monkeypatch.setattr(snapshot, "MOST_FEATURES", 1)
    with pytest.raises(Unreadable, match="no end"):
        read_snapshot(data({"version_added": "4"}), Counted())


def test_statements_without_an_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "MOST_STATEMENTS", 1)
    with pytest.raises(Unreadable, match="too many"):
        read({"version_added": "4"}, {"version_added": "5"})


# the file


def test_a_package_is_a_folder_with_its_data(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text(json.dumps(data([])), "utf-8")
    assert read_package(tmp_path)["__meta"]["version"] == "8.1.3"


def test_a_folder_without_data_is_none(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"data\.json"):
        read_package(tmp_path)


def test_a_file_that_is_too_large_is_not_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 10)
    (tmp_path / "data.json").write_text(json.dumps(data([])), "utf-8")
    with pytest.raises(Unreadable, match="larger"):
        read_package(tmp_path)


@pytest.mark.parametrize("text", [b"", b"[1]", b"nope", b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_json_object_is_refused(text: bytes) -> None:
    with pytest.raises(Unreadable, match="JSON"):
        parsed(text)
