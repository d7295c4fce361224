"""The pages on which sales managers change people and their organisation."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.people.models import PeopleEvent, Person, Unit
from tests.cast import EVERY_POSITION, person
from tests.doors.web.conftest import SignedIn, link_on, use_link
from tests.rooms.people.tree import Tree

pytestmark = pytest.mark.django_db

NEW = {"name": "Noor", "email": "noor@ours.example", "position_key": "account-executive"}


@pytest.fixture
def tree() -> Tree:
    """A small organisation."""
    return Tree()


@pytest.fixture
def kim(signed_in: SignedIn) -> Client:
    """The browser of a sales manager who leads everything."""
    return signed_in(person("sales-manager", "Kim Larsen"))


def page(client: Client, path: str) -> str:
    """A page's text."""
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_sees_everybody_and_only_sales_managers_may_change_them(
    position: str, signed_in: SignedIn, tree: Tree
) -> None:
    sam = person("pre-sales-engineer", "Sam Okafor", unit=tree["nordics"])
    browser = signed_in(person(position))
    shown = page(browser, "/people/")
    assert "Sam Okafor" in shown
    assert "World / EMEA" in shown
    may = position == "sales-manager"
    assert (f'href="/people/{sam.pk}/"' in shown) is may
    paths = [
        "/people/new/", "/people/organisation/", f"/people/organisation/{tree['emea'].pk}/",
        f"/people/{sam.pk}/",
    ]  # fmt: skip
    assert {browser.get(path).status_code for path in paths} == {200 if may else 403}


def test_what_is_not_there_is_not_found(kim: Client) -> None:
    assert kim.get("/people/999999/").status_code == 404
    assert kim.post("/people/999999/link/").status_code == 404
    assert kim.get("/people/organisation/999999/").status_code == 404


def test_a_link_is_shown_once_and_mailed_where_there_is_mail(kim: Client, settings: object) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    answer = kim.post("/people/new/", NEW)
    link = link_on(answer)
    assert "no-store" in answer["Cache-Control"]
    (sent,) = mail.outbox
    assert sent.to == ["noor@ours.example"]
    assert link in sent.body
    assert "Kim Larsen gives you" in sent.body
    noor = Person.objects.get(email="noor@ours.example")
    for path in ("/people/", f"/people/{noor.pk}/"):
        assert link not in page(kim, path)
    assert not any(link.split("-")[1] in str(dict(e.after)) for e in PeopleEvent.objects.all())


def test_a_name_in_a_mail_is_as_it_is_written(kim: Client, settings: object) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    Person.objects.update(name="Kim O'Hara <b>")
    kim.post("/people/new/", NEW)
    assert "Kim O'Hara <b> gives you" in mail.outbox[0].body


def test_a_fresh_link_lets_in_and_ends_the_one_before(kim: Client) -> None:
    sam = person("pre-sales-engineer")
    first = link_on(kim.post(f"/people/{sam.pk}/link/"))
    second = link_on(kim.post(f"/people/{sam.pk}/link/"))
    assert "work any more" in page(Client(), first)
    browser = Client()
    assert use_link(browser, second, "a-long-one-1987")["Location"] == "/today/"
    assert "work any more" in page(Client(), second)
    assert "link for a password handed out" in page(browser, "/you/")


def test_using_somebodys_link_signs_the_one_out_who_was_signed_in(kim: Client) -> None:
    sam = person("pre-sales-engineer", "Sam Okafor")
    use_link(kim, link_on(kim.post(f"/people/{sam.pk}/link/")), "a-long-one-1987")
    assert "Sam Okafor" in page(kim, "/you/")


def test_a_colleague_is_changed(kim: Client, tree: Tree) -> None:
    sam = person("pre-sales-engineer", unit=tree["emea"])
    at = f"/people/{sam.pk}/"
    assert kim.post(f"{at}position/", {"position_key": "product-management"})["Location"] == at
    assert kim.post(f"{at}unit/", {"unit": str(tree["america"].pk)})["Location"] == at
    sam.refresh_from_db()
    assert (sam.position_key, sam.unit) == ("product-management", tree["america"])
    assert kim.post(f"{at}unit/", {"unit": ""})["Location"] == at
    sam.refresh_from_db()
    assert sam.unit is None
    assert "position changed: Product management" in page(kim, at)
    assert kim.post(f"{at}address/", {"email": "sam@new.example"})["Location"] == at
    assert "e-mail address changed: sam@new.example" in page(kim, at)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("position", {"position_key": "wizard"}),
        ("unit", {"unit": "999"}),
        ("position", {}),
        ("address", {"email": "nowhere"}),
    ],
)
def test_what_can_not_be_chosen_is_told_so(kim: Client, what: str, told: dict[str, str]) -> None:
    sam = person("pre-sales-engineer")
    answer = kim.post(f"/people/{sam.pk}/{what}/", told)
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()


