from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
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


def link_on(answer: HttpResponse) -> str:
    """The one-time link that a page shows, without its host."""
    found = re.search(r"http://testserver(/password/new/[^\s\"]+)", answer.content.decode())
    assert found, "no link is shown"
    return found[1]


def use_link(client: Client, link: str, password: str) -> HttpResponse:
    """Open a one-time link and set a password by it."""
    opened = client.get(link)
    assert opened.status_code == 302, "the link doesn't work"
    fields = {"password1": password, "password2": password}
    return client.post(opened["Location"], fields)
