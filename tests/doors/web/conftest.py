from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from pacenotes.rooms.people.models import Person

SignedIn = Callable[[Person], Client]


@pytest.fixture
def signed_in() -> SignedIn:
    """A browser in which this person is signed in."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in
