"""Tables in and out on the command line, by the actions that the pages call too."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pacenotes.doors.cli import exits
from pacenotes.doors.cli.main import main
from pacenotes.doors.cli.room import open_room
from pacenotes.rooms.deals.models import Account, CustomField, Deal, TableImport
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, deal, person
from tests.doors.cli.door import PACKAGE
from tests.tables import DEALS, account_file, every_row, pipeline_file, sums_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def opened_before() -> None:
    """What opening the room for the first time writes down is none of an import's."""
    open_room()


Ends = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture
def leader(opened_before: None) -> Person:
    return person("sales-manager", "Imke Sommer")


@pytest.fixture
def ends(capsysbinary: pytest.CaptureFixture[bytes]) -> Ends:
    """The status, what was printed and the lines on the error stream."""

    def run(*arguments: object) -> tuple[int, str, list[str]]:
        status = main([str(argument) for argument in arguments])
        printed = capsysbinary.readouterr()
        return status, printed.out.decode(), printed.err.decode().splitlines()

    return run


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str | bytes], Path]:
    def write(data: str | bytes) -> Path:
        path = tmp_path / "deals.csv"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


def bring(ends: Ends, path: object, by: Person, *more: str, kind: str = "deals") -> tuple[int, str]:
    status, printed, _ = ends("import", path, "--kind", kind, "--as", by.email, *more)
    return status, printed


def test_accounts_and_deals_come_in_and_add_up(
    ends: Ends, leader: Person, file: Callable[[str], Path]
) -> None:
    assert bring(ends, file(account_file()), leader, kind="accounts") == (
        exits.OK, "85 rows: 85 added, 0 changed, 0 left as they are, 0 are wrong\n",
    )  # fmt: skip
    text = pipeline_file(400)
    status, printed = bring(
        ends, file(text), leader, "--constant", "currency=USD", "--keep-owner-names",
    )  # fmt: skip
    assert (status, printed) == (
        exits.OK, "400 rows: 400 added, 0 changed, 0 left as they are, 0 are wrong\n",
    )  # fmt: skip
    won = sums_of(text)["Won", "Noor Haddad"]
    deals = Deal.objects.filter(stage="won", owner_name="Noor Haddad")
    assert (deals.count(), sum(d.amount or 0 for d in deals)) == won


def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    ends: Ends, leader: Person, file: Callable[[str], Path]
) -> None:
    before = every_row("Event")
    status, printed = bring(ends, file(DEALS + "D1,One,,,,,,\n"), leader, "--dry-run")
    assert status == exits.OK
    assert printed.splitlines() == [
        "1 rows: 1 would be added, 0 changed, 0 left as they are, 0 are wrong",
        "nothing was imported",
    ]
    assert every_row("Event") == before


def test_what_is_wrong_is_a_line_with_line_column_and_reason_and_nothing_comes_in(
    ends: Ends, leader: Person, file: Callable[[str], Path]
) -> None:
    path = file(DEALS + "D1,One,,,,,,\nD2,Two,,,Winning,,,\n")
    before = every_row("Event")
    status, printed, (line,) = ends("import", path, "--kind", "deals", "--as", leader.email)
    assert status == exits.REFUSED
    assert line.startswith(f"pacenotes: {path}: line 3, Stage: “Winning” is no stage of New")
    assert printed.splitlines()[-1] == "nothing was imported"
    assert every_row("Event") == before


def test_good_rows_come_in_alone_and_the_wrong_ones_are_written_where_that_is_said(
    ends: Ends, leader: Person, file: Callable[[str], Path], tmp_path: Path
) -> None:
    path = file(DEALS + "D1,One,,,,,,\nD2,Two,,,Winning,,,\n")
    wrong = tmp_path / "wrong.csv"
    status, printed = bring(ends, path, leader, "--keep-good-rows", "--wrong-rows", str(wrong))
    assert (status, printed) == (
        exits.REFUSED, "2 rows: 1 added, 0 changed, 0 left as they are, 1 are wrong\n",
    )  # fmt: skip
    assert Deal.objects.get().name == "One"
    assert "D2,Two,,,Winning" in wrong.read_text("utf-8-sig")


def test_columns_constants_values_names_and_conventions_are_said_by_options(
    ends: Ends, leader: Person, file: Callable[[str], Path]
) -> None:
    CustomField.objects.create(on="deal", key="region", name="Region", kind="text")
    status, _ = bring(
        ends, file("no;what;where;phase;until;worth\n7;Kit;Up;Hot;03.04.2026;1.234,50\n"), leader,
        "--map", "external_id=no", "--map", "region=where", "--map", "Stage=phase",
        "--map", "closes_on=until", "--map", "amount=worth", "--value", "phase:Hot=Won",
        "--constant", "currency=EUR", "--name", "{what} {no}", "--decimals", "comma",
        "--dates", "day-first",
    )  # fmt: skip
    assert status == exits.OK
    made = Deal.objects.get()
    assert (made.name, made.external_id, made.stage) == ("Kit 7", "7", "won")
    assert (str(made.amount), str(made.closes_on), made.custom) == (
        "1234.50", "2026-04-03", {"region": "Up"},
    )  # fmt: skip


def test_unknown_accounts_are_added_where_that_is_said(
    ends: Ends, leader: Person, file: Callable[[str], Path]
) -> None:
    path = file(DEALS + "D1,One,Fjordline,,,,,\n")
    assert bring(ends, path, leader)[0] == exits.REFUSED
    status, printed = bring(ends, path, leader, "--add-accounts")
    assert (status, printed.splitlines()[1]) == (exits.OK, "accounts added with them: 1")
    assert Account.objects.get().name == "Fjordline"


