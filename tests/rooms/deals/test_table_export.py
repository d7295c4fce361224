"""What is exported comes back as nothing to change, and no spreadsheet runs it."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pacenotes.rooms.deals.models import Account, Contact, CustomField, Deal
from pacenotes.rooms.deals.queries.table_export import exported, rows_of
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, deal, person
from tests.tables import brought_in, every_row, looked_at, pipeline_file, unit

pytestmark = pytest.mark.django_db


def table(of: str, by: Person) -> str:
    return "".join(exported(of, rows_of(of, by), by))


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_what_is_exported_comes_back_as_nothing_to_change() -> None:
    manager = person("sales-manager")
    seller = person(name="Noor Haddad")
    for on in ("deal", "account", "contact"):
        for key, kind in [("score", "number"), ("signed", "date"), ("partner", "flag"),
                          ("plan", "link"), ("remark", "text"), ("name", "text")]:  # fmt: skip
            CustomField.objects.create(on=on, key=key, name=key.title(), kind=kind)
    own = {"score": 3.25, "signed": "2026-02-01", "partner": False, "name": "inside",
           "plan": "https://plan.example/?a=b,c", "remark": 'two\nlines, "quoted"'}  # fmt: skip
    top = Account.objects.create(name="=cmd|' /C calc'!A0", owner=seller, custom=own)
    low = Account.objects.create(name="'@low", parent=top, website="https://x.example", employees=7)
    Contact.objects.create(account=low, name="-2+3", email="a@b.example", custom=own)
    brought_in(pipeline_file(50), "deals", manager, constants=[("currency", "USD")],
               keeps_owner_names=True, adds_accounts=True)  # fmt: skip
    Deal.objects.create(
        name="+SUM(A1)", account=top, owner=seller, custom=own, stage="won", outcome="won",
        pipeline="renewal",
    )  # fmt: skip
    for of in ("accounts", "contacts", "deals"):
        text = table(of, manager)
        assert not any(cell[:1] in "=@" for row in lines(text) for cell in row.values() if cell)
        before = every_row("TableImport", "TablePiece", "Event")
        again = brought_in(text, of, manager)
        assert again.is_applied, again.wrongs[:3]
        assert (again.added, again.changed, again.left) == (0, 0, len(lines(text)))
        assert every_row("TableImport", "TablePiece", "Event") == before


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_exports_what_they_may_see_and_nothing_else(position: str) -> None:
    north, south = unit("North"), unit("South")
    somebody = person(position, unit=north)
    mine = deal(somebody, name="Mine")
    other = deal(person(unit=south), name="Other")
    Deal.objects.filter(pk=mine.pk).update(unit=north)
    Deal.objects.filter(pk=other.pk).update(unit=south)
    for at, name in ((mine.account, "Ours"), (other.account, "Theirs")):
        Contact.objects.create(account=at, name=name)
    assert [row["Name"] for row in lines(table("deals", somebody))] == ["Mine"]
    assert [row["Name"] for row in lines(table("accounts", somebody))] == [mine.account.name]
    assert [row["Name"] for row in lines(table("contacts", somebody))] == ["Ours"]


def test_a_filtered_list_is_exported_as_it_is_filtered() -> None:
    manager = person("sales-manager")
    for name in ("One", "Two"):
        deal(name=name)
    deals = Deal.objects.visible_to(manager).filter(name="Two")
    assert [row["Name"] for row in lines("".join(exported("deals", deals, manager)))] == ["Two"]


def test_stages_and_pipelines_go_out_by_name() -> None:
    manager = person("sales-manager")
    deal()
    (row,) = lines(table("deals", manager))
    assert (row["Pipeline"], row["Stage"]) == ("New business", "Prospecting")


@pytest.mark.parametrize("of", ["accounts", "contacts", "deals"])
def test_an_export_takes_no_more_queries_for_more_rows(of: str) -> None:
    manager = person("sales-manager")

    def queries() -> int:
        Contact.objects.create(account=deal(person()).account, name="Somebody")
        with CaptureQueriesContext(connection) as asked:
            table(of, manager)
        return len(asked)

    first = queries()
    queries()
    assert queries() == first


def test_a_looked_at_export_of_nothing_is_an_empty_table() -> None:
    manager = person("sales-manager")
    seen = looked_at(table("deals", manager), "deals", manager)
    assert (seen.rows, seen.wrong_total) == (0, 0)
