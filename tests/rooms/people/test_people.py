from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from pacenotes.rooms.people import actions, rules
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, person

pytestmark = pytest.mark.django_db

NEW = {"name": "Noor Haddad", "email": "Noor@Ours.Example", "position_key": "account-executive"}
OWN = {"password": "rally-1987"}


def test_signing_in_ignores_the_case_of_the_address() -> None:
    added = actions.add_sample_person(**NEW, **OWN, by=person("sales-manager"))
    assert added.email == "noor@ours.example"
    assert authenticate(username="NOOR@ours.example", password="rally-1987") == added


@pytest.mark.parametrize(("position", "may"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_sales_managers_add_people(position: str, may: bool) -> None:
    adding = person(position)
    assert rules.may_add_person(adding) is may
    if not may:
        with pytest.raises(Forbidden):
            actions.add_person(**NEW, by=adding)
        assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"position_key": "wizard"}, {"email": "no address"}, {"name": ""}]
)
def test_what_can_not_be_right_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        actions.add_person(**{**NEW, **wrong}, by=person("sales-manager"))
    assert Person.objects.count() == 1


def test_the_first_person_comes_once() -> None:
    actions.add_first_person(**NEW, **OWN)
    with pytest.raises(RuntimeError):
        actions.add_first_person(**{**NEW, "email": "second@ours.example"}, **OWN)


def test_one_changes_ones_own_name_and_time_zone() -> None:
    robin = person()
    actions.introduce_oneself(name="Robin A.", time_zone="Europe/Oslo", by=robin)
    robin.refresh_from_db()
    assert (robin.name, robin.time_zone) == ("Robin A.", "Europe/Oslo")
    with pytest.raises(ValidationError):
        actions.introduce_oneself(name="Robin", time_zone="Mars/Olympus", by=robin)


def test_the_database_keeps_addresses_once_and_in_lower_case() -> None:
    person(name="Robin Adler")
    for email in ("robin.adler@ours.example", "Robin@ours.example"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.create(name="R", email=email, position_key="sales-manager")
