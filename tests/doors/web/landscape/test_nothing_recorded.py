from __future__ import annotations

import html

import pytest
from django.test import Client

from tests.cast import person
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db


def page(browser: Client, path: str) -> str:
    return html.unescape(browser.get(path).content.decode())


def test_an_empty_matrix_says_what_to_do_first(signed_in: SignedIn) -> None:
    keeper = page(signed_in(person("technical-marketing")), "/landscape/")
    assert "Record your own product and a competitor's" in keeper
    reader = page(signed_in(person()), "/landscape/")
    assert "The landscape is kept by technical marketing." in reader


def test_an_empty_feed_says_so(signed_in: SignedIn) -> None:
    browser = signed_in(person())
    for path in ("changes/", "changes/week/"):
        assert "Nothing is recorded yet." in page(browser, f"/landscape/{path}")
    assert browser.get("/landscape/changes/week/text/").status_code == 404
