"""Changing and forgetting one's password, and the second step of signing in."""

from __future__ import annotations

import logging
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse
from django.urls.exceptions import Resolver404

from pacenotes.rooms.people.models import PeopleEvent, Person
from tests.cast import person
from tests.doors.web.conftest import SignedIn, use_link
from tests.doors.web.test_every_page import check
from tests.totp import code

pytestmark = pytest.mark.django_db

OLD, NEW = "rally-1987", "a-long-one-1987"


@pytest.fixture
def has_mail(settings: object) -> None:
    """An installation with a mail server."""
    settings.HAS_MAIL = True  # type: ignore[attr-defined]


def sign_in(email: str, password: str = OLD) -> Client:
    """A browser after the sign-in page, which may want more."""
    client = Client()
    client.post("/sign-in/", {"username": email, "password": password})
    return client


def is_in(client: Client) -> bool:
    """Whether somebody is signed in."""
    return client.get("/deals/").status_code == 200


def forget(email: str) -> Client:
    """A browser after asking for a link."""
    client = Client()
    assert client.post("/password/forgotten/", {"email": email}).status_code == 302
    return client


def mailed_link() -> str:
    """The link in the only mail there is."""
    (sent,) = mail.outbox
    return re.search(r"http://testserver(/\S+)", sent.body)[1]


@pytest.mark.parametrize(
    "name",
    [
        "account_signup", "account_email", "account_set_password", "account_inactive",
        "account_confirm_email", "account_request_login_code", "account_email_verification_sent",
        "mfa_login_webauthn", "mfa_signup_webauthn", "mfa_trust",
    ],
)  # fmt: skip
def test_what_we_do_not_use_of_accounts_has_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup/", "email/", "login/", "login/code/", "password/set/"])
def test_the_usual_addresses_of_accounts_are_not_there(path: str) -> None:
    for prefix in ("/accounts/", "/"):
        with pytest.raises(Resolver404):
            resolve(prefix + path)


@pytest.mark.parametrize(
    ("asked", "leads"),
    [("/people/", "/people/"), ("https://evil.example/", "/today/"), ("//evil.example", "/today/"),
     ("http://localhost/", "/today/"), ("javascript:alert(1)", "/today/")],
)  # fmt: skip
def test_signing_in_leads_to_a_page_of_ours(asked: str, leads: str) -> None:
    told = {"username": person().email, "password": "rally-1987", "next": asked}
    assert Client().post("/sign-in/", told)["Location"] == leads


def test_a_changed_password_ends_every_other_session(signed_in: SignedIn) -> None:
    robin = person()
    here, elsewhere = sign_in(robin.email), sign_in(robin.email)
    fields = {"oldpassword": "rally-1987", "password1": NEW, "password2": NEW}
    assert here.post("/you/password/", fields)["Location"] == "/you/"
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert is_in(sign_in(robin.email, NEW))
    assert PeopleEvent.objects.about(robin)[0].verb == "set_password"


@pytest.mark.parametrize(
    "wrong",
    [{"oldpassword": "guess"}, {"password1": "short", "password2": "short"}, {"password2": "x"}],
)
def test_a_password_is_changed_by_who_knows_it_only(
    signed_in: SignedIn, wrong: dict[str, str]
) -> None:
    robin = person()
    fields = {"oldpassword": "rally-1987", "password1": NEW, "password2": NEW} | wrong
    assert "Nothing was changed" in signed_in(robin).post("/you/password/", fields).content.decode()
    assert is_in(sign_in(robin.email))


def test_without_a_mail_server_the_page_says_whom_to_ask(client: Client) -> None:
    page = client.get("/password/forgotten/").content.decode()
    assert "Ask a sales manager" in page
    assert "<input" not in page.partition("<main")[2]
    assert client.post("/password/forgotten/", {"email": person().email}).status_code == 404
    assert mail.outbox == []


@pytest.mark.usefixtures("has_mail")
def test_a_forgotten_password_is_set_anew_by_a_mailed_link() -> None:
    robin = person()
    elsewhere = sign_in(robin.email)
    forget(robin.email.upper())
    assert mail.outbox[0].to == [robin.email]
    browser = Client()
    assert use_link(browser, mailed_link(), NEW)["Location"] == "/today/"
    assert (is_in(browser), is_in(elsewhere)) == (True, False)
    assert is_in(sign_in(robin.email, NEW))


@pytest.mark.usefixtures("has_mail")
def test_a_mailed_link_works_once() -> None:
    forget(person().email)
    link = mailed_link()
    use_link(Client(), link, NEW)
    assert "work any more" in Client().get(link).content.decode()


