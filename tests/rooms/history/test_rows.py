from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from pacenotes.rooms.deals.models import Account, Deal
from pacenotes.rooms.history.actions import write_rows
from pacenotes.rooms.history.models import SearchEntry

pytestmark = pytest.mark.django_db


def entry(about: int, title: str) -> SearchEntry:
    return SearchEntry(kind="deal", about_id=about, title=title, scope="")


def test_many_rows_are_written_and_get_their_ids_in_order() -> None:
    accounts = [
        Account(name=f"Account {n}", custom={"n": n, "of": ["a", None]}) for n in range(1_234)
    ]
    write_rows(accounts)
    assert [a.pk for a in accounts] == list(
        Account.objects.order_by("pk").values_list("pk", flat=True)
    )
    for account in (accounts[0], accounts[700], accounts[-1]):
        kept = Account.objects.get(pk=account.pk)
        assert (kept.name, kept.custom, kept.owner, kept.version) == (
            account.name, account.custom, None, 1,
        )  # fmt: skip


def test_amounts_days_and_times_come_back_as_they_were() -> None:
    before = timezone.now()
    made = Deal(
        name="Rollout % %s", amount=Decimal("1234.50"), currency="EUR",
        closes_on=dt.date(2026, 11, 30),
    )  # fmt: skip
    write_rows([made])
    kept = Deal.objects.get(pk=made.pk)
    assert (kept.name, kept.amount, kept.closes_on) == (
        "Rollout % %s", Decimal("1234.50"), dt.date(2026, 11, 30),
    )  # fmt: skip
    assert before <= kept.opened_at <= timezone.now()


def test_what_is_there_is_written_over_where_that_is_said() -> None:
    write_rows([entry(1, "one"), entry(2, "two")])
    again, new = entry(2, "second"), entry(3, "three")
    write_rows([again, new], over=["title"], known="kind about_id place")
    assert list(SearchEntry.objects.order_by("about_id").values_list("about_id", "title")) == [
        (1, "one"), (2, "second"), (3, "three"),
    ]  # fmt: skip
    assert SearchEntry.objects.get(about_id=2).pk == again.pk


def test_what_the_database_refuses_leaves_none_of_them() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write_rows([Account(name="One"), Account(name="One")])
    assert not Account.objects.exists()


def test_none_are_written_without_a_statement() -> None:
    write_rows([])


@pytest.mark.django_db(transaction=True)
def test_they_are_written_in_a_transaction_alone() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        write_rows([Account(name="One")])
