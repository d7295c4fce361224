"""The landscape brought in on the command line, by the actions that the pages call too."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pacenotes.core.landscape.days import OPEN
from pacenotes.doors.cli import exits
from pacenotes.doors.cli.main import main
from pacenotes.doors.cli.room import open_room
from pacenotes.rooms.landscape.models import Fact, FactVersion, ReleaseVersion, Vendor
from tests.cast import EVERY_POSITION, person
from tests.rooms.landscape.ground import Ground, ground

pytestmark = pytest.mark.django_db

FACTS = "product,capability,added,source\n"
Ends = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture
def here() -> Ground:
    open_room()
    return ground()


@pytest.fixture
def ends(capsysbinary: pytest.CaptureFixture[bytes]) -> Ends:
    def run(*arguments: object) -> tuple[int, str, list[str]]:
        status = main(["landscape", *(str(argument) for argument in arguments)])
        printed = capsysbinary.readouterr()
        return status, printed.out.decode(), printed.err.decode().splitlines()

    return run


def written(folder: Path, text: str, name: str = "facts.csv") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_a_file_is_looked_at_and_brought_in(here: Ground, ends: Ends, tmp_path: Path) -> None:
    path = written(tmp_path, f"{FACTS}Tally,alerts,2026-01-01,docs\nTally,Cost view,5.1,docs\n")
    by = ("--as", here.kim.email, "--make-unknown")
    dry = ends("import", path, *by, "--dry-run")
    would = "2 rows: 2 would be added, 0 corrected, 0 left as they are\n"
    made = "made with them: Cost view, Tally 5.1\n"
    assert dry == (exits.OK, would + made, [])
    assert not Fact.objects.exists()
    assert ends("import", path, *by)[:2] == (
        exits.OK,
        f"2 rows: 2 added, 0 corrected, 0 left as they are\n{made}",
    )
    assert Fact.objects.count() == 2


def test_what_is_wrong_is_said_line_by_line(here: Ground, ends: Ends, tmp_path: Path) -> None:
    path = written(tmp_path, f"{FACTS}Tally,alerts,9.9,docs\nTally,alerts,2026-01-01,\n")
    status, printed, errors = ends("import", path, "--as", here.kim.email)
    assert (status, printed) == (exits.REFUSED, "")
    assert f"pacenotes: {path}: facts, row 2, added: there is no release “9.9”" in errors[0]
    assert "row 3, source: a value is needed here" in errors[1]
    assert "2 wrong; nothing was imported" in errors[2]
    assert not Fact.objects.exists()


def test_what_cant_be_read_is_said(here: Ground, ends: Ends, tmp_path: Path) -> None:
    by = ("--as", here.kim.email)
    assert ends("import", tmp_path / "none.csv", *by)[0] == exits.UNREADABLE
    assert ends("import", written(tmp_path, "one,two\n1,2\n"), *by)[0] == exits.UNREADABLE
    assert ends("import", written(tmp_path, FACTS), "--as", "nobody@x.example")[0] == (
        exits.CANT_START
    )
    assert ends("nonsense")[0] == exits.USAGE
    assert ends()[0] == exits.OK


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_technical_marketing_alone_brings_in(
    here: Ground, position: str, ends: Ends, tmp_path: Path
) -> None:
    path = written(tmp_path, f"{FACTS}Tally,alerts,2026-01-01,docs\n")
    package = packed(tmp_path / "p", "1.0.0", "2026-01-01", {})
    somebody = person(position)
    is_keeper = position == "technical-marketing"
    wanted = exits.OK if is_keeper else exits.REFUSED
    assert ends("import", path, "--as", somebody.email)[0] == wanted
    assert ends("import-bcd", package, "--as", somebody.email)[0] == wanted
    assert Fact.objects.exists() == is_keeper
    assert Vendor.objects.filter(name="Browsers").exists() == is_keeper


# browser-compat-data


def packed(folder: Path, version: str, day: str, support: dict[str, Any]) -> Path:
    """An unpacked package with one browser and one feature."""
    data = {
        "__meta": {"version": version, "timestamp": f"{day}T00:00:00Z"},
        "browsers": {
            "quokka": {
                "name": "Quokka",
                "releases": {
                    "1": {"release_date": "2020-01-01", "status": "retired"},
                    "2": {"release_date": "2021-01-01", "status": "current"},
                },
            }
        },
        "css": {"gap": {"__compat": {"support": {"quokka": support}, "status": {}}}},
    }
    if not support:
        del data["css"]
    folder.mkdir()
    (folder / "data.json").write_text(json.dumps(data), "utf-8")
    return folder


def test_packages_are_recorded_in_the_order_of_their_days(
    here: Ground, ends: Ends, tmp_path: Path
) -> None:
    later = packed(tmp_path / "b", "1.1.0", "2026-03-01", {"version_added": "1"})
    earlier = packed(tmp_path / "a", "1.0.0", "2026-02-01", {"version_added": "2"})
    by = ("--as", here.kim.email)
    status, printed, _ = ends("import-bcd", later, earlier, *by)
    assert status == exits.OK
    assert [line.partition(":")[0] for line in printed.splitlines()] == [
        "1.0.0 of 2026-02-01",
        "1.1.0 of 2026-03-01",
    ]
    now = FactVersion.objects.get(recorded_until=OPEN)
    assert now.added_release is not None
    assert now.added_release.name == "1"
    assert FactVersion.objects.count() == 2
    again = ends("import-bcd", earlier, *by)
    assert again[0] == exits.REFUSED
    assert "something newer is recorded" in again[2][0]
    assert ReleaseVersion.objects.filter(recorded_until=OPEN).count() == 3


def test_a_package_that_cant_be_read_is_said(here: Ground, ends: Ends, tmp_path: Path) -> None:
    by = ("--as", here.kim.email)
    status, _, errors = ends("import-bcd", tmp_path, *by)
    assert status == exits.UNREADABLE
    assert "there is no data.json" in errors[0]
    odd = packed(tmp_path / "odd", "1.0.0", "2026-02-01", {"version_added": "77"})
    status, _, errors = ends("import-bcd", odd, *by)
    assert status == exits.UNREADABLE
    assert "no release “77”" in errors[0]
    assert not Vendor.objects.filter(name="Browsers").exists()