@pytest.mark.usefixtures("has_mail")
def test_nobody_learns_who_has_an_account() -> None:
    known, gone = person(), person(is_active=False)
    pages = [
        forget(email).get("/password/forgotten/sent/").content
        for email in (known.email, gone.email, "nobody@ours.example")
    ]
    assert len({re.sub(rb'value="\w{64}"', b"", page) for page in pages}) == 1
    assert [m.to for m in mail.outbox] == [[known.email]]


@pytest.mark.usefixtures("has_mail")
def test_asking_for_links_again_and_again_is_stopped(client: Client) -> None:
    robin = person()
    for _ in range(3):
        forget(robin.email)
    answer = client.post("/password/forgotten/", {"email": robin.email})
    assert (answer.status_code, len(mail.outbox)) == (429, 3)
    assert "too often" in answer.content.decode()


@pytest.mark.parametrize("link", ["x-y", "1-set-password", "zzzzzzzzzzzzz-a-b", "0-" + "a" * 100])
def test_what_is_no_link_is_told_so(client: Client, link: str) -> None:
    page = client.get(f"/password/new/{link}/")
    assert page.status_code == 200
    assert "work any more" in page.content.decode()


def show_again(client: Client, path: str) -> None:
    """Say the password again where a page asks for it."""
    asked = client.get(path)
    assert asked["Location"].startswith("/sign-in/again/"), "it isn't asked for"
    said = client.post(asked["Location"], {"password": "rally-1987", "next": path})
    assert said["Location"] == path


def with_app(robin: Person) -> tuple[Client, str]:
    """A browser whose person has set up an app, and the app's secret."""
    client = sign_in(robin.email)
    show_again(client, "/you/second-step/app/")
    page = client.get("/you/second-step/app/").content.decode()
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page)[1]
    # The minute before, so that the code of now is still to be used.
    first = client.post("/you/second-step/app/", {"code": code(secret)})
    assert first["Location"] == "/you/second-step/codes/"
    return client, secret


def test_ones_address_is_changed_only_after_showing_again_that_it_is_you(has_mail: None) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    was, client = robin.email, sign_in(robin.email)
    refused = sign_in(was).post("/you/address/", {"email": "stolen@ours.example"})
    assert refused["Location"].startswith("/sign-in/again/")
    assert Person.objects.get(pk=robin.pk).email == was
    show_again(client, "/you/address/")
    taken = client.post("/you/address/", {"email": sam.email})
    assert (taken.status_code, "has this address already" in check(taken)) == (422, True)
    told = client.post("/you/address/", {"email": "new@ours.example"})
    assert told["Location"] == "/you/"
    assert sorted(sent.to[0] for sent in mail.outbox) == sorted([was, "new@ours.example"])
    assert "e-mail address changed: new@ours.example" in client.get("/you/").content.decode()
    assert is_in(sign_in("new@ours.example"))
    assert not is_in(sign_in(was))


@pytest.mark.parametrize(
    "path", ["app/", "keys/new/", "app/removal/", "codes/", "codes/new/", "codes/file/"]
)
def test_the_second_step_is_changed_only_after_showing_again_that_it_is_you(
    path: str, signed_in: SignedIn
) -> None:
    robin = person()
    Authenticator.objects.create(user=robin, type="recovery_codes", data={"seed": "x"})
    if path == "app/removal/":
        Authenticator.objects.create(user=robin, type="totp", data={"secret": "x"})
    for method in ("get", "post"):
        answer = getattr(signed_in(robin), method)(f"/you/second-step/{path}")
        if answer.status_code != 405:
            assert answer["Location"].startswith("/sign-in/again/")
    assert Authenticator.objects.filter(user=robin).count() == 1 + (path == "app/removal/")


def test_with_an_app_the_password_alone_lets_nobody_in() -> None:
    robin = person()
    _, secret = with_app(robin)
    browser = sign_in(robin.email)
    assert not is_in(browser)
    assert browser.get("/sign-in/")["Location"] == "/sign-in/second-step/"
    wrong = browser.post("/sign-in/second-step/", {"code": "000000"})
    assert "That code is not right" in wrong.content.decode()
    assert not is_in(browser)
    assert browser.post("/sign-in/second-step/", {"code": code(secret)})["Location"] == "/today/"
    assert is_in(browser)


def test_a_code_works_once() -> None:
    robin = person()
    _, secret = with_app(robin)
    now = code(secret)
    assert sign_in(robin.email).post("/sign-in/second-step/", {"code": now}).status_code == 302
    again = sign_in(robin.email)
    assert again.post("/sign-in/second-step/", {"code": now}).status_code == 200
    assert not is_in(again)