@pytest.mark.parametrize(("position", "may"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_who_may_not_import_is_refused_here_too(
    position: str, may: bool, ends: Ends, file: Callable[[str], Path]
) -> None:
    somebody = person(position)
    before = every_row()
    status, _, errors = ends(
        "import", file(DEALS + "D1,One,,,,,,\n"), "--kind", "deals", "--as", somebody.email
    )
    if may:
        assert status == exits.OK
        return
    assert status == exits.REFUSED
    assert errors == ["pacenotes: import: Files are imported by a sales manager. Ask one of yours."]
    assert every_row() == before


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [
        (
            ["--map", "nosuch=Name"],
            exits.USAGE,
            "there is no field “nosuch”; known are: external_id",
        ),
        (["--map", "name=nosuch"], exits.USAGE, "the file has no column “nosuch”; it has: Deal id"),
        (["--map", "name"], exits.USAGE, "“name” has no “=” in it"),
        (["--value", "Stage=Won"], exits.USAGE, "“Stage=Won” has no “:” in it"),
        (["--as", "nobody@ours.example"], exits.CANT_START, "nobody here has the e-mail address"),
        (["--leave", "Name"], exits.REFUSED, "no column goes to “Name”, which is needed"),
        (["--encoding", "klingon"], exits.USAGE, "klingon"),
    ],
)
def test_words_that_can_not_be_used_are_named_and_nothing_is_kept(
    arguments: list[str], status: int, reason: str, ends: Ends, leader: Person,
    file: Callable[[str], Path],
) -> None:  # fmt: skip
    before = every_row("Event")
    path = file(DEALS + "D1,One,,,,,,\n")
    ended, _, errors = ends("import", path, "--kind", "deals", "--as", leader.email, *arguments)
    assert ended == status
    assert any(reason in line for line in errors), errors
    assert not any("Traceback" in line for line in errors)
    assert every_row("Event") == before


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"id,name\nD1,caf\xe9\n", "line 2: byte 15 of the file (0xE9) is not UTF-8"),
        (b"PK\x03\x04", "this is a workbook or a packed file"),
        (b"", "the file is empty"),
    ],
)
def test_what_is_no_table_can_not_be_read(
    data: bytes, reason: str, ends: Ends, leader: Person, file: Callable[[bytes], Path]
) -> None:
    path = file(data)
    status, _, (line,) = ends("import", path, "--kind", "deals", "--as", leader.email)
    assert status == exits.UNREADABLE
    assert line.startswith(f"pacenotes: {path}: {reason}")
    assert not TableImport.objects.exists()


def test_a_file_that_is_not_there_and_one_that_is_too_large_say_so(
    ends: Ends, leader: Person, tmp_path: Path
) -> None:
    common = ("--kind", "deals", "--as", leader.email)
    assert ends("import", tmp_path / "none.csv", *common) == (
        exits.UNREADABLE, "", [f"pacenotes: {tmp_path}/none.csv: there is no such file"],
    )  # fmt: skip
    large = tmp_path / "large.csv"
    with large.open("wb") as hole:
        hole.truncate(10 * 1000**3)
    status, _, (line,) = ends("import", large, *common)
    assert status == exits.UNREADABLE
    assert "larger than 200 MB" in line


def test_standard_input_is_read(
    ends: Ends, leader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO((DEALS + "D1,One,,,,,,\n").encode()))
    monkeypatch.setattr("sys.stdin", given)
    assert bring(ends, "-", leader)[0] == exits.OK


def test_what_one_may_see_is_printed_and_comes_back_as_nothing_to_change(
    ends: Ends, leader: Person, file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    seller = person(name="Noor Haddad")
    deal(seller, name="=1+1")
    deal(name="Not theirs")
    status, printed, errors = ends("export", "deals", "--as", seller.email)
    assert (status, errors) == (exits.OK, [])
    assert "'=1+1" in printed
    assert "Not theirs" not in printed
    status, printed, _ = ends("export", "deals", "--as", leader.email)
    assert bring(ends, file(printed), leader) == (
        exits.OK, "2 rows: 0 added, 0 changed, 2 left as they are, 0 are wrong\n",
    )  # fmt: skip


def test_who_acts_may_be_said_once_for_all(
    ends: Ends, leader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ends("export", "deals")[0] == exits.USAGE
    monkeypatch.setenv("PACENOTES_AS", leader.email)
    assert ends("export", "deals")[0] == exits.OK


def test_many_wrong_rows_are_counted_and_the_first_are_printed(
    ends: Ends, leader: Person, file: Callable[[str], Path]
) -> None:
    path = file(DEALS + "".join(f"D{n},,,,,,,\n" for n in range(300)))
    _, _, errors = ends("import", path, "--kind", "deals", "--as", leader.email)
    assert len(errors) == 21
    assert errors[-1].endswith("… and 280 more; --wrong-rows FILE writes every wrong row with its "
                               "reasons")  # fmt: skip


def test_the_options_are_documented(ends: Ends) -> None:
    told = (PACKAGE.parents[1] / "docs/reference/command-line.md").read_text("utf-8")
    for command in ("import", "export"):
        _, printed, _ = ends(command, "--help")
        for option in set(re.findall(r"--[a-z][a-z-]+", printed)) - {"--help"}:
            assert f"| `{option}" in told, option
    assert f"| {exits.REFUSED} | " in told
