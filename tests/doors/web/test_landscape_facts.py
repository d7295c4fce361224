"""Facts, checks, inputs and files on their pages."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pacenotes.core.landscape.days import OPEN
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.actions import Told
from pacenotes.rooms.landscape.models import Coverage, Fact, FactVersion, FieldInput
from tests.cast import person
from tests.doors.web.conftest import SignedIn
from tests.doors.web.test_demos import form_of
from tests.rooms.deals.seats import all_rows
from tests.rooms.landscape.ground import Ground, ground

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Ground:
    return ground()


def new_fact(here: Ground, more: str = "") -> str:
    pair = f"product={here.ours.pk}&capability={here.alerts.pk}"
    return f"/landscape/facts/new/?{pair}{more}"


def at(fact: Fact, more: str = "") -> str:
    return f"/landscape/facts/{fact.pk}/{more}"


def test_a_fact_is_recorded_beside_what_is_recorded_already(
    here: Ground, signed_in: SignedIn
) -> None:
    browser, release = signed_in(here.kim), here.release("5.0")
    asked = browser.get("/landscape/facts/new/")
    assert "which capability" in asked.text
    assert browser.get("/landscape/facts/")["Location"] == "/landscape/products/"
    chosen = browser.get(
        "/landscape/facts/new/", {"of-product": here.ours.pk, "of-capability": "alerts BY owner"}
    )
    assert chosen["Location"] == new_fact(here)
    unknown = {"of-product": here.ours.pk, "of-capability": "nonsense"}
    assert browser.get("/landscape/facts/new/", unknown).status_code == 422
    assert "Nothing is recorded of the two yet" in browser.get(new_fact(here)).text
    sent = {"added_release": release.pk, "qualifiers": ["flag", "add-on"], "detail": "alerts.beta",
            "source": "notes", "added_or_before": "on"}  # fmt: skip
    made = browser.post(new_fact(here), sent, follow=True)
    assert "has been recorded" in made.text
    assert "behind a flag, needs an add-on" in made.text
    assert "with 5.0 or before" in made.text
    page = browser.get(new_fact(here)).text
    assert "Look first at what is recorded already" in page
    assert "alerts.beta" in page


def test_what_overlaps_is_refused_at_its_field_and_the_words_stay(
    here: Ground, signed_in: SignedIn
) -> None:
    here.fact(dt.date(2026, 1, 1))
    before = all_rows()
    sent = {"added_day": "2026-05-01", "source": "A source that took long to find"}
    refused = signed_in(here.kim).post(new_fact(here), sent)
    assert refused.status_code == 422
    assert "recorded already" in refused.context["form"].errors["added_day"][0]
    assert "A source that took long to find" in refused.text
    assert all_rows() == before


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"added_day": "2026-05-01", "removed_day": "2026-04-01"}, "removed_day"),
        ({"added_day": "2027-05-01"}, "added_day"),
        ({"source": ""}, "source"),
        ({"level": "7"}, "how"),
        ({"level": "nan", "how": "counted"}, "level"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"qualifiers": ["half"]}, "qualifiers"),
        ({"added_release": "999999"}, "added_release"),
    ],
)
def test_what_cant_be_so_is_said_at_its_field(
    here: Ground, sent: dict[str, object], field: str, signed_in: SignedIn
) -> None:
    address = new_fact(here).replace(str(here.alerts.pk), str(here.lineage.pk))
    address = f"/landscape/facts/new/?product={here.ours.pk}&capability={here.lineage.pk}"
    refused = signed_in(here.kim).post(address, {"source": "notes", **sent})
    assert refused.status_code == 422
    assert field in refused.context["form"].errors
    assert not Fact.objects.exists()


def test_a_release_and_a_day_are_one_too_many(here: Ground, signed_in: SignedIn) -> None:
    sent = {"added_day": "2026-05-01", "added_release": here.release().pk, "source": "x"}
    refused = signed_in(here.kim).post(new_fact(here), sent)
    assert "not both" in refused.text


def test_a_fact_is_corrected_and_what_was_held_stays(here: Ground, signed_in: SignedIn) -> None:
    browser, fact = signed_in(here.kim), here.fact(dt.date(2026, 1, 1))
    sent = form_of(browser, at(fact))
    page = browser.post(at(fact), {**sent, "added_day": "2026-02-01"}, follow=True).text
    assert "on Feb. 1, 2026" in page
    assert "on Jan. 1, 2026" in page
    assert FactVersion.objects.count() == 2


def test_what_was_corrected_meanwhile_is_shown_and_nothing_is_lost(
    here: Ground, signed_in: SignedIn
) -> None:
    browser, fact = signed_in(here.kim), here.fact(dt.date(2026, 1, 1))
    sent = form_of(browser, at(fact))
    told = Told(added=dt.date(2026, 2, 1), source="their changelog")
    actions.correct_fact(fact=fact, told=told, by=person("technical-marketing"))
    answer = browser.post(at(fact), {**sent, "detail": "Mine", "added_day": "2026-03-01"})
    assert answer.status_code == 409
    assert "It was changed while you were writing" in answer.text
    form = answer.context["form"]
    assert (form["detail"].value(), form["added_day"].value()) == ("Mine", "2026-03-01")
    assert form["source"].value() == "their changelog"
    again = {name: form[name].value() for name in ("detail", "added_day", "source", "version")}
    assert browser.post(at(fact), again).status_code == 302
    now = FactVersion.objects.get(recorded_until=OPEN)
    assert (now.detail, now.source) == ("Mine", "their changelog")


def test_a_fact_is_withdrawn_with_a_reason(here: Ground, signed_in: SignedIn) -> None:
    browser, fact = signed_in(here.kim), here.fact(dt.date(2026, 1, 1))
    form = form_of(browser, at(fact))
    assert browser.post(at(fact, "withdrawals/"), {"reason": ""}).status_code == 422
    stale = browser.post(at(fact, "withdrawals/"), {"reason": "A typo", "version": "0"})
    assert "changed this meanwhile" in stale.text
    now = {"reason": "A typo", "version": FactVersion.objects.get().pk}
    page = browser.post(at(fact, "withdrawals/"), now, follow=True).text
    assert "Withdrawn" in page
    assert "Withdraw it" not in page
    gone = browser.post(at(fact), form)
    assert gone.status_code == 422


def test_a_check_is_recorded(here: Ground, signed_in: SignedIn) -> None:
    browser = signed_in(here.kim)
    page = browser.get(f"/landscape/coverage/new/?product={here.tally.pk}").text
    assert f'value="{here.tally.pk}" selected' in page
    sent = {"product": here.tally.pk, "capability": "Lineage", "day": "2026-09-01"}
    page = browser.post("/landscape/coverage/new/", sent, follow=True).text
    assert "checked on" in page
    assert Coverage.objects.get().capability == here.lineage
    to_come = browser.post("/landscape/coverage/new/", {**sent, "day": "2027-01-01"})
    assert "hasn&#x27;t come yet" in to_come.text


# what the field says


def test_the_field_gives_an_input_and_sees_what_becomes_of_it(
    here: Ground, signed_in: SignedIn
) -> None:
    robin = person("account-executive", "Robin Adler")
    field, owner = signed_in(robin), signed_in(here.kim)
    empty = field.post("/landscape/inputs/", {"text": "They ship it"})
    assert "on which product or capability" in empty.text
    sent = {"text": "They have it already", "source": "Dana, on Tuesday"}
    sent |= {"product": here.tally.pk, "capability": "Alerts by owner"}
    assert field.post("/landscape/inputs/", sent)["Location"].endswith("?state=mine")
    given = FieldInput.objects.get()
    assert "Accept" not in field.get("/landscape/inputs/").text
    pair = f"?product={here.tally.pk}&amp;capability={here.alerts.pk}&amp;input={given.pk}"
    assert pair in owner.get("/landscape/inputs/").text
    address = f"/landscape/facts/new/{pair.replace('&amp;', '&')}"
    page = owner.get(address)
    assert "They have it already" in page.text
    assert page.context["form"]["source"].value() == "Dana, on Tuesday"
    owner.post(address, {"added_day": "2026-09-01", "source": "Dana, on Tuesday"})
    given.refresh_from_db()
    assert (given.state, given.fact) == ("accepted", Fact.objects.get())
    fate = field.get("/landscape/inputs/?state=mine").text
    assert "accepted" in fate
    assert f"/landscape/facts/{given.fact_id}/" in fate
    assert "With input from" in field.get(at(Fact.objects.get())).text
    again = owner.post(address, {"removed_day": "2025-09-01", "source": "x"})
    assert "became a fact already" in again.text


def test_an_input_is_declined_with_a_reason_or_left(here: Ground, signed_in: SignedIn) -> None:
    given = actions.give_field_input(text="They ship it", product=here.tally, by=person())
    owner = signed_in(here.kim)
    address = f"/landscape/inputs/{given.pk}/decisions/"
    refused = owner.post(address, {"state": "declined", "reason": " "})
    assert refused.status_code == 422
    assert "Say why" in refused.text
    assert owner.post(address, {"state": "open"}).status_code == 422
    owner.post(address, {"state": "declined", "reason": "It is announced, not shipped."})
    assert "announced, not shipped" in owner.get("/landscape/inputs/?state=declined").text
    owner.post(address, {"state": "left"})
    assert FieldInput.objects.get().state == "left"
    assert "None." in owner.get("/landscape/inputs/?state=open").text


# files

FACTS = "product,capability,added,source\n"


def test_a_file_is_looked_at_and_then_brought_in(here: Ground, signed_in: SignedIn) -> None:
    browser, before = signed_in(here.kim), all_rows()
    rows = f"{FACTS}Tally,alerts,2026-01-01,docs\n"
    file = SimpleUploadedFile("facts.csv", rows.encode(), "text/csv")
    looked = browser.post("/landscape/imports/", {"file": file})
    assert looked.status_code == 200
    assert "What it would do" in looked.text
    assert "Tally × Alerts by owner" in looked.text
    del before["people.Person"]
    assert {k: v for k, v in all_rows().items() if k in before} == before
    kept = looked.context["form"]["rows"].value()
    done = browser.post("/landscape/imports/", {"rows": kept, "bring_in": "yes"}, follow=True)
    assert "1 row came in: 1 added, 0 corrected, 0 left." in done.text
    assert Fact.objects.count() == 1


def test_what_is_wrong_in_a_file_is_listed_and_nothing_comes_in(
    here: Ground, signed_in: SignedIn
) -> None:
    browser = signed_in(here.kim)
    rows = f"{FACTS}Tally,alerts,2026-01-01,docs\nTally,alerts,9.9,docs\n"
    refused = browser.post("/landscape/imports/", {"rows": rows, "bring_in": "yes"})
    assert refused.status_code == 422
    assert "no release “9.9”" in refused.text
    assert refused.context["form"]["rows"].value() == rows
    assert not Fact.objects.exists()
    made = browser.post(
        "/landscape/imports/",
        {"rows": rows.replace("2026-01-01", "9.8"), "makes_unknown": "on"},
    )
    assert "Tally 9.9" in made.text
    for unreadable in ("nonsense", "[", ""):
        assert browser.post("/landscape/imports/", {"rows": unreadable}).status_code == 422


def test_what_is_fetched_comes_in_again_and_no_cell_is_run(
    here: Ground, signed_in: SignedIn
) -> None:
    release = here.release("5.0")
    here.fact(release, is_added_exact=False, qualifiers=["flag"], detail="'=SUM(A1)")
    here.fact(release, source="=HYPERLINK(1)", link="https://docs.example/")
    here.fact(dt.date(2026, 1, 1), capability=here.lineage, level=2.5, unit="steps", how="counted")
    browser = signed_in(here.kim)
    text = b"".join(browser.get("/landscape/facts.csv").streaming_content).decode()  # type: ignore[attr-defined]  # it streams
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    again = browser.post("/landscape/imports/", {"rows": text})
    assert again.context["outcome"].counts == {"added": 0, "changed": 0, "left": 3}
