"""Links for a password, passwords, and who may sign in."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError

from pacenotes.rooms.people import actions
from pacenotes.rooms.people.models import PASSWORD_LINK, PasswordLink, PeopleEvent, Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim() -> Person:
    """A sales manager who leads everything."""
    return person("sales-manager", "Kim Larsen")


@pytest.fixture
def noor(kim: Person) -> Person:
    """Somebody just added."""
    return actions.add_person(
        name="Noor", email="noor@ours.example", position_key="account-executive", by=kim
    )


def lives(link: str, whose: Person) -> bool:
    """Whether the link still lets its person set a password."""
    return PASSWORD_LINK.check_token(Person.objects.get(pk=whose.pk), link)


def test_who_was_added_has_no_password_that_anybody_knows(noor: Person) -> None:
    assert not noor.has_usable_password()


def test_a_link_works_once(noor: Person, kim: Person) -> None:
    link = actions.give_link(person=noor, by=kim)
    assert lives(link, noor)
    actions.set_password(password="a-long-one-1987", by=noor)
    assert not lives(link, noor)
    assert authenticate(username=noor.email, password="a-long-one-1987") == noor


def test_a_fresh_link_ends_the_one_before(noor: Person, kim: Person) -> None:
    first, second = (actions.give_link(person=noor, by=kim) for _ in range(2))
    assert (lives(first, noor), lives(second, noor)) == (False, True)


def test_a_link_is_its_persons_alone(noor: Person, kim: Person) -> None:
    assert not lives(actions.give_link(person=noor, by=kim), kim)


@pytest.mark.parametrize("link", [None, "", "-", "a-b", "x" * 10_000, "cx-\0"])
def test_what_is_no_link_is_none(noor: Person, link: str | None) -> None:
    assert not PASSWORD_LINK.check_token(noor, link)
    assert not PASSWORD_LINK.check_token(None, "x-y")


@pytest.mark.parametrize(("seconds", "does"), [(0, True), (2, False)])
def test_a_link_ends_after_three_days(
    noor: Person, kim: Person, monkeypatch: pytest.MonkeyPatch, seconds: int, does: bool
) -> None:
    link = actions.give_link(person=noor, by=kim)
    later = dt.datetime.now() + dt.timedelta(days=3, seconds=seconds)
    monkeypatch.setattr(PasswordLink, "_now", lambda self: later)
    assert lives(link, noor) is does


def test_who_may_not_sign_in_gets_no_link_and_has_none(noor: Person, kim: Person) -> None:
    link = actions.give_link(person=noor, by=kim)
    actions.stop_sign_in(person=noor, by=kim)
    assert not lives(link, noor)
    with pytest.raises(Forbidden, match="may not sign in"):
        actions.give_link(person=noor, by=kim)
    actions.let_sign_in(person=noor, by=kim)
    assert not lives(link, noor)


def test_the_record_says_that_there_was_a_link_and_not_which(noor: Person, kim: Person) -> None:
    link = actions.give_link(person=noor, by=kim)
    actions.set_password(password="a-long-one-1987", by=noor)
    events = PeopleEvent.objects.about(noor)
    assert [(e.verb, e.by) for e in events] == [
        ("set_password", noor), ("given_link", kim), ("added", kim),
    ]  # fmt: skip
    assert not any(secret in str(e.before | e.after) for e in events for secret in (link, "1987"))


@pytest.mark.parametrize("weak", ["short", "12345678", "password", "noor@ours.example"])
def test_a_password_that_is_guessed_at_once_is_refused(noor: Person, weak: str) -> None:
    with pytest.raises(ValidationError):
        actions.set_password(password=weak, by=noor)
    noor.refresh_from_db()
    assert not noor.has_usable_password()


@pytest.mark.parametrize("whose", ["noor", "kim"])
def test_an_address_is_changed_by_its_person_or_who_leads_them_and_ends_every_link(
    noor: Person, kim: Person, whose: str
) -> None:
    by = noor if whose == "noor" else kim
    link = actions.give_link(person=noor, by=kim)
    EmailAddress.objects.create(user=noor, email=noor.email, primary=True)
    kept = actions.change_address(person=noor, email=" Noor.H@Ours.example ", by=by)
    assert kept.email == "noor.h@ours.example"
    assert not lives(link, noor)
    assert not EmailAddress.objects.exists(), "no address of before leads to a link"
    event = PeopleEvent.objects.about(noor)[0]
    assert (event.verb, event.by) == ("changed_address", by)
    assert (event.before, event.after) == (
        {"email": "noor@ours.example"}, {"email": "noor.h@ours.example"},
    )  # fmt: skip


@pytest.mark.parametrize("email", ["", "nowhere", "KIM@ours.example", "a@b.example\0"])
def test_what_is_no_address_or_somebodys_already_changes_nothing(
    noor: Person, kim: Person, email: str
) -> None:
    Person.objects.filter(pk=kim.pk).update(email="kim@ours.example")
    events = PeopleEvent.objects.count()
    with pytest.raises(ValidationError):
        actions.change_address(person=noor, email=email, by=noor)
    noor.refresh_from_db()
    assert (noor.email, PeopleEvent.objects.count()) == ("noor@ours.example", events)


def test_who_may_not_sign_in_changes_no_address_of_their_own(noor: Person, kim: Person) -> None:
    actions.stop_sign_in(person=noor, by=kim)
    noor.refresh_from_db()
    with pytest.raises(Forbidden):
        actions.change_address(person=noor, email="new@ours.example", by=noor)


def test_a_second_step_is_taken_off_on_the_record(noor: Person, kim: Person) -> None:
    Authenticator.objects.create(user=noor, type="totp", data={})
    Authenticator.objects.create(user=kim, type="totp", data={})
    actions.forget_second_steps(person=noor, by=kim)
    assert list(Authenticator.objects.values_list("user", flat=True)) == [kim.pk]
    assert PeopleEvent.objects.about(noor)[0].verb == "second_steps_forgotten"


def test_only_what_is_ones_own_is_noted_as_such(noor: Person) -> None:
    actions.note_own_change(verb="key_added", by=noor)
    assert PeopleEvent.objects.about(noor)[0].verb == "key_added"
    with pytest.raises(ValueError, match="no change of one's own"):
        actions.note_own_change(verb="given_link", by=noor)


def test_a_position_that_no_file_has_any_more_is_shown_by_its_key() -> None:
    sam = person("partner-sales")
    assert (sam.position.name, sam.position.side) == ("partner-sales", None)
    actions.introduce_oneself(name="Sam O.", time_zone="", by=sam)
