"""Law 5 on the web: the page of one's own conduct is nobody else's."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from pacenotes.core.listening.finding import Abstention, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.wording import words
from pacenotes.rooms.calls import queries
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.people.models import Person
from tests.cast import deal, heard_call, person
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db


class Canaries:
    """Remarks on everybody of ours, each with a word of their own."""

    SIGNAL = "back_seat"

    def find(self, hearing: Hearing) -> Iterable[Finding | Abstention]:
        """A finding a sentence."""
        for sentence in hearing.sentences:
            if hearing.is_ours(sentence.speaker):
                why = words("canary of {who}", who=sentence.speaker or "")
                yield hearing.finding(self.SIGNAL, "remark", sentence, why)


@pytest.fixture
def cast(monkeypatch: pytest.MonkeyPatch) -> dict[str, Person]:
    """A team of four, of whom two spoke; the canaries sing on every call."""
    monkeypatch.setattr(queries.own_conduct, "__defaults__", ((Canaries(),),))
    played = {
        "Robin Adler": "account-executive",
        "Sam Okafor": "pre-sales-engineer",
        "Kim Larsen": "sales-manager",
        "Jo Lindqvist": "product-management",
    }
    return {name: person(position, name) for name, position in played.items()}


def seen_by(cast: dict[str, Person], signed_in: SignedIn) -> dict[str, str]:
    """Every page that each of them can open, by their name, in one text."""
    on = deal(*cast.values())
    call = heard_call(on, cast["Robin Adler"])
    paths = [
        "/deals/", f"/deals/{on.pk}/", f"/calls/{call.pk}/", "/people/", "/you/",
        f"/calls/{call.pk}/yours/",
        f"/calls/{call.pk}/progress/", f"/calls/{call.pk}/original/",
    ]  # fmt: skip
    return {
        name: "".join(signed_in(who).get(path, follow=True).content.decode() for path in paths)
        for name, who in cast.items()
    }


def readers(seen: dict[str, str], of: str) -> set[str]:
    return {name for name, pages in seen.items() if f"canary of {of}" in pages}


def test_ones_conduct_is_on_ones_own_page_and_on_no_other(
    cast: dict[str, Person], signed_in: SignedIn
) -> None:
    seen = seen_by(cast, signed_in)
    for who in ("Robin Adler", "Sam Okafor"):
        assert readers(seen, who) == {who}
    for silent in ("Kim Larsen", "Jo Lindqvist"):
        assert "For your eyes only" not in seen[silent]


def test_a_leak_would_be_seen(
    cast: dict[str, Person], signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = queries.own_conduct

    def leak(call: Call, _asked_by: Person) -> queries.OwnConduct | None:
        return kept(call, cast["Robin Adler"])

    monkeypatch.setattr(queries, "own_conduct", leak)
    assert readers(seen_by(cast, signed_in), "Robin Adler") == set(cast)


def test_ones_own_page_leads_to_the_words_in_the_call(
    cast: dict[str, Person], signed_in: SignedIn
) -> None:
    call = heard_call(deal(*cast.values()), cast["Robin Adler"])
    browser = signed_in(cast["Robin Adler"])
    page = browser.get(f"/calls/{call.pk}/yours/").content.decode()
    addresses = re.findall(r'<a class="at" href="([^"]+)"', page)
    assert addresses
    for address in addresses:
        found = browser.get(address, follow=True)
        place = found.redirect_chain[-1][0].partition("#")[2]
        assert f'id="{place}"' in found.content.decode()
    part = browser.get(f"/calls/{call.pk}/yours/", headers={"HX-Request": "true"})
    assert 'href="#u-' in part.content.decode(), "within the call's page the words stand there"
