from __future__ import annotations

import datetime as dt

import pytest

from pacenotes.rooms.deals.models import CustomField, Deal
from pacenotes.rooms.history.models import Event
from tests.cast import deal, person
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 12, 1)


def ids(*deals: Deal) -> str:
    return ",".join(str(one.pk) for one in deals)


def test_chosen_deals_change_together(signed_in: SignedIn) -> None:
    robin, noor = person(), person(name="Noor Haddad")
    CustomField.objects.create(on="deal", key="region", name="Region", kind="text")
    one, two, other = deal(robin, name="One"), deal(robin, name="Two"), deal(robin, name="Other")
    browser = signed_in(robin)
    page = browser.get(f"/deals/edits/?deal={one.pk}&deal={two.pk}&q=o").content.decode()
    assert "Edit 2 deals" in page
    assert "Other" not in page
    data = {
        "deals": ids(one, two), "query": "q=o", "stage": "evaluation", "closes_on": "2026-12-01",
        "owner": noor.pk, "custom-region": "north",
    }  # fmt: skip
    answer = browser.post("/deals/edits/", data)
    assert answer["Location"] == "/deals/?q=o"
    assert "2 deals have changed." in browser.get(answer["Location"]).content.decode()
    changed = Deal.objects.filter(
        stage="evaluation", closes_on=DAY, owner=noor, custom={"region": "north"}
    )
    assert set(changed) == {one, two}
    other.refresh_from_db()
    assert other.stage == "prospecting"


def test_what_is_left_empty_stays_as_it_is(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    Deal.objects.filter(pk=on.pk).update(closes_on=DAY, custom={"kept": 1})
    signed_in(robin).post("/deals/edits/", {"deals": on.pk, "stage": "won"})
    on.refresh_from_db()
    assert (on.stage, on.closes_on, on.owner, on.custom) == ("won", DAY, robin, {"kept": 1})


def test_one_that_refuses_is_named_and_none_changes(signed_in: SignedIn) -> None:
    robin, noor = person(), person(name="Noor Haddad")
    mine, hers = deal(robin, name="Mine"), deal((noor, "account-executive"), name="Hers")
    # On the team, but on the technical side of it.
    hers.team.create(person=robin, position_key="pre-sales-engineer")
    events = Event.objects.count()
    data = {"deals": ids(mine, hers), "closes_on": "2026-12-01"}
    answer = signed_in(robin).post("/deals/edits/", data)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "aren&#x27;t yours to change: Hers." in page
    assert 'value="2026-12-01"' in page
    assert not Deal.objects.filter(closes_on=DAY).exists()
    assert Event.objects.count() == events


def test_a_deal_that_is_not_seen_is_404(signed_in: SignedIn) -> None:
    robin = person()
    both = ids(deal(robin), deal(person()))
    browser = signed_in(robin)
    assert browser.post("/deals/edits/", {"deals": both, "stage": "won"}).status_code == 404
    assert not Deal.objects.filter(stage="won").exists()


@pytest.mark.parametrize("chosen", ["", "x", ",,", "-1", "9" * 30, "1\0"])
def test_without_a_deal_one_is_told_to_choose(signed_in: SignedIn, chosen: str) -> None:
    browser = signed_in(person())
    page = browser.get("/deals/edits/", {"deal": chosen}, follow=True).content.decode()
    assert "Choose the deals first" in page
    data = {"deals": chosen, "stage": "won"}
    page = browser.post("/deals/edits/", data, follow=True).content.decode()
    assert "Choose the deals first" in page


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "Say what is to change."),
        ({"closes_on": "soon"}, "Enter a valid date"),
        ({"stage": "nowhere"}, "Select a valid choice"),
        ({"owner": "999999"}, "Select a valid choice"),
    ],
)
def test_a_bad_form_changes_nothing_and_says_so(
    signed_in: SignedIn, told: dict[str, str], words: str
) -> None:
    robin = person()
    on = deal(robin)
    answer = signed_in(robin).post("/deals/edits/", {"deals": on.pk, **told})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    on.refresh_from_db()
    assert on.version == 1


def test_deals_of_two_pipelines_have_no_stage_in_common(signed_in: SignedIn) -> None:
    robin = person()
    one, two = deal(robin, name="One"), deal(robin, name="Two")
    Deal.objects.filter(pk=two.pk).update(pipeline="renewal", stage="due")
    page = signed_in(robin).get(f"/deals/edits/?deal={one.pk}&deal={two.pk}").content.decode()
    assert "several pipelines" in page
    assert "Evaluation" not in page


def test_all_that_a_filter_asks_for_can_be_chosen(signed_in: SignedIn) -> None:
    robin = person()
    for name in ("Fjord one", "Fjord two", "Other"):
        deal(robin, name=name)
    deal(person(), name="Fjord of others")
    page = signed_in(robin).get("/deals/edits/?q=fjord&all=1").content.decode()
    assert "Edit 2 deals" in page


def test_more_than_the_most_are_refused(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pacenotes.doors.web.deals.board import several as door
    from pacenotes.rooms.deals.actions import several as action

    monkeypatch.setattr(door, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(action, "MOST_AT_ONCE", 2)
    robin = person()
    deals = [deal(robin, name=f"D{n}") for n in range(4)]
    answer = signed_in(robin).post("/deals/edits/", {"deals": ids(*deals), "stage": "won"})
    assert answer.status_code == 422
    assert "At most 2" in answer.content.decode()
    assert not Deal.objects.filter(stage="won").exists()
