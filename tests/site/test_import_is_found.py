"""What an import brings in is found as what people write, and a rebuilt index agrees."""

from __future__ import annotations

from io import BytesIO, StringIO

import pytest
from django.core.management import call_command

from pacenotes.core.search_words import read_query
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.actions.importing import (
    apply_import,
    check_import,
    keep_import,
    map_import,
)
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries.search import search
from pacenotes.rooms.history.models import SearchEntry
from pacenotes.rooms.people.models import Person
from tests.cast import person
from tests.site.test_rebuild_search import rows

pytestmark = pytest.mark.django_db(transaction=True)


def bring_in(of: str, text: str, by: Person) -> None:
    table = keep_import(of=of, name=f"{of}.csv", file=BytesIO(text.encode()), by=by)
    check_import(table=table, by=by)
    table.refresh_from_db()
    apply_import(table=table, by=by)


def found(by: Person, asked: str) -> list[str]:
    kinds = dict(SearchEntry.objects.values_list("pk", "kind"))
    return [kinds[pk] for pk in search(by, read_query(asked)).ids]


def test_imported_rows_are_found_and_so_are_their_changes() -> None:
    kim = person("sales-manager")
    bring_in("accounts", "external_id,name,industry\nA1,Fjordline,Ferries\n", kim)
    bring_in("deals", "external_id,name,account\nD1,Beacon rollout,Fjordline\n", kim)
    bring_in("contacts", "external_id,name,account,title\nC1,Dana W,Fjordline,Head of data\n", kim)
    assert found(kim, "ferries") == ["account"]
    assert found(kim, "fjordline beacon") == ["deal"]
    assert found(kim, "head of data") == ["contact"]

    actions.name_competitor(deal=sold(kim), name="Meridian", by=kim)
    bring_in("accounts", "external_id,name\nA1,Polarline\n", kim)
    assert found(kim, "polarline meridian") == ["deal"]
    bring_in("deals", "external_id,name\nD1,Lighthouse\n", kim)
    assert found(kim, "lighthouse polarline meridian") == ["deal"]
    assert found(kim, "beacon") == found(kim, "fjordline") == []

    kept = rows()
    call_command("rebuild_search", stdout=StringIO())
    assert rows() == kept


def sold(kim: Person) -> Deal:
    """The imported deal, which its manager takes on."""
    return actions.reassign_deal(deal=Deal.objects.get(external_id="D1"), owner=kim, by=kim)


def test_an_account_that_a_file_of_deals_calls_for_is_found_too() -> None:
    kim = person("sales-manager")
    text = "external_id,name,account\nD1,Beacon rollout,Northbeam\n"
    table = keep_import(of="deals", name="deals.csv", file=BytesIO(text.encode()), by=kim)
    map_import(table=table, mapping=table.mapping, choices={"adds_accounts": True}, by=kim)
    table.refresh_from_db()
    check_import(table=table, by=kim)
    table.refresh_from_db()
    apply_import(table=table, by=kim)
    assert found(kim, "northbeam") == ["account", "deal"]
    kept = rows()
    call_command("rebuild_search", stdout=StringIO())
    assert rows() == kept
