"""Who is who, by a file and by options; what can't be used is named with file, key and reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pacenotes.core.positions import POSITIONS
from pacenotes.doors.cli.main import main
from tests.doors.cli.door import DEMO, PACKAGE

GUIDE = PACKAGE.parents[1] / "docs/guide/who-is-who.md"
TOML = """
company = "Northbeam"

[[people]]
name = "Robin Adler"
position = "account-executive"

[[people]]
name = "Sam Okafor"
title = "Sales Engineer"

[[people]]
name = "Ingrid Solheim"
company = "Fjordline"
"""


@pytest.fixture
def people(capsys: pytest.CaptureFixture[str]):
    """Party and position of everybody known, by name."""

    def listen(*arguments: object) -> dict[str, tuple[str, str | None]]:
        assert main(["listen", DEMO, "--json", *map(str, arguments)]) == 0
        (call,) = json.loads(capsys.readouterr().out)["calls"]
        return {one["name"]: (one["party"], one.get("position")) for one in call["people"]}

    return listen


def test_a_file_says_who_is_who(people, tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text(TOML)

    assert people("--roster", tmp_path / "team.toml") == {
        "Robin Adler": ("ours", "account-executive"),
        "Sam Okafor": ("ours", "pre-sales-engineer"),
        "Ingrid Solheim": ("theirs", None),
    }


def test_json_says_the_same(people, tmp_path: Path) -> None:
    (tmp_path / "team.json").write_text(
        json.dumps({"people": [{"name": "Robin Adler", "position": "account-executive"}]})
    )

    assert people("--roster", tmp_path / "team.json") == {
        "Robin Adler": ("ours", "account-executive")
    }


def test_options_say_it_without_a_file(people) -> None:
    assert people("--ours", "Sam Okafor: se", "--theirs", "Tomas Berg: Head of Operations") == {
        "Sam Okafor": ("ours", "pre-sales-engineer"),
        "Tomas Berg": ("theirs", None),
    }


def test_an_option_goes_before_the_file_and_names_nobody_twice(people, tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text(TOML)

    assert people("--roster", tmp_path / "team.toml", "--ours", "sam okafor: product-management",
                  "--theirs", "Robin Adler") == {
        "sam okafor": ("ours", "product-management"),
        "Robin Adler": ("theirs", "account-executive"),
        "Ingrid Solheim": ("theirs", None),
    }  # fmt: skip


WRONG = {
    "ours = ['Northbeam']": "roster: “ours” means nothing here",
    "company = 3": "roster: “company” must be text",
    "domains = 'a.example'": "roster: “domains” must be a list of texts",
    "people = 'Sam'": "“people” must be a list of people",
    "[[people]]\nposition = 'se'": "people[1] has no name",
    "[[people]]\nname = 'A'\n[[people]]\nname = 'B'\nalso = 'C'": "people[2]: “also” must be",
    "[[people]]\nname = 'A'\nrole = 'se'": "people[1]: “role” means nothing here",
    "[[people]]\nname = 'A'\nparty = 'us'": "people[1]: party is “us”; it can be ours, theirs or",
    "[[people]\n": "neither TOML nor JSON: ",
    '{"people": [': "neither TOML nor JSON: ",
    "\udcff": "is not UTF-8 text",
}


@pytest.mark.parametrize("written", WRONG, ids=WRONG.values())
def test_what_cant_be_used_is_named(
    written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    team = tmp_path / "team.toml"
    team.write_bytes(written.encode("utf-8", "surrogateescape"))

    assert main(["listen", DEMO, "--roster", str(team)]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(f"pacenotes: {team}: ")
    assert error.count("\n") == 1
    assert WRONG[written] in error


@pytest.mark.parametrize("option", ["--ours", "--theirs"])
def test_an_option_that_names_nobody_is_named(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["listen", DEMO, option, ": se"]) == 2
    assert capsys.readouterr().err == f"pacenotes: {option}: “: se” names nobody\n"


def test_the_rosters_of_the_guide_can_be_used(people, tmp_path: Path) -> None:
    guide = GUIDE.read_text("utf-8")
    for at, (kind, written) in enumerate(
        block.split("\n", 1) for block in guide.split("```")[1::2] if block[:4] in ("toml", "json")
    ):
        team = tmp_path / f"team-{at}.{kind}"
        team.write_text(written)
        assert {party for party, _ in people("--roster", team).values()} == {"ours", "theirs"}


def test_the_guides_table_has_every_position_and_every_title() -> None:
    guide = GUIDE.read_text("utf-8")

    for one in POSITIONS:
        assert f"| {one.name} | `{one.key}` | {one.side} | {', '.join(one.titles)} |" in guide
