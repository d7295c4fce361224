from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.tables.mapping import Mapping
from pacenotes.core.tables.wrong import Unusable
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.actions.importing import planning
from pacenotes.rooms.deals.models import Deal, TableImport
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, person
from tests.tables import DEALS, brought_in, every_row, kept, looked_at, mapped

pytestmark = pytest.mark.django_db

ROW = DEALS + "D1,One,,,,,,\n"

ACTIONS: dict[str, Callable[[TableImport, Person], object]] = {
    "keep": lambda t, p: actions.keep_import(
        of="deals", name="x.csv", file=io.BytesIO(ROW.encode()), by=p
    ),
    "map": lambda t, p: actions.map_import(table=t, mapping=t.mapping, by=p),
    "check": lambda t, p: actions.check_import(table=t, by=p),
    "check later": lambda t, p: actions.check_later(table=t, by=p),
    "apply": lambda t, p: actions.apply_import(table=t, by=p),
    "apply later": lambda t, p: actions.apply_later(table=t, by=p),
    "forget": lambda t, p: actions.forget_import(table=t, by=p),
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("position", "may"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_sales_managers_import_and_nobody_else(position: str, may: bool, action: str) -> None:
    somebody = person(position)
    assert rules.may_import(somebody) is may
    table = looked_at(ROW, "deals", person("sales-manager"))
    TableImport.objects.update(by=somebody)
    table.refresh_from_db()
    before = every_row()
    if may:
        ACTIONS[action](table, somebody)
        assert every_row() != before
        return
    with pytest.raises(Forbidden):
        ACTIONS[action](table, somebody)
    assert every_row() == before


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_a_file_is_seen_by_whoever_sent_it_and_by_nobody_else(position: str) -> None:
    sender = person("sales-manager")
    table = kept(ROW, "deals", sender)
    assert list(TableImport.objects.visible_to(sender)) == [table]
    assert list(TableImport.objects.visible_to(person(position))) == []


def test_who_may_not_sign_in_any_more_sees_no_file() -> None:
    sender = person("sales-manager")
    kept(ROW, "deals", sender)
    sender.is_active = False
    assert list(TableImport.objects.visible_to(sender)) == []
    assert not rules.may_import(sender)


def test_a_file_is_mapped_by_its_headings_when_it_is_taken_in() -> None:
    table = kept(ROW, "deals", person("sales-manager"))
    told = {c.header: c.field for c in table.mapping.columns}
    assert told == {
        "Deal id": "external_id", "Name": "name", "Account": "account", "Owner": "owner",
        "Stage": "stage", "Amount": "amount", "Currency": "currency", "Close date": "closes_on",
    }  # fmt: skip
    assert table.samples[1] == ["One"]


def test_a_mapping_that_can_not_stand_changes_nothing() -> None:
    manager = person("sales-manager")
    table = looked_at(ROW, "deals", manager)
    before = every_row()
    with pytest.raises(Unusable) as refused:
        actions.map_import(table=table, mapping=Mapping(), by=manager)
    assert refused.value.wrongs[0].why.say() == "no column goes to “Name”, which is needed"
    assert every_row() == before


def test_rows_are_brought_in_only_after_they_were_looked_at() -> None:
    manager = person("sales-manager")
    with pytest.raises(ValidationError):
        actions.apply_later(table=mapped(ROW, "deals", manager), by=manager)


def test_another_mapping_asks_for_another_look() -> None:
    manager = person("sales-manager")
    table = looked_at(ROW, "deals", manager)
    table = actions.map_import(table=table, mapping=table.mapping, by=manager)
    assert table.state == TableImport.State.KEPT
    with pytest.raises(ValidationError):
        actions.apply_later(table=table, by=manager)


@pytest.mark.parametrize("action", ["map", "check later", "apply later", "forget"])
def test_while_a_file_is_worked_on_nobody_changes_it(action: str) -> None:
    manager = person("sales-manager")
    table = looked_at(ROW, "deals", manager)
    actions.apply_later(table=table, by=manager)
    before = every_row()
    with pytest.raises(ValidationError):
        ACTIONS[action](table, manager)
    assert every_row() == before


@pytest.mark.parametrize("action", ["map", "check later", "apply later"])
def test_what_is_in_is_not_brought_in_again(action: str) -> None:
    manager = person("sales-manager")
    table = actions.apply_import(table=looked_at(ROW, "deals", manager), by=manager)
    before = every_row()
    with pytest.raises(ValidationError):
        ACTIONS[action](table, manager)
    assert every_row() == before


def test_what_came_in_stays_when_the_file_is_dropped() -> None:
    manager = person("sales-manager")
    table = actions.apply_import(table=looked_at(ROW, "deals", manager), by=manager)
    actions.forget_import(table=table, by=manager)
    assert Deal.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"id,name\nD1,caf\xe9\n", 2, "is not UTF-8"),
        (b"PK\x03\x04", None, "this is a workbook or a packed file"),
        (b"", None, "the file is empty"),
        (b"id,id\n1,2\n", 1, "columns 1 and 2 have the same heading"),
        (b"id,name\nD1,a\0b\n", 2, "NUL"),
    ],
)
def test_what_is_no_table_is_not_kept_and_the_reason_is_named(
    data: bytes, line: int | None, reason: str
) -> None:
    manager = person("sales-manager")
    before = every_row()
    with pytest.raises(Unusable) as refused:
        kept(data, "deals", manager)
    (wrong,) = refused.value.wrongs
    assert wrong.line == line
    assert reason in wrong.why.say()
    assert every_row() == before


