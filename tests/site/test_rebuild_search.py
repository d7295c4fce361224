from __future__ import annotations

from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from pacenotes.rooms.history.models import SearchEntry
from tests.rooms.deals.whole_deal import whole_deal

pytestmark = pytest.mark.django_db(transaction=True)

Row = tuple[object, ...]


def rows() -> set[Row]:
    """Every entry, but for the number it happens to have."""
    return set(
        SearchEntry.objects.values_list(
            "kind", "about_id", "place", "deal_id", "account_id", "title", "body", "name_words",
            "words", "scope", "day",
        )
    )  # fmt: skip


def test_what_actions_kept_is_what_a_rebuilt_index_holds() -> None:
    whole_deal()
    kept = rows()
    assert {row[0] for row in kept} == {
        "account", "answer", "call", "contact", "deadline", "deal", "evidence", "gaterequest",
        "input", "mail", "meeting", "note", "pitfall", "technicalquestion", "utterance",
    }  # fmt: skip
    call_command("rebuild_search", stdout=StringIO())
    assert rows() == kept
    SearchEntry.objects.all().delete()
    told = StringIO()
    call_command("rebuild_search", stdout=told)
    assert rows() == kept
    assert "utterance: 1" in told.getvalue()


def test_an_entry_of_what_is_no_more_is_taken_out() -> None:
    whole_deal()
    kept = rows()
    SearchEntry.objects.create(kind="note", about_id=999_999, body="gone", words="gone")
    SearchEntry.objects.create(kind="utterance", about_id=999_999, body="gone", words="gone")
    call_command("rebuild_search", stdout=StringIO())
    assert rows() == kept


def test_what_was_there_before_the_search_is_put_into_it_by_its_migrations() -> None:
    whole_deal()
    kept = rows()
    SearchEntry.objects.all().delete()
    fillings = [
        import_module("pacenotes.rooms.deals.migrations.0006_fill_the_search"),
        import_module("pacenotes.rooms.calls.migrations.0005_fill_the_search"),
    ]
    with transaction.atomic():
        for filling in fillings:
            filling.fill_the_search(apps, None)
        fillings[1].fill_in_evidence(apps, None)
    assert rows() == kept
    for filling in fillings:
        filling.empty(apps, None)
    assert rows() == set()
