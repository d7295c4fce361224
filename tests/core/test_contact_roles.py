from __future__ import annotations

import re

from pacenotes.core.contact_roles import CONTACT_ROLES, contact_role
from pacenotes.core.data_file import is_key


def test_the_roles_that_every_deal_knows_are_there() -> None:
    asked = {"economic-buyer", "champion", "technical-buyer", "evaluator", "user", "blocker"}
    assert asked <= {role.key for role in CONTACT_ROLES}


def test_a_role_has_one_key_one_rank_and_says_what_is_decided() -> None:
    assert len({role.key for role in CONTACT_ROLES}) == len(CONTACT_ROLES)
    assert [role.rank for role in CONTACT_ROLES] == sorted({role.rank for role in CONTACT_ROLES})
    assert all(is_key(role.key) and role.name and role.decides for role in CONTACT_ROLES)
    assert CONTACT_ROLES[0].key == "economic-buyer"


def test_no_role_is_told_by_gender() -> None:
    said = " ".join(f"{role.name} {role.decides}" for role in CONTACT_ROLES)
    assert not re.search(r"(?i)\b(he|she|him|her|his|hers|man|woman|chairman)\b", said)


def test_a_key_finds_its_role_and_any_other_none() -> None:
    assert all(contact_role(role.key) is role for role in CONTACT_ROLES)
    assert contact_role("wizard") is None
