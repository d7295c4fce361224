"""A file like the public CRM data set comes in, and adds up to what the file itself adds up to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pacenotes.rooms.deals.models import Account, CustomField, Deal
from pacenotes.rooms.deals.queries.house import pipelines
from tests.cast import person
from tests.tables import account_file, brought_in, looked_at, pipeline_file, sums_of

pytestmark = pytest.mark.django_db


def test_accounts_and_8800_deals_come_in_and_add_up_by_stage_and_agent() -> None:
    manager = person("sales-manager")
    sellers = {p.pk: p.name for p in (person(name="Noor Haddad"), person(name="Tomas Berg"))}
    CustomField.objects.create(
        on="deal", key="product", name="Product", kind="choice",
        choices=["GTX Basic", "GTX Pro", "GTX Plus", "MG Special"],
    )  # fmt: skip
    accounts = brought_in(account_file(), "accounts", manager, constants=())
    assert (accounts.added, Account.objects.filter(parent__isnull=False).count()) == (85, 3)

    text = pipeline_file()
    told = {
        "constants": [("currency", "USD")],
        "values": {"product": {"GTXPro": "GTX Pro"}},
        "keeps_owner_names": True,
    }
    table = brought_in(text, "deals", manager, **told)
    assert (table.is_applied, table.added, table.wrong_total) == (True, 8_800, 0)

    way = pipelines()[0]
    expected = {(way.stage_named(s).key, a): v for (s, a), v in sums_of(text).items()}  # type: ignore[union-attr]
    sums: dict[tuple[str, str], tuple[int, Decimal]] = {}
    for stage, owner, name, amount in Deal.objects.values_list(
        "stage", "owner", "owner_name", "amount"
    ):
        count, total = sums.get((stage, sellers.get(owner, name)), (0, Decimal()))
        sums[stage, sellers.get(owner, name)] = (count + 1, total + (amount or 0))
    assert sums == expected
    assert not Deal.objects.filter(custom__product="GTXPro").exists()
    first = text.splitlines()[1].split(",")
    assert Deal.objects.get(external_id=first[0]).name == (
        f"{first[2].replace('GTXPro', 'GTX Pro')} · {first[0]}"
    )

    again = looked_at(text, "deals", manager, **told)
    assert (again.added, again.changed, again.left) == (0, 0, 8_800)
