"""The ways in, in a real browser under the strict policy: password, code, key, link."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from playwright.sync_api import CDPSession, Page, expect

from pacenotes.rooms.people.models import Person
from tests.browser.conftest import sign_in
from tests.browser.looking import look
from tests.cast import person
from tests.totp import code

pytestmark = pytest.mark.django_db(transaction=True)

NEW = "a-long-one-1987"


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/")


def say_password(page: Page, robin: Person, password: str = "") -> None:
    """Fill in the sign-in page, whatever comes next."""
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill(robin.email)
    page.get_by_label("Password", exact=True).fill(password or "rally-1987")
    page.get_by_role("button", name="Sign in", exact=True).click()


def to_second_step(page: Page, button: str) -> None:
    """From one's own page to a way of the second step, the password said again."""
    page.locator(".account > a").click()
    page.get_by_role("link", name="Second step").click()
    page.get_by_role("link", name=button).click()
    page.get_by_label("Your password").fill("rally-1987")
    page.get_by_role("button", name="Go on").click()


def set_password(page: Page) -> None:
    """On the page that a link leads to."""
    page.get_by_label("Your password").fill(NEW)
    page.get_by_label("The same again").fill(NEW)
    page.get_by_role("button", name="Set it and sign in").click()
    page.wait_for_url("**/today/")


@pytest.fixture
def key(page: Page) -> Iterator[CDPSession]:
    """A security key that answers whenever it is asked."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "usb", "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield session
    session.detach()


def test_a_password_lets_in_and_a_wrong_one_does_not(page: Page) -> None:
    robin = person(name="Robin Adler")
    say_password(page, robin, "wrong")
    expect(page.get_by_role("alert")).to_contain_text("don't belong together")
    sign_in(page, robin.email)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deals")


def test_an_apps_code_is_the_second_step(page: Page) -> None:
    robin = person(name="Robin Adler")
    sign_in(page, robin.email)
    to_second_step(page, "Set up an app")
    expect(page.get_by_role("img", name="for the app's camera")).to_be_visible()
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("The app's code").fill(code(secret))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator(".codes li")).to_have_count(10)
    recovery = page.locator(".codes li").first.inner_text()
    sign_out(page)

    say_password(page, robin)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("That code is not right")
    page.get_by_label("Code").fill(code(secret))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/today/")
    sign_out(page)

    say_password(page, robin)
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/today/")


def test_a_security_key_is_the_second_step(page: Page, key: CDPSession) -> None:
    robin = person(name="Robin Adler")
    sign_in(page, robin.email)
    to_second_step(page, "Add a key")
    page.get_by_label("What the key is called").fill("Blue one")
    page.get_by_role("button", name="Add the key").click()
    expect(page.get_by_text("The key has been added.")).to_be_visible()
    page.goto("/you/second-step/")
    expect(page.get_by_role("listitem").filter(has_text="Blue one")).to_be_visible()
    sign_out(page)

    say_password(page, robin)
    assert look(page, "second-step-with-key") == []
    page.get_by_role("button", name="Use your key").click()
    page.wait_for_url("**/today/")

    page.goto("/you/second-step/")
    page.get_by_role("link", name="Remove Blue one").click()
    page.get_by_role("link", name="With a key").click()  # instead of the password
    page.get_by_role("button", name="Use your key").click()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("The key has been removed.")).to_be_visible()
    sign_out(page)
    sign_in(page, robin.email)


def test_a_key_that_gives_no_answer_loses_nothing(page: Page) -> None:
    sign_in(page, person(name="Robin Adler").email)
    to_second_step(page, "Add a key")
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject(new Error()) }")
    page.get_by_role("button", name="Add the key").click()
    expect(page.get_by_text("The key gave no answer")).to_be_visible()
    expect(page.get_by_role("button", name="Add the key")).to_be_enabled()


def test_a_forgotten_password_is_set_by_the_mailed_link(page: Page, settings: object) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    robin = person(name="Robin Adler")
    page.goto("/sign-in/")
    page.get_by_role("link", name="Forgotten your password?").click()
    page.get_by_label("E-mail address").fill(robin.email)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mail")
    page.goto(re.search(r"http://\S+", mail.outbox[0].body)[0])
    assert page.url.endswith("-set-password/")  # the link itself isn't in the address any more
    set_password(page)
    sign_out(page)
    say_password(page, robin, NEW)
    page.wait_for_url("**/today/")


def test_a_colleague_comes_in_by_the_link_that_a_sales_manager_hands_over(page: Page) -> None:
    sign_in(page, person("sales-manager", "Kim Larsen").email)
    page.get_by_role("link", name="People").click()
    page.get_by_role("link", name="Add a colleague").click()
    page.get_by_label("Name").fill("Noor Haddad")
    page.get_by_label("E-mail address").fill("noor@ours.example")
    page.get_by_label("Position").select_option("Account executive")
    page.get_by_role("button", name="Add").click()
    link = page.get_by_label("The link").input_value()
    sign_out(page)
    page.goto(link)
    set_password(page)
    expect(page.locator(".account")).to_contain_text("Noor Haddad")
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("This link doesn't work any more")
