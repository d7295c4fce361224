"""The public CRM data set, and a file like it, come in and add up to what the file adds up to.

The data set itself is no part of the tree: it is in the folder `crm` of `PACENOTES_CORPORA`, beside
the checkout where nothing is said.
"""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from pacenotes.rooms.deals.models import Account, CustomField, Deal
from pacenotes.rooms.deals.queries.house import pipelines
from tests.cast import person
from tests.tables import account_file, brought_in, looked_at, pipeline_file, sums_of

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / os.environ.get("PACENOTES_CORPORA", "../shared/data") / "crm"


def sums_here() -> dict[tuple[str, str], tuple[int, Decimal]]:
    """How many deals, and what they add up to, by stage and owner."""
    sums: dict[tuple[str, str], tuple[int, Decimal]] = {}
    for stage, owner, name, amount in Deal.objects.values_list(
        "stage", "owner__name", "owner_name", "amount"
    ):
        count, total = sums.get((stage, owner or name), (0, Decimal()))
        sums[stage, owner or name] = (count + 1, total + (amount or 0))
    return sums


def sums_in(text: str) -> dict[tuple[str, str], tuple[int, Decimal]]:
    """The same of the file, its stages by our keys."""
    way = pipelines()[0]
    return {(way.stage_named(s).key, a): v for (s, a), v in sums_of(text).items()}  # type: ignore[union-attr]


def test_accounts_and_8800_deals_come_in_and_add_up_by_stage_and_agent() -> None:
    manager = person("sales-manager")
    person(name="Noor Haddad")
    person(name="Tomas Berg")
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

    assert sums_here() == sums_in(text)
    assert not Deal.objects.filter(custom__product="GTXPro").exists()
    first = text.splitlines()[1].split(",")
    assert Deal.objects.get(external_id=first[0]).name == (
        f"{first[2].replace('GTXPro', 'GTX Pro')} · {first[0]}"
    )

    again = looked_at(text, "deals", manager, **told)
    assert (again.added, again.changed, again.left) == (0, 0, 8_800)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the public data set isn't beside the checkout")
def test_the_public_data_set_itself_comes_in_and_adds_up() -> None:
    manager = person("sales-manager")
    person(name="Darcel Schlecht")
    accounts, text = (
        (FOLDER / name).read_text("utf-8") for name in ("accounts.csv", "sales_pipeline.csv")
    )
    there = brought_in(accounts, "accounts", manager)
    assert (there.added, there.wrong_total) == (len(accounts.splitlines()) - 1, 0)
    told = {"constants": [("currency", "USD")], "keeps_owner_names": True}
    table = brought_in(text, "deals", manager, **told)
    assert (table.added, table.accounts_added, table.wrong_total) == (8_800, 0, 0)
    assert sums_here() == sums_in(text)
    assert Deal.objects.filter(owner__name="Darcel Schlecht").exists()
