from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from pacenotes.core.qualification import QUESTIONS
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Contact
from tests.browser.conftest import SCREENSHOTS, sign_in
from tests.browser.looking import look
from tests.cast import discovery_team, heard_call
from tests.rooms.calls.test_evidence import BUYER
from tests.rooms.deals.whole_deal import Whole, whole_deal

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def whole(transactional_db: None) -> Whole:
    """A deal on which everything happened; made before the worker starts."""
    return whole_deal()


def test_a_question_is_answered_with_evidence(page: Page) -> None:
    on, robin, _ = discovery_team()
    heard_call(on, robin)
    sign_in(page, robin.email)
    page.goto(f"/deals/{on.pk}/questions/deadlines/")
    deadline = page.get_by_role("region", name="Deadline", exact=True)
    deadline.get_by_role("button", name="Accept").click()
    expect(deadline.get_by_role("button", name="Take back")).to_be_focused()
    stands = page.get_by_role("region", name="How it stands")
    expect(stands.get_by_text("answered", exact=True)).to_be_visible()

    stands.get_by_text("Why:").click()
    stands.locator(".reason-words a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("li.proposal:target")).to_be_in_viewport()

    deadline.get_by_role("link", name="Answer in your words").click()
    page.get_by_label("In your words").fill("They decide by the end of October.")
    page.get_by_role("button", name="Save").click()
    expect(deadline.get_by_text("They decide by the end of October.")).to_be_visible()


def test_accepting_that_the_buyer_was_met_asks_which_contact(page: Page) -> None:
    on, robin, _ = discovery_team()
    heard_call(on, robin, BUYER)
    Contact.objects.create(account=on.account, name="Ada Lind")
    sign_in(page, robin.email)
    page.goto(f"/deals/{on.pk}/questions/economic-buyer/")
    met = page.get_by_role("region", name="Met", exact=True)
    met.get_by_role("button", name="Accept").click()
    expect(met.get_by_label("Who was met")).to_be_focused()
    met.get_by_label("Who was met").select_option("Ada Lind")
    met.get_by_role("button", name="Accept").click()
    expect(met.get_by_role("link", name="Ada Lind")).to_be_visible()
    met.get_by_role("button", name="Take back").click()
    met.get_by_role("button", name="Reject").click()
    expect(met.get_by_text("rejected by Robin Adler")).to_be_visible()


def test_words_marked_in_a_note_are_cited_and_accepted(page: Page) -> None:
    on, robin, _ = discovery_team()
    note = actions.write_note(
        deal=on,
        title="Lunch",
        text="We ate well.\nThe board meets in May and decides then.",
        about_on=dt.date(2026, 9, 10),
        by=robin,
    )
    sign_in(page, robin.email)
    page.goto(f"/deals/notes/{note.pk}/")
    page.evaluate(
        """() => {
            const text = document.querySelector("[data-words]").lastChild;
            const range = document.createRange();
            range.selectNodeContents(text);
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
        }"""
    )
    expect(page.get_by_label("The words, as they stand")).to_have_value(
        "The board meets in May and decides then."
    )
    page.get_by_label("Speaks to").select_option("process")
    page.get_by_role("button", name="Cite").click()
    process = page.get_by_role("region", name="Decision process", exact=True)
    expect(process.get_by_text("cited by Robin Adler")).to_be_visible()
    process.get_by_role("button", name="Accept").click()
    expect(process.get_by_text("accepted by Robin Adler")).to_be_visible()


def test_words_marked_in_a_call_fill_the_form_below_it(page: Page) -> None:
    on, robin, _ = discovery_team()
    call = heard_call(on, robin)
    sign_in(page, robin.email)
    page.goto(f"/calls/{call.pk}/")
    page.locator("#u-1 [data-words]").evaluate(
        """words => {
            const range = document.createRange();
            range.selectNodeContents(words);
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
        }"""
    )
    expect(page.get_by_label("Number of the utterance")).to_have_value("1")
    page.get_by_label("Speaks to").select_option("today")
    page.get_by_role("button", name="Cite").click()
    today = page.get_by_role("region", name="Today", exact=True)
    expect(today.get_by_text("cited by Robin Adler")).to_be_visible()


def test_the_pages_of_the_questions_and_their_sources_can_be_read_and_used(
    whole: Whole, page: Page
) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    on, at = whole.deal, f"/deals/{whole.deal.pk}"
    note, mail = on.notes.get(), on.mails.get()
    sign_in(page, whole.robin.email)
    wrong = []
    for name, address in {
        **{f"question-{q.key}": f"{at}/questions/{q.key}/" for q in QUESTIONS},
        "framework": f"{at}/frameworks/meddpicc/",
        "answer": f"{at}/answers/budget/",
        "answer-met": f"{at}/answers/present/",
        "business-case": f"{at}/business-case/",
        "new-deadline": f"{at}/deadlines/new/",
        "deadline": f"{at}/deadlines/{on.deadlines.all()[0].pk}/",
        "new-pitfall": f"{at}/pitfalls/new/",
        "pitfall": f"{at}/pitfalls/{on.pitfalls.all()[0].pk}/",
        "sources": f"{at}/sources/",
        "new-note": f"{at}/notes/new/",
        "note": f"/deals/notes/{note.pk}/",
        "edit-note": f"/deals/notes/{note.pk}/edit/",
        "earlier-note": f"/deals/notes/versions/{note.versions.get(number=1).pk}/",
        "mail": f"/deals/mails/{mail.pk}/",
    }.items():
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        for closed in page.locator("details > summary").all():
            closed.click()
        wrong += look(page, name)
    assert wrong == []
