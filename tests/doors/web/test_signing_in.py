from __future__ import annotations

import pytest
from django.core import signing
from django.test import Client, RequestFactory

from pacenotes.doors.web.people import sign_in_limit
from pacenotes.doors.web.people.sign_in_limit import MOST_GUESSES
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import WELCOME
from tests.cast import person
from tests.doors.web.conftest import SignedIn, link_on, use_link

pytestmark = pytest.mark.django_db


def sign_in(client: Client, email: str, password: str) -> int:
    return client.post("/sign-in/", {"username": email, "password": password}).status_code


@pytest.mark.parametrize("path", ["/deals/", "/deals/1/", "/calls/1/", "/people/", "/you/"])
def test_every_page_asks_to_sign_in_first(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={path}")


def test_a_right_password_leads_to_the_deals(client: Client) -> None:
    robin = person()
    answer = client.post("/sign-in/", {"username": robin.email.upper(), "password": "rally-1987"})
    assert (answer.status_code, answer["Location"]) == (302, "/today/")


def test_a_wrong_password_says_so_and_the_next_right_one_is_taken(client: Client) -> None:
    robin = person()
    answer = client.post("/sign-in/", {"username": robin.email, "password": "wrong"})
    assert "Nothing was changed" in answer.content.decode()
    assert sign_in(client, robin.email, "rally-1987") == 302


def test_guessing_at_others_does_not_end_the_pause(rf: RequestFactory) -> None:
    request = rf.post("/sign-in/")
    for email in [*["robin@ours.example"] * MOST_GUESSES, *(f"{n}@x.example" for n in range(1000))]:
        sign_in_limit.count_guess(request, email)
    assert sign_in_limit.is_paused(request, "robin@ours.example")


def test_guessing_is_paused_for_that_address_only(client: Client) -> None:
    robin, sam = person(), person()
    for _ in range(MOST_GUESSES):
        assert sign_in(client, robin.email, "wrong") == 200
    assert sign_in(client, robin.email, "rally-1987") == 429
    assert sign_in(client, sam.email, "rally-1987") == 302


@pytest.mark.parametrize("email", ["", "\0", "a" * 10_000, "<script>@x.example"])
def test_odd_addresses_are_only_wrong(client: Client, email: str) -> None:
    assert sign_in(client, email, "x") == 200


def test_who_left_does_not_come_in(client: Client) -> None:
    assert sign_in(client, person(is_active=False).email, "rally-1987") == 200


def test_signing_out_takes_a_form_and_ends_the_session(signed_in: SignedIn) -> None:
    browser = signed_in(person())
    assert browser.get("/sign-out/").status_code == 405
    browser.post("/sign-out/")
    assert browser.get("/deals/").status_code == 302


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1:8000", True), ("testserver", False)])
def test_the_sample_team_is_shown_on_its_own_machine_only(
    client: Client, host: str, shown: bool
) -> None:
    sample = person(name="Sample Person")
    sample.email = "sample@pacenotes.example"
    sample.save()
    page = client.get("/sign-in/", headers={"host": host}).content.decode()
    assert ("sample@pacenotes.example" in page) is shown


def test_without_a_sample_no_password_is_shown(client: Client) -> None:
    person()
    page = client.get("/sign-in/", headers={"host": "127.0.0.1"}).content.decode()
    assert "sample" not in page


NEW = {
    "name": "Kim Larsen", "email": "kim@ours.example", "position_key": "sales-manager",
    "password": "a-long-one-1987",
}  # fmt: skip


def test_the_first_person_comes_in_by_the_printed_link_and_only_the_first(client: Client) -> None:
    link = f"/welcome/{signing.dumps('first', salt=WELCOME)}/"
    assert client.get("/welcome/guessed/").status_code == 404
    assert client.get(link).status_code == 200
    assert client.post(link, NEW)["Location"] == "/today/"
    assert client.get("/deals/").status_code == 200
    assert client.get(link).status_code == 404
    assert Person.objects.get().name == "Kim Larsen"


def test_a_sales_manager_adds_a_colleague_who_can_sign_in(
    signed_in: SignedIn, client: Client
) -> None:
    kim = signed_in(person("sales-manager"))
    noor = NEW | {"name": "Noor", "email": "Noor@ours.example"}
    link = link_on(kim.post("/people/new/", noor))
    assert "Noor" in kim.get("/people/").content.decode()
    assert sign_in(client, "noor@ours.example", "a-long-one-1987") == 200
    assert use_link(client, link, "a-long-one-1987")["Location"] == "/today/"
    assert client.get("/deals/").status_code == 200
    assert sign_in(Client(), "noor@ours.example", "a-long-one-1987") == 302


@pytest.mark.parametrize("wrong", [{"password": "short"}, {"password": "Kim Larsen"}, {"name": ""}])
def test_what_is_wrong_with_the_first_person_is_said(client: Client, wrong: dict[str, str]) -> None:
    link = f"/welcome/{signing.dumps('first', salt=WELCOME)}/"
    assert client.post(link, NEW | wrong).status_code == 422
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"email": "taken@ours.example"}, {"unit": "7"}, {"position_key": "x"}, {"name": ""}],
)
def test_what_is_wrong_is_said_beside_the_field(signed_in: SignedIn, wrong: dict[str, str]) -> None:
    person(name="taken")
    answer = signed_in(person("sales-manager")).post("/people/new/", NEW | wrong)
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()
    assert not Person.objects.filter(email="kim@ours.example").exists()


def test_others_are_told_who_adds_people(signed_in: SignedIn) -> None:
    answer = signed_in(person("pre-sales-engineer")).get("/people/new/")
    assert answer.status_code == 403
    assert "sales manager" in answer.content.decode()


def test_times_are_in_the_persons_zone(signed_in: SignedIn) -> None:
    robin = person()
    browser = signed_in(robin)
    browser.post("/you/", {"name": "Robin", "time_zone": "Asia/Tokyo"})
    robin.refresh_from_db()
    assert robin.time_zone == "Asia/Tokyo"
    assert browser.post("/you/", {"name": "", "time_zone": ""}).status_code == 422
