from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Contact, Deal, TeamMember, TechnicalQuestion
from pacenotes.rooms.people.models import Person
from tests.cast import SALES, TECHNICAL, deal, discovery_team, heard_call, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.seats import all_rows

pytestmark = pytest.mark.django_db


def passed_on(on: Deal, by: Person, text: str = "Does it run on Arm?") -> TechnicalQuestion:
    return actions.pass_on_question(deal=on, text=text, by=by)


def at(question: TechnicalQuestion, more: str = "") -> str:
    return f"/deals/{question.deal_id}/technical-questions/{question.pk}/{more}"


def test_a_question_is_passed_on_with_who_asks_and_by_when(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    dana = Contact.objects.create(account=on.account, name="Dana Whitfield")
    sent = {"text": "On <b>Arm</b>?", "asked_by": str(dana.pk), "due": "2026-10-01"}
    answer = signed_in(robin).post(f"/deals/{on.pk}/technical-questions/", sent)
    question = TechnicalQuestion.objects.get()
    assert answer["Location"] == at(question)
    page = signed_in(sam).get(at(question)).text
    assert "On &lt;b&gt;Arm&lt;/b&gt;?" in page
    assert "asked by Dana Whitfield" in page
    assert "Oct. 1, 2026" in page
    assert "On &lt;b&gt;Arm" in signed_in(robin).get(f"/deals/{on.pk}/technical/").text


@pytest.mark.parametrize(
    "sent", [{}, {"text": " "}, {"text": "x", "due": "soon"}, {"text": "x", "asked_by": "999999"}]
)
def test_what_is_no_question_is_said_and_kept(sent: dict[str, str], signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    Contact.objects.create(account=deal(person(), name="Else").account, name="Kim Berg")
    answer = signed_in(robin).post(f"/deals/{on.pk}/technical-questions/", sent)
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text
    assert "Kim Berg" not in answer.text, "another account's contacts aren't offered"
    assert not TechnicalQuestion.objects.exists()


def test_the_technical_side_answers_and_puts_it_right(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    question = passed_on(on, robin)
    browser = signed_in(sam)
    browser.post(at(question, "answers/"), {"answer": "Yes", "version": "1"})
    browser.post(at(question, "answers/"), {"answer": "From 3.2", "version": "2"})
    page = signed_in(robin).get(at(question)).text
    assert "From 3.2" in page
    assert "answered by Sam Okafor" in page
    assert "corrected the answer" in page
    assert "What stood there before" in page
    empty = browser.post(at(question, "answers/"), {"answer": " ", "version": "3"})
    assert empty.status_code == 422
    question.refresh_from_db()
    assert question.answer == "From 3.2"


@pytest.mark.parametrize(
    "sent", [{"answer": "x"}, {"answer": "x", "version": "x"}, {"version": "1"}]
)
def test_an_answer_without_its_parts_changes_nothing(
    sent: dict[str, str], signed_in: SignedIn
) -> None:
    on, robin, sam = discovery_team()
    question = passed_on(on, robin)
    before = all_rows()
    assert signed_in(sam).post(at(question, "answers/"), sent).status_code == 422
    assert all_rows() == before


@pytest.mark.parametrize("position", SALES)
def test_the_sales_side_reads_and_gives_inputs_and_answers_nothing(
    position: str, signed_in: SignedIn
) -> None:
    member, sam = person(position), person("pre-sales-engineer")
    on = deal(member, sam)
    question = passed_on(on, sam)
    browser = signed_in(member)
    before = all_rows()
    for verb, sent in (
        ("answers/", {"answer": "Yes", "version": "1"}),
        ("owners/", {"owner": str(sam.pk)}),
        ("wordings/", {"text": "Else?", "version": "1"}),
        ("withdrawals/", {}),
    ):
        answer = browser.post(at(question, verb), sent)
        assert answer.status_code == 403, verb
        assert sam.name in answer.text
    assert all_rows() == before
    page = browser.get(at(question)).text
    assert "Not answered yet." in page
    assert "answers/" not in page
    assert "owners/" not in page
    assert "Give an input" in page


def test_of_two_who_answer_at_once_the_second_keeps_their_words(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    noor = person("product-management", "Noor Haddad")
    TeamMember.objects.create(deal=on, person=noor, position_key="product-management")
    question = passed_on(on, robin)
    signed_in(sam).post(at(question, "answers/"), {"answer": "Yes, all of it", "version": "1"})
    before = all_rows()
    second = signed_in(noor).post(
        at(question, "answers/"), {"answer": "Only from 3.2", "version": "1"}
    )
    assert second.status_code == 409
    assert "Yes, all of it" in second.text, "the first's answer"
    assert ">Only from 3.2</textarea>" in second.text, "their own words, as an input"
    assert "Somebody else changed it while you were writing" in second.text
    assert all_rows() == before
    give = {"about": f"technical-question:{question.pk}", "text": "Only from 3.2"}
    signed_in(noor).post(f"/deals/{on.pk}/inputs/", give)
    assert "Only from 3.2" in signed_in(sam).get(at(question)).text


def test_of_ones_own_two_windows_the_second_may_save_over_what_it_is_shown(
    signed_in: SignedIn,
) -> None:
    on, robin, sam = discovery_team()
    question = passed_on(on, robin)
    browser = signed_in(sam)
    browser.post(at(question, "answers/"), {"answer": "One", "version": "1"})
    second = browser.post(at(question, "answers/"), {"answer": "Two", "version": "1"})
    assert second.status_code == 409
    assert ">\nTwo</textarea>" in second.text
    assert 'name="version" value="2"' in second.text
    browser.post(at(question, "answers/"), {"answer": "Two", "version": "2"})
    question.refresh_from_db()
    assert question.answer == "Two"


def test_a_question_is_handed_to_a_technical_colleague(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    noor = person("product-management", "Noor Haddad")
    TeamMember.objects.create(deal=on, person=noor, position_key="product-management")
    question = passed_on(on, robin)
    browser = signed_in(sam)
    page = browser.get(at(question)).text
    assert f'<option value="{robin.pk}"' not in page, "the sales side isn't offered"
    browser.post(at(question, "owners/"), {"owner": str(noor.pk)})
    assert "Noor Haddad owns it." in browser.get(at(question)).text
    refused = browser.post(at(question, "answers/"), {"answer": "Yes", "version": "2"})
    assert refused.status_code == 403
    assert "Noor Haddad" in refused.text
    for nobody in ({"owner": str(robin.pk)}, {"owner": "x"}, {}):
        told = browser.post(at(question, "owners/"), nobody, follow=True)
        assert "Nothing was changed" in told.text


@pytest.mark.parametrize("position", SALES + TECHNICAL)
def test_who_passed_it_on_words_dates_and_withdraws_it(position: str, signed_in: SignedIn) -> None:
    author = person(position)
    question = passed_on(deal(person(), author), author)
    browser = signed_in(author)
    sent = {"text": "On which processors?", "due": "2026-10-02", "version": "1"}
    assert browser.post(at(question, "wordings/"), sent)["Location"] == at(question)
    stale = browser.post(at(question, "wordings/"), sent | {"text": "Mine?"})
    assert stale.status_code == 409
    assert ">\nMine?</textarea>" in stale.text
    empty = browser.post(at(question, "wordings/"), {"text": "", "version": "2"})
    assert empty.status_code == 422
    browser.post(at(question, "withdrawals/"))
    page = browser.get(at(question)).text
    assert "The question was withdrawn." in page
    assert "On which processors?" in page
    assert "Word or date it anew" not in page


def test_an_answered_question_is_withdrawn_no_more(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    question = passed_on(on, robin)
    actions.answer_question(question=question, answer="Yes", by=sam)
    told = signed_in(robin).post(at(question, "withdrawals/"), follow=True)
    assert "This question is answered by now" in told.text
    sent = {"text": "But on Arm?", "version": "2"}
    reworded = signed_in(robin).post(at(question, "wordings/"), sent)
    assert reworded.status_code == 422
    assert "This question is answered by now" in reworded.text
    assert "But on Arm?" in reworded.text


def test_a_withdrawn_question_takes_no_answer_and_the_words_stay(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    question = passed_on(on, robin)
    actions.withdraw_question(question=question, by=robin)
    late = signed_in(sam).post(at(question, "answers/"), {"answer": "It does", "version": "2"})
    assert late.status_code == 422
    assert "This question was withdrawn" in late.text
    assert "It does" in late.text


def test_what_the_customer_asked_on_a_call_is_passed_on_from_its_page(
    signed_in: SignedIn,
) -> None:
    on, robin, sam = discovery_team()
    call = heard_call(on, robin)
    found = call.findings.get(signal="asked_of_us")
    address = f"/calls/{call.pk}/findings/{found.pk}/technical-questions/"
    browser = signed_in(robin)
    assert address in browser.get(f"/calls/{call.pk}/").text
    answer = browser.post(address)
    question = TechnicalQuestion.objects.get()
    assert answer["Location"] == at(question)
    page = signed_in(sam).get(at(question)).text
    assert f"/calls/{call.pk}/utterances/{found.utterance}/" in page
    assert "As it was asked" in page
    on_call = browser.get(f"/calls/{call.pk}/").text
    assert at(question) in on_call
    assert address not in on_call
    assert browser.post(address)["Location"] == at(question), "again is the same"
    assert signed_in(person()).post(address).status_code == 404
    leader = signed_in(person("sales-manager"))
    assert leader.post(address).status_code == 403
    other = call.findings.exclude(signal="asked_of_us").first()
    assert other is not None
    wrong = f"/calls/{call.pk}/findings/{other.pk}/technical-questions/"
    assert browser.post(wrong).status_code == 403


def test_strangers_get_404_at_every_address_of_a_question(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    question = passed_on(on, robin)
    stranger = signed_in(person("pre-sales-engineer"))
    before = all_rows()
    assert stranger.get(at(question)).status_code == 404
    assert stranger.post(f"/deals/{on.pk}/technical-questions/").status_code == 404
    for verb in ("answers/", "owners/", "wordings/", "withdrawals/"):
        assert stranger.post(at(question, verb)).status_code == 404
    assert all_rows() == before
    other = deal(robin, name="Other")
    wrong = f"/deals/{other.pk}/technical-questions/{question.pk}/"
    assert signed_in(robin).get(wrong).status_code == 404


def test_a_leader_of_the_part_reads_and_passes_nothing_on(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    question = passed_on(on, robin)
    leader = signed_in(person("sales-manager"))
    assert leader.get(at(question)).status_code == 200
    refused = leader.post(f"/deals/{on.pk}/technical-questions/", {"text": "x"})
    assert refused.status_code == 403
    assert "Pass a question on" not in leader.get(f"/deals/{on.pk}/technical/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_a_questions_page_costs_the_same_however_much_happened(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    on, robin, sam = discovery_team()
    question = passed_on(on, robin)
    for number in range(rows):
        question = actions.answer_question(question=question, answer=f"A {number}", by=sam)
        actions.give_input(
            deal=on, about_type="technical-question", about_id=str(question.pk), text="!", by=robin
        )
    browser = signed_in(sam)
    with django_assert_num_queries(7):
        browser.get(at(question))
