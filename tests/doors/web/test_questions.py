from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.listening.finding import Detail
from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import (
    Answer,
    BusinessCase,
    Contact,
    Deadline,
    Deal,
    Evidence,
    Pitfall,
)
from pacenotes.rooms.people.models import Person
from tests.cast import TECHNICAL, deal, discovery_team, heard_call, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.words import decided, said

pytestmark = pytest.mark.django_db

QUESTIONS = ["qualified", "economic-buyer", "business-case", "deadlines", "pitfalls"]


def noted(on: Deal, by: Person, text: str, part: str) -> Evidence:
    """Evidence cited from a note that says it."""
    note = actions.write_note(
        deal=on, title="Lunch", text=text, about_on=dt.date(2026, 9, 10), by=by
    )
    return actions.cite_note(version=note.versions.get(), quoted=text, part=part, by=by)


@pytest.fixture
def team() -> tuple[Deal, Person, Person]:
    """A deal with a call that was listened to."""
    on, robin, sam = discovery_team()
    heard_call(on, robin)
    return on, robin, sam


@pytest.mark.parametrize("key", QUESTIONS)
def test_each_question_has_a_page_for_the_team_and_for_nobody_else(
    key: str, team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, sam = team
    address = f"/deals/{on.pk}/questions/{key}/"
    assert signed_in(robin).get(address).status_code == 200
    page = signed_in(sam).get(address).content.decode()
    assert "Accept" not in page
    assert signed_in(person()).get(address).status_code == 404
    assert signed_in(robin).get(f"/deals/{on.pk}/questions/weather/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_a_question_costs_the_same_however_much_was_said(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    on = deal(robin)
    for number in range(rows):
        piece = noted(on, robin, f"We lose {number} days.", "need")
        actions.answer_part(
            deal=on,
            part="need",
            text="Lost days",
            evidence=[piece],
            by=robin,
            version=number,
        )
    browser = signed_in(robin)
    with django_assert_num_queries(8):
        browser.get(f"/deals/{on.pk}/questions/qualified/")


def test_a_light_says_which_words_and_which_rule_made_it_so(
    team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    piece = on.evidence.get(part="deadline")
    browser = signed_in(robin)
    browser.post(f"/deals/{on.pk}/evidence/{piece.pk}/decisions/", {"decision": "accepted"})
    page = browser.get(f"/deals/{on.pk}/questions/deadlines/").content.decode()
    assert "Its owner accepted words that were really said." in page
    assert f'<a href="#e-{piece.pk}">' in page
    assert "accepted by Robin Adler" in page


def test_accepting_a_deadline_writes_it_down_with_who_set_it(
    team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    piece = on.evidence.get(part="deadline")
    signed_in(robin).post(
        f"/deals/{on.pk}/evidence/{piece.pk}/decisions/", {"decision": "accepted"}
    )
    due = Deadline.objects.get(deal=on)
    assert (due.last, due.set_by) == (dt.date(2026, 10, 31), "Dana Whitfield")


def test_a_decision_swaps_the_question_in_place(
    team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    piece = on.evidence.filter(part="need").first()
    assert piece is not None
    answer = signed_in(robin).post(
        f"/deals/{on.pk}/evidence/{piece.pk}/decisions/",
        {"decision": "rejected"},
        headers={"HX-Request": "true"},
    )
    page = answer.content.decode()
    assert page.startswith('<div class="question-page"')
    assert "rejected by Robin Adler" in page


@pytest.mark.parametrize("decision", ["", "maybe", "\0"])
def test_a_decision_that_is_none_changes_nothing(
    decision: str, team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    piece = on.evidence.filter(part="need").first()
    assert piece is not None
    signed_in(robin).post(f"/deals/{on.pk}/evidence/{piece.pk}/decisions/", {"decision": decision})
    piece.refresh_from_db()
    assert piece.decision == "proposed"


@pytest.mark.parametrize("position", TECHNICAL)
def test_the_technical_side_decides_and_answers_nothing(
    position: str, team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    other = person(position)
    actions.add_team_member(deal=on, person=other, position_key=position, by=robin)
    piece = on.evidence.filter(part="need").first()
    assert piece is not None
    browser = signed_in(other)
    for address, data in (
        (f"evidence/{piece.pk}/decisions/", {"decision": "accepted"}),
        ("answers/need/", {"text": "Lost days", "evidence": [piece.pk], "version": 0}),
        ("deadlines/new/", {"what": "x"}),
        ("pitfalls/new/", {"what": "x"}),
        ("business-case/", {"metric": "x"}),
    ):
        refused = browser.post(f"/deals/{on.pk}/{address}", data)
        assert refused.status_code == 403
        assert "Robin Adler" in refused.content.decode()
    piece.refresh_from_db()
    assert piece.decision == "proposed"
    assert not Answer.objects.exists()


def test_an_answer_rests_on_evidence_and_names_somebody_at_the_account(
    team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    priya = Contact.objects.create(account=on.account, name="Priya Raman", title="CFO")
    piece = on.evidence.filter(part="authority").first()
    assert piece is not None
    browser = signed_in(robin)
    address = f"/deals/{on.pk}/answers/authority/"
    without = browser.post(address, {"text": "The CFO signs", "version": 0})
    assert without.status_code == 422
    assert "really said" in without.content.decode()
    assert "The CFO signs" in without.content.decode()
    told = {"text": "The CFO signs", "contact": priya.pk, "evidence": [piece.pk], "version": 0}
    assert browser.post(address, told).status_code == 302
    kept = Answer.objects.get()
    assert (kept.text, kept.contact, list(kept.rests_on.all())) == ("The CFO signs", priya, [piece])
    page = browser.get(f"/deals/{on.pk}/questions/qualified/").content.decode()
    assert "The CFO signs" in page


# met: which contact, on which occasion


def met_page(on: Deal, browser: Client) -> str:
    return browser.get(f"/deals/{on.pk}/questions/economic-buyer/").content.decode()


def test_who_was_met_is_chosen_beside_the_words_that_say_so(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    piece = said(on, "present", words="Our CFO is here", source_title="First call")
    browser = signed_in(robin)
    address = f"/deals/{on.pk}/evidence/{piece.pk}/decisions/"
    nobody_yet = met_page(on, browser)
    assert "add who it was first" in nobody_yet
    assert f'href="/deals/{on.pk}/around/#contact-roles"' in nobody_yet
    priya = Contact.objects.create(account=on.account, name="Priya Raman", title="CFO")
    assert f'<option value="{priya.pk}">Priya Raman, CFO</option>' in met_page(on, browser)
    refused = browser.post(address, {"decision": "accepted", "met": ""}, follow=True)
    assert "Say which contact was met" in refused.content.decode()
    piece.refresh_from_db()
    assert piece.decision == "proposed"
    browser.post(address, {"decision": "accepted", "met": priya.pk})
    page = met_page(on, browser)
    assert "call “First call”" in page
    piece.refresh_from_db()
    assert piece.met == priya


def test_words_that_tell_who_it_was_have_them_chosen_already(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    priya = Contact.objects.create(account=on.account, name="Priya Raman", title="CFO")
    said(on, "present", words="Priya is here", meaning=Detail(who="Priya Raman, CFO"))
    assert f'<option value="{priya.pk}" selected>' in met_page(on, signed_in(robin))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_economic_buyers_page_costs_the_same_however_many_may_have_been_met(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    on = deal(robin)
    for number in range(rows):
        contact = Contact.objects.create(account=on.account, name=f"Contact {number}")
        actions.give_contact_role(deal=on, contact=contact, role="user", by=robin)
        said(on, "present")
        decided(said(on, "present", contact=contact), robin, Decision.ACCEPTED)
    browser = signed_in(robin)
    with django_assert_num_queries(10):
        met_page(on, browser)


def test_met_is_answered_with_a_contact_and_an_occasion(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    heard = said(on, "present", source_title="First call")
    mail = said(on, "present", source=Evidence.Source.MAIL)
    browser = signed_in(robin)
    address = f"/deals/{on.pk}/answers/present/"
    assert "Nobody at the account is a contact yet" in browser.get(address).content.decode()
    priya = Contact.objects.create(account=on.account, name="Priya Raman", title="CFO")
    page = browser.get(address).content.decode()
    assert "call “First call”, " in page
    told = {"text": "At the depot", "evidence": [heard.pk], "version": 0}
    refused = browser.post(address, told)
    assert refused.status_code == 422
    assert "Choose which contact was met" in refused.content.decode()
    assert "At the depot" in refused.content.decode()
    by_mail = browser.post(address, {**told, "contact": priya.pk, "evidence": [mail.pk]})
    assert by_mail.status_code == 422
    assert not Answer.objects.exists()
    assert browser.post(address, {**told, "contact": priya.pk}).status_code == 302
    assert Answer.objects.get().contact == priya
    assert "At the depot" in met_page(on, browser)


def test_somebody_of_another_account_or_evidence_of_another_deal_is_no_choice(
    team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    other = deal(robin)
    stranger = Contact.objects.create(account=other.account, name="Somebody Else")
    elsewhere = noted(other, robin, "The board decides.", "authority")
    here = on.evidence.filter(part="authority").first()
    assert here is not None
    address = f"/deals/{on.pk}/answers/authority/"
    for told in (
        {"text": "x", "contact": stranger.pk, "evidence": [here.pk]},
        {"text": "x", "evidence": [elsewhere.pk]},
    ):
        assert signed_in(robin).post(address, told).status_code == 422
    assert not Answer.objects.exists()


def test_the_second_of_two_answers_is_shown_the_first_and_loses_no_word(
    team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    noor = person(name="Noor Haddad")
    actions.add_team_member(deal=on, person=noor, position_key="account-executive", by=robin)
    piece = on.evidence.filter(part="need").first()
    assert piece is not None
    address = f"/deals/{on.pk}/answers/need/"
    mine = {"text": "Two days lost in March", "evidence": [piece.pk], "version": 0}
    theirs = {"text": "Feeds break and nobody notices", "evidence": [piece.pk], "version": 0}
    signed_in(noor).post(address, theirs)
    answer = signed_in(robin).post(address, mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Feeds break and nobody notices" in page
    assert "Two days lost in March" in page
    assert "Noor Haddad" in page
    assert Answer.objects.get().text == "Feeds break and nobody notices"
    assert 'name="version" value="1"' in page
    assert signed_in(robin).post(address, {**mine, "version": 1}).status_code == 302
    assert Answer.objects.get().text == "Two days lost in March"


def test_what_a_colleague_accepts_while_one_writes_is_shown_and_not_set_aside_unseen(
    signed_in: SignedIn,
) -> None:
    robin, noor = person(name="Robin Adler"), person(name="Noor Haddad")
    on = deal(robin, noor)
    mine = said(on, "need", words="We lose days")
    theirs = said(on, "need", words="Nobody sees it")
    browser = signed_in(robin)
    address = f"/deals/{on.pk}/answers/need/"
    assert 'name="seen"' in browser.get(address).content.decode()
    decided(theirs, noor, Decision.ACCEPTED)
    sent = {"text": "Days are lost", "evidence": [mine.pk], "version": "0", "seen": ""}
    answer = browser.post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "accepted by Noor Haddad" in page
    assert "Days are lost" in page
    assert not Answer.objects.exists()
    assert page.count("checked") == 2
    assert f'value="{theirs.pk}"' in page
    again = browser.post(address, {**sent, "seen": str(theirs.pk)})
    assert again.status_code == 302
    assert list(Answer.objects.get().rests_on.all()) == [mine]


def test_a_deadline_is_written_down_edited_and_met(
    team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    piece = on.evidence.get(part="deadline")
    browser = signed_in(robin)
    told = {
        "what": "Decision", "kind": "decision", "first": "2026-10-30", "state": "open",
        "evidence": [piece.pk],
    }  # fmt: skip
    assert browser.post(f"/deals/{on.pk}/deadlines/new/", told).status_code == 302
    due = Deadline.objects.get()
    assert (due.first, due.last) == (dt.date(2026, 10, 30), dt.date(2026, 10, 30))
    edited = {**told, "state": "met", "version": due.version}
    edited.pop("evidence")
    address = f"/deals/{on.pk}/deadlines/{due.pk}/"
    assert browser.post(address, edited).status_code == 302
    assert browser.post(address, {**edited, "what": "Late"}).status_code == 409
    due.refresh_from_db()
    assert (due.state, due.what) == ("met", "Decision")
    backwards = {**edited, "first": "2026-10-30", "last": "2026-10-01", "version": due.version}
    assert browser.post(address, backwards).status_code == 422


def test_a_pitfall_has_severity_likelihood_who_minds_it_and_what_is_done(
    team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, sam = team
    piece = noted(on, robin, "Legal takes three months here.", "procurement")
    told = {
        "what": "Slow legal", "kind": "procurement", "severity": 3, "likelihood": 2,
        "minded_by": sam.pk, "mitigation": "Send the draft now", "state": "open",
        "evidence": [piece.pk],
    }  # fmt: skip
    assert signed_in(robin).post(f"/deals/{on.pk}/pitfalls/new/", told).status_code == 302
    kept = Pitfall.objects.get()
    assert (kept.severity, kept.likelihood, kept.minded_by) == (3, 2, sam)
    stranger = {**told, "minded_by": person().pk}
    assert signed_in(robin).post(f"/deals/{on.pk}/pitfalls/new/", stranger).status_code == 422


def test_the_business_case_needs_accepted_words_and_a_value_its_currency(
    team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    browser = signed_in(robin)
    address = f"/deals/{on.pk}/business-case/"
    told = {"metric": "Days lost", "today": "2 a month", "target": "0", "value": "180000"}
    assert browser.post(address, told).status_code == 422
    whole = {**told, "currency": "eur", "period": "year"}
    assert browser.post(address, whole).status_code == 422
    piece = noted(on, robin, "We lose two days a month.", "today")
    browser.post(f"/deals/{on.pk}/evidence/{piece.pk}/decisions/", {"decision": "accepted"})
    version = BusinessCase.objects.filter(deal=on).values_list("version", flat=True).first() or 0
    assert browser.post(address, {**whole, "version": version}).status_code == 302
    kept = BusinessCase.objects.get()
    assert (kept.metric, kept.currency, kept.period) == ("Days lost", "EUR", "year")


def test_a_framework_reads_the_same_evidence_by_its_letters(
    team: tuple[Deal, Person, Person], signed_in: SignedIn
) -> None:
    on, robin, _ = team
    page = signed_in(robin).get(f"/deals/{on.pk}/frameworks/meddpicc/").content.decode()
    assert "MEDDPICC" in page
    assert "Identified pain" in page
    assert signed_in(robin).get(f"/deals/{on.pk}/frameworks/nonsense/").status_code == 404


def test_newer_words_that_disagree_show_the_question_contradicted(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    first = noted(on, robin, "Our CFO decides.", "authority")
    second = noted(on, robin, "The board decides, not the CFO.", "authority")
    browser = signed_in(robin)
    browser.post(f"/deals/{on.pk}/evidence/{first.pk}/decisions/", {"decision": "accepted"})
    browser.post(f"/deals/{on.pk}/evidence/{second.pk}/decisions/", {"decision": "odds"})
    page = browser.get(f"/deals/{on.pk}/questions/qualified/").content.decode()
    assert "Newer words that were accepted disagree" in page
    assert "light is-contradicted" in page
    told = {"text": "The board", "evidence": [second.pk], "version": 0}
    browser.post(f"/deals/{on.pk}/answers/authority/", told)
    page = browser.get(f"/deals/{on.pk}/questions/qualified/").content.decode()
    assert "light is-contradicted" not in page
    assert "set aside by a newer answer" in page


def test_a_parts_light_is_explained_like_its_questions(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    pieces = [said(on, "authority", words=f"Words {n}") for n in range(2)]
    for piece in pieces:
        decided(piece, robin, Decision.ACCEPTED)
    decided(pieces[1], robin, Decision.ACCEPTED, disagrees=True)
    said(on, "mentioned", words="Our CFO signs")
    decided(Evidence.objects.get(part="mentioned"), robin, Decision.ACCEPTED)
    browser = signed_in(robin)

    def part_of(question: str, key: str) -> str:
        page = browser.get(f"/deals/{on.pk}/questions/{question}/").content.decode()
        return page[page.index(f'<section class="sheet part-sheet" id="{key}"') :].split(
            "</section>"
        )[0]

    authority = part_of("qualified", "authority")
    assert "Newer words that were accepted disagree" in authority
    reason = authority[authority.index('class="reason"') :].split("</details>")[0]
    assert all(f'href="#e-{piece.pk}"' in reason for piece in pieces)
    assert "a mention isn&#x27;t a meeting" in part_of("economic-buyer", "mentioned")
    assert 'class="reason"' not in part_of("qualified", "need")