def test_a_position_that_is_gone_breaks_no_page(kim: Client, signed_in: SignedIn) -> None:
    sam = person("partner-sales")
    for path in ("/people/", f"/people/{sam.pk}/"):
        assert "partner-sales" in page(kim, path)
    for path in ("/people/", "/you/"):
        assert "partner-sales" in page(signed_in(sam), path)
    assert signed_in(sam).post("/you/", {"name": "Sam", "time_zone": ""}).status_code == 302


def test_somebody_is_kept_from_signing_in_and_let_in_again(
    kim: Client, signed_in: SignedIn
) -> None:
    sam = person("pre-sales-engineer")
    browser = signed_in(sam)
    kim.post(f"/people/{sam.pk}/sign-in/", {"may": "no"})
    assert browser.get("/people/").status_code == 302
    assert "may not sign in" in page(kim, "/people/")
    kim.post(f"/people/{sam.pk}/sign-in/", {"may": "yes"})
    assert signed_in(sam).get("/people/").status_code == 200


def test_a_second_step_is_taken_off(kim: Client) -> None:
    sam = person("pre-sales-engineer")
    Authenticator.objects.create(user=sam, type="totp", data={"secret": "x"})
    assert "Take the second step off" in page(kim, f"/people/{sam.pk}/")
    kim.post(f"/people/{sam.pk}/second-step/removal/")
    assert not Authenticator.objects.exists()
    assert "Take the second step off" not in page(kim, f"/people/{sam.pk}/")


def test_the_last_who_leads_everything_stays(kim: Client) -> None:
    only = Person.objects.get()
    answer = kim.post(f"/people/{only.pk}/sign-in/", {"may": "no"})
    assert answer.status_code == 403
    assert "Kim Larsen is the only sales manager" in answer.content.decode()


def test_who_gives_away_their_own_part_is_led_on(kim: Client) -> None:
    first = Person.objects.get()
    person("sales-manager")
    answer = kim.post(f"/people/{first.pk}/position/", {"position_key": "executive-sponsor"})
    assert answer["Location"] == "/people/"


def test_a_unit_is_added_renamed_moved_and_removed(kim: Client) -> None:
    kim.post("/people/organisation/", {"name": "World", "parent": ""})
    world = Unit.objects.get()
    kim.post("/people/organisation/", {"name": "EMEA", "parent": str(world.pk)})
    emea = Unit.objects.get(name="EMEA")
    at = f"/people/organisation/{emea.pk}/"
    kim.post(f"{at}name/", {"name": "Europe"})
    kim.post(f"{at}place/", {"unit": ""})
    emea.refresh_from_db()
    assert (emea.name, emea.parent) == ("Europe", None)
    assert "Europe" in page(kim, "/people/organisation/")
    kim.post(f"{at}removal/")
    assert list(Unit.objects.all()) == [world]


def test_what_can_not_be_done_with_a_unit_is_told(kim: Client, tree: Tree) -> None:
    at = f"/people/organisation/{tree['emea'].pk}/"
    assert kim.post(f"{at}name/", {"name": "America"}).status_code == 422
    assert kim.post(f"{at}name/", {"name": ""}).status_code == 422
    assert kim.post(f"{at}place/", {"unit": str(tree["nordics"].pk)}).status_code == 422
    taken = {"name": "EMEA", "parent": str(tree["world"].pk)}
    assert kim.post("/people/organisation/", taken).status_code == 422
    shown = kim.post(f"{at}removal/", follow=True).content.decode()
    assert "still stands in" in shown
    assert Unit.objects.count() == 4


def test_a_sales_manager_of_a_part_chooses_within_it(signed_in: SignedIn, tree: Tree) -> None:
    kim = signed_in(person("sales-manager", unit=tree["emea"]))
    for path in ("/people/new/", "/people/organisation/"):
        shown = page(kim, path)
        assert "World / EMEA / Nordics" in shown or ">Nordics<" in shown
        assert "America" not in shown
        assert "in no unit<" not in shown
    assert kim.post("/people/new/", NEW | {"unit": ""}).status_code == 422
    outside = NEW | {"unit": str(tree["america"].pk)}
    assert kim.post("/people/new/", outside).status_code == 422
    assert kim.get(f"/people/organisation/{tree['america'].pk}/").status_code == 403
    link_on(kim.post("/people/new/", NEW | {"unit": str(tree["nordics"].pk)}))
    assert Person.objects.get(email="noor@ours.example").unit == tree["nordics"]


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_ask_the_database_as_often_however_long_they_are(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kim = person("sales-manager")
    browser = signed_in(kim)
    world = Unit.objects.create(name="World", path="/0/")
    for number in range(rows):
        unit = Unit.objects.create(name=f"Unit {number}", parent=world, path=f"/0/{number}/")
        sam = person(unit=unit)
        about = {"about_type": "person", "about_id": kim.pk}
        PeopleEvent.objects.create(by=sam, verb="set_password", **about)
    # Session and person first; then units and people; one person's record and second step.
    for path, queries in (
        ("/people/", 4), ("/people/organisation/", 3), (f"/people/{kim.pk}/", 6), ("/you/", 4),
    ):  # fmt: skip
        with django_assert_num_queries(queries):
            browser.get(path)
