from __future__ import annotations

import pytest

from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.queries.naming import (
    capability_called,
    product_called,
    suggested_capabilities,
    suggested_products,
)
from tests.rooms.landscape.card_ground import SSO, laid

pytestmark = pytest.mark.django_db


def test_a_product_is_called_by_its_name_its_vendors_or_both() -> None:
    ground = laid()
    for name in ("Plumbwell Flow", " plumbwell  FLOW", "Plumbwell", "Plumbwell Plumbwell Flow"):
        assert product_called(name) == ground.flow
    assert product_called("Kestrel") == ground.kestrel
    for name in ("Beacon", "Northbeam", "Plumb", "", "somebody"):
        assert product_called(name) is None, "ours is no competitor's"


def test_a_vendor_of_two_products_is_neither() -> None:
    ground = laid()
    actions.add_product(vendor=ground.flow.vendor, name="Plumbwell Drip", by=ground.keeper)
    assert product_called("Plumbwell") is None
    assert product_called("Plumbwell Flow") == ground.flow


def test_a_capability_is_called_by_its_name_or_key() -> None:
    ground = laid()
    for name in (SSO, "single  SIGN-ON", "single-sign-on"):
        assert capability_called(name) == ground.of(SSO)
    assert capability_called("sign-on") is None


def test_of_two_capabilities_of_a_name_the_key_says_which() -> None:
    ground = laid()
    other = actions.add_capability(key="sso-2", name=SSO, by=ground.keeper)
    assert capability_called(SSO) is None
    assert capability_called("sso-2") == other
    assert {"sso-2", "single-sign-on"} <= set(suggested_capabilities())


def test_a_heading_holds_no_facts_and_is_nobodys_need() -> None:
    ground = laid()
    actions.add_capability(key="security", name="Security", is_heading=True, by=ground.keeper)
    assert capability_called("Security") is None
    assert "Security" not in suggested_capabilities()


def test_what_is_suggested_is_theirs() -> None:
    laid()
    assert suggested_products() == ["Kestrel", "Plumbwell Flow"]