def test_guessing_codes_is_stopped() -> None:
    robin = person()
    _, secret = with_app(robin)
    browser = sign_in(robin.email)
    for _ in range(8):
        browser.post("/sign-in/second-step/", {"code": "000000"})
    assert browser.post("/sign-in/second-step/", {"code": code(secret)}).status_code == 200
    assert not is_in(browser)


def test_the_second_step_can_not_be_skipped_by_its_address() -> None:
    assert Client().get("/sign-in/second-step/")["Location"] == "/sign-in/"
    robin = person()
    with_app(robin)
    browser = sign_in(robin.email)
    browser.post("/sign-out/")
    assert browser.get("/sign-in/second-step/")["Location"] == "/sign-in/"


def test_a_recovery_code_works_once() -> None:
    robin = person()
    here, _ = with_app(robin)
    page = here.get("/you/second-step/codes/").content.decode()
    codes = re.findall(r"<li><code>(\d{8})</code>", page)
    assert len(codes) == 10
    assert sign_in(robin.email).post("/sign-in/second-step/", {"code": codes[0]}).status_code == 302
    again = sign_in(robin.email)
    assert again.post("/sign-in/second-step/", {"code": codes[0]}).status_code == 200
    saved = here.get("/you/second-step/codes/file/")
    assert saved.content.decode().split() == codes[1:]
    assert "attachment" in saved["Content-Disposition"]


def test_a_link_for_the_password_does_not_get_round_the_second_step(has_mail: None) -> None:
    robin = person()
    with_app(robin)
    mail.outbox.clear()
    forget(robin.email)
    browser = Client()
    assert use_link(browser, mailed_link(), NEW)["Location"] == "/sign-in/second-step/"
    assert not is_in(browser)


def test_turning_the_app_off_takes_its_codes_along() -> None:
    robin = person()
    here, _ = with_app(robin)
    assert here.post("/you/second-step/app/removal/")["Location"] == "/you/second-step/"
    assert not Authenticator.objects.filter(user=robin).exists()
    assert is_in(sign_in(robin.email))


@pytest.mark.django_db(transaction=True)
def test_changes_to_ones_way_in_are_mailed_and_on_the_record(has_mail: None) -> None:
    robin = person()
    here, _ = with_app(robin)
    here.post("/you/second-step/app/removal/")
    assert [m.to for m in mail.outbox] == [[robin.email]] * 2
    assert "app's code from now on" in mail.outbox[0].body
    verbs = [e.verb for e in PeopleEvent.objects.about(robin)]
    assert verbs == ["second_step_off", "second_step_on"]
    assert "codes of an app turned on" in here.get("/you/").content.decode()


def test_secrets_are_stored_encrypted_and_logged_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    robin = person()
    here, secret = with_app(robin)
    here.get("/you/second-step/codes/")
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    ours = ("pacenotes", "allauth", "django.request", "django.security", "django.server")
    said = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith(ours))
    assert not any(hidden in said for hidden in (secret, "rally-1987", robin.email))


def test_under_another_secret_key_no_code_fits(settings: object) -> None:
    robin = person()
    _, secret = with_app(robin)
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    browser = sign_in(robin.email)
    assert browser.post("/sign-in/second-step/", {"code": code(secret)}).status_code == 200
    assert not is_in(browser)


@pytest.mark.parametrize(
    "credential",
    [
        "",
        "{}",
        "[]",
        "null",
        '"x"',
        "{",
        '{"id": 1}',
        '{"response": []}',
        "[" * 60_000,
        "[" * 100_000,
    ],
)
def test_what_no_key_answers_is_only_wrong(credential: str) -> None:
    robin = person()
    here, _ = with_app(robin)
    for path in ("/you/second-step/keys/new/", "/sign-in/again/key/"):
        answer = here.post(path, {"name": "Key", "credential": credential})
        assert answer.status_code in {200, 302}
    browser = sign_in(robin.email)
    assert browser.post("/sign-in/second-step/", {"credential": credential}).status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()
    assert not is_in(browser)


def test_who_is_kept_from_signing_in_is_out_at_once() -> None:
    robin = person()
    browser = sign_in(robin.email)
    Person.objects.filter(pk=robin.pk).update(is_active=False)
    assert not is_in(browser)


def test_the_pages_of_the_second_step_keep_to_the_policy() -> None:
    robin = person()
    here, _ = with_app(robin)
    Authenticator.objects.filter(type="totp").delete()
    for path in ("", "app/", "codes/", "codes/new/", "keys/new/"):
        check(here.get(f"/you/second-step/{path}"))
    Authenticator.objects.create(user=robin, type="totp", data={"secret": "x"})
    check(here.get("/you/second-step/app/removal/"))
    check(sign_in(robin.email).get("/sign-in/second-step/"))
    for path in ("", "code/"):
        check(here.get(f"/sign-in/again/{path}"))