def test_a_claim_of_10_gb_is_refused_unread() -> None:
    with pytest.raises(Unusable) as refused:
        actions.keep_import(
            of="deals", name="x.csv", file=io.BytesIO(ROW.encode()), claimed_size=10**10,
            by=person("sales-manager"),
        )  # fmt: skip
    assert "larger than 200 MB" in str(refused.value)


def test_another_encoding_is_read_where_it_is_said() -> None:
    manager = person("sales-manager")
    table = actions.keep_import(
        of="deals", name="x.csv", file=io.BytesIO("id;name\nD1;Café\n".encode("cp1252")),
        encoding="windows-1252", by=manager,
    )  # fmt: skip
    actions.apply_import(table=table, by=manager)
    assert Deal.objects.get().name == "Café"


def test_dates_that_can_be_read_in_two_ways_are_asked_for_and_nothing_comes_in() -> None:
    manager = person("sales-manager")
    table = looked_at(DEALS + "D1,One,,,,,,03-04-2026\n", "deals", manager)
    assert table.state == TableImport.State.KEPT
    (wrong,) = table.wrongs
    assert (wrong.line, wrong.column) == (2, "Close date")
    assert "whether the day or the month comes first" in wrong.why.say()


def test_the_wrong_rows_are_kept_as_a_file_that_can_be_corrected_and_sent_again() -> None:
    from pacenotes.rooms.deals.queries.table_imports import wrong_rows_of

    manager = person("sales-manager")
    rows = "D1,One,,,,,,\nD2,,,,Winning,,,\nD3,=1+1,,,,,,\nD4\n"
    table = looked_at(DEALS + rows, "deals", manager)
    text = b"".join(wrong_rows_of(table)).decode("utf-8-sig")
    lines = text.split("\r\n")
    assert lines[0] == DEALS.strip() + ",Line in the file,What is wrong"
    assert lines[1] == "D2,,,,Winning,,,,3,Name: a value is needed here"
    assert lines[2].startswith("D3,'=1+1,,,,,,,4,\"Name: a spreadsheet would run this")
    assert lines[3].startswith(',,,,,,,,5,"there are 1 cells here')
    again = looked_at(text.replace("D2,,,,Winning", "D2,Two,,,Won"), "deals", manager)
    assert (again.added, again.wrong_rows) == (2, 1)


def test_many_errors_are_counted_and_the_first_are_kept() -> None:
    rows = "".join(f"D{n},,,,,,,\n" for n in range(500))
    table = looked_at(DEALS + rows, "deals", person("sales-manager"))
    assert (table.wrong_total, table.wrong_rows, len(table.wrongs)) == (500, 500, 200)


def test_all_that_is_wrong_is_told_though_bringing_in_ends_at_the_first_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(planning, "BATCH", 1)
    rows = "D1,One,,,,,,\nD2,,,,,,,\nD3,Three,,,,,,\nD4,,,,,,,\n"
    table = brought_in(DEALS + rows, "deals", person("sales-manager"))
    assert (table.state, table.rows, table.added) == ("checked", 4, 2)
    assert [wrong.line for wrong in table.wrongs] == [3, 5]
    assert not Deal.objects.exists()


def test_a_file_of_nothing_but_wrong_rows_is_not_in_for_its_good_ones() -> None:
    table = brought_in(
        DEALS + "D1,,,,,,,\n", "deals", person("sales-manager"), keeps_good_rows=True
    )
    assert (table.state, table.wrong_rows) == ("checked", 1)
