from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Deal, Input, TeamMember
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, deal, discovery_team, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.seats import all_rows
from tests.rooms.deals.words import accepted, until

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def given_on(on: Deal, by: Person, part: str = "budget", text: str = "They said 40,000") -> Input:
    return actions.give_input(deal=on, about_type="part", about_id=part, text=text, by=by)


def decide(given: Input) -> str:
    return f"/deals/{given.deal_id}/inputs/{given.pk}/decisions/"


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_anybody_on_the_team_gives_an_input_on_an_answer(
    position: str, signed_in: SignedIn
) -> None:
    member = person(position)
    on = deal(person(), member)
    back = f"/deals/{on.pk}/questions/qualified/"
    sent = {"about": "part:budget", "text": "They said <b>40,000</b>", "back": back}
    answer = signed_in(member).post(f"/deals/{on.pk}/inputs/", sent)
    assert answer["Location"] == back + "#inputs-part-budget"
    page = signed_in(member).get(back).text
    assert "They said &lt;b&gt;40,000&lt;/b&gt;" in page
    assert member.name in page


def test_its_owner_accepts_and_who_gave_it_is_credited_there(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    given = given_on(on, sam)
    back = f"/deals/{on.pk}/questions/qualified/"
    owner = signed_in(robin)
    assert decide(given) in owner.get(back).text
    assert decide(given) not in signed_in(sam).get(back).text, "only its owner gets buttons"
    owner.post(decide(given), {"state": "accepted", "seen": "open", "back": back})
    page = signed_in(sam).get(back).text
    assert "With input from" in page
    assert "accepted" in page


def test_declining_says_why_and_the_giver_reads_it(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    given = given_on(on, sam)
    owner = signed_in(robin)
    empty = owner.post(decide(given), {"state": "declined", "seen": "open", "reason": " "})
    assert empty.status_code == 422
    assert "Say why" in empty.text
    given.refresh_from_db()
    assert given.state == "open"
    told = owner.post(
        decide(given), {"state": "declined", "seen": "open", "reason": "That was last year"}
    )
    assert told["Location"] == f"/deals/{on.pk}/questions/qualified/#budget", "where it stands"
    page = signed_in(sam).get(f"/deals/{on.pk}/inputs/").text
    assert "That was last year" in page
    assert "declined" in page


@pytest.mark.parametrize(
    ("about", "question", "part"),
    [("deadline", "deadlines", "deadline"), ("pitfall", "pitfalls", "security")],
)
def test_an_input_on_a_deadline_or_a_pitfall_stands_beneath_its_row(
    about: str, question: str, part: str, signed_in: SignedIn
) -> None:
    on, robin, sam = discovery_team()
    piece = accepted(on, part, robin, meaning=until(dt.date(2026, 12, 1)))
    pk = getattr(piece, f"{about}_id")
    at = f"/deals/{on.pk}/questions/{question}/"
    assert f'value="{about}:{pk}"' in signed_in(sam).get(at).text
    sent = {"about": f"{about}:{pk}", "text": "Ask Priya first", "back": at}
    told = signed_in(sam).post(f"/deals/{on.pk}/inputs/", sent)
    assert told["Location"] == f"{at}#inputs-{about}-{pk}"
    page = signed_in(robin).get(at).text
    table = page[page.index(f'id="{about}-{pk}"') : page.index("</table>")]
    assert "Ask Priya first" in table
    assert decide(Input.objects.get()) in table
    assert decide(Input.objects.get()) not in signed_in(sam).get(at).text


def test_with_htmx_the_inputs_on_the_thing_come_back(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    sent = {"about": "part:budget", "text": "They said 40,000", "back": "/deals/"}
    part = signed_in(sam).post(f"/deals/{on.pk}/inputs/", sent, headers=HTMX)
    assert part.status_code == 200
    assert part.text.lstrip().startswith("<section")
    assert "They said 40,000" in part.text
    assert 'name="back" value="/deals/"' in part.text
    given = Input.objects.get()
    part = signed_in(robin).post(decide(given), {"state": "left", "seen": "open"}, headers=HTMX)
    assert "left as it is" in part.text
    wrong = signed_in(robin).post(
        decide(given), {"state": "declined", "seen": "left", "reason": ""}, headers=HTMX
    )
    assert wrong.status_code == 200, "htmx puts in place what comes with a good status"
    assert "Say why" in wrong.text


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001, "x\0"])
def test_an_input_that_can_not_be_kept_is_said_and_stays(text: str, signed_in: SignedIn) -> None:
    on, _, sam = discovery_team()
    sent = {"about": "part:budget", "text": text}
    answer = signed_in(sam).post(f"/deals/{on.pk}/inputs/", sent)
    assert answer.status_code == 422
    assert text[:1500] in answer.text
    assert "nothing that you wrote was lost" in answer.text
    assert not Input.objects.exists()


@pytest.mark.parametrize(
    "about", ["", "part", "part:weather", "deadline:1", "deadline:-1", ":", "x" * 99, "part:\0"]
)
def test_an_input_on_what_is_not_there_is_404(about: str, signed_in: SignedIn) -> None:
    on, _, sam = discovery_team()
    sent = {"about": about, "text": "Hello"}
    assert signed_in(sam).post(f"/deals/{on.pk}/inputs/", sent).status_code == 404
    assert not Input.objects.exists()


@pytest.mark.parametrize(
    "back",
    ["//evil.example/", "https://evil.example/", "/\\evil.example/", "javascript:alert(1)", ""],
)
def test_nobody_is_led_off_our_pages(back: str, signed_in: SignedIn) -> None:
    on, _, sam = discovery_team()
    sent = {"about": "part:budget", "text": "Hello", "back": back}
    answer = signed_in(sam).post(f"/deals/{on.pk}/inputs/", sent)
    assert answer["Location"] == f"/deals/{on.pk}/questions/qualified/#budget"


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"state": "maybe", "seen": "open"},
        {"state": "accepted"},
        {"state": "open", "seen": "open"},
    ],
)
def test_a_decision_that_is_none_changes_nothing(sent: dict[str, str], signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    given = given_on(on, sam)
    before = all_rows()
    assert signed_in(robin).post(decide(given), sent).status_code == 422
    assert all_rows() == before


def test_of_two_owners_the_second_is_told_and_keeps_their_reason(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    kim = person("sales-manager", "Kim Berg")
    TeamMember.objects.create(deal=on, person=kim, position_key="sales-manager")
    given = given_on(on, sam)
    signed_in(robin).post(decide(given), {"state": "accepted", "seen": "open"})
    second = signed_in(kim).post(
        decide(given), {"state": "declined", "seen": "open", "reason": "Not so"}
    )
    assert second.status_code == 409
    assert "Robin Adler decided on it meanwhile: accepted" in second.text
    assert ">Not so</textarea>" in second.text
    assert 'name="seen" value="accepted"' in second.text
    given.refresh_from_db()
    assert given.state == "accepted"


def test_the_technical_side_decides_on_nothing_that_sales_owns(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    given = given_on(on, robin)
    before = all_rows()
    answer = signed_in(sam).post(decide(given), {"state": "accepted", "seen": "open"})
    assert answer.status_code == 403
    assert "Robin Adler" in answer.text
    assert all_rows() == before


def test_the_sales_side_decides_on_nothing_that_the_technical_side_owns(
    signed_in: SignedIn,
) -> None:
    on, robin, sam = discovery_team()
    question = actions.pass_on_question(deal=on, text="On Arm?", by=robin)
    sent = {"about": f"technical-question:{question.pk}", "text": "They have M4s"}
    signed_in(robin).post(f"/deals/{on.pk}/inputs/", sent)
    given = Input.objects.get()
    state = {"state": "accepted", "seen": "open"}
    assert signed_in(robin).post(decide(given), state).status_code == 403
    assert signed_in(sam).post(decide(given), state)["Location"].endswith(f"/{question.pk}/")
    page = signed_in(robin).get(f"/deals/{on.pk}/technical-questions/{question.pk}/").text
    assert "With input from" in page


def test_strangers_get_404_and_leaders_of_the_part_read_only(signed_in: SignedIn) -> None:
    on, _, sam = discovery_team()
    given = given_on(on, sam)
    sent, state = {"about": "part:budget", "text": "x"}, {"state": "accepted", "seen": "open"}
    before = all_rows()
    stranger, leader = signed_in(person()), signed_in(person("sales-manager"))
    before = all_rows()
    assert stranger.get(f"/deals/{on.pk}/inputs/").status_code == 404
    assert stranger.post(f"/deals/{on.pk}/inputs/", sent).status_code == 404
    assert stranger.post(decide(given), state).status_code == 404
    assert leader.get(f"/deals/{on.pk}/inputs/").status_code == 200
    assert leader.post(f"/deals/{on.pk}/inputs/", sent).status_code == 403
    assert leader.post(decide(given), state).status_code == 403
    assert all_rows() == before


def test_an_input_of_another_deal_is_404(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    other = deal(robin, name="Other")
    given = given_on(on, sam)
    wrong = f"/deals/{other.pk}/inputs/{given.pk}/decisions/"
    answer = signed_in(robin).post(wrong, {"state": "accepted", "seen": "open"})
    assert answer.status_code == 404


def test_the_page_of_all_inputs_offers_everything_that_takes_one(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    question = actions.pass_on_question(deal=on, text="On Arm?", by=robin)
    request = actions.ask(deal=on, kind="demo", what="Show it", by=robin)
    page = signed_in(sam).get(f"/deals/{on.pk}/inputs/").text
    assert "No input yet." in page
    for about in ("part:budget", f"technical-question:{question.pk}", f"request:{request.pk}"):
        assert f'value="{about}"' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_all_inputs_cost_the_same_however_many(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    on, robin, sam = discovery_team()
    for number in range(rows):
        given_on(on, sam, ["budget", "need", "authority"][number])
        question = actions.pass_on_question(deal=on, text=f"What {number}?", by=robin)
        actions.answer_question(question=question, answer="That", by=sam)
        actions.give_input(
            deal=on, about_type="technical-question", about_id=str(question.pk), text="!", by=robin
        )
    browser = signed_in(robin)
    with django_assert_num_queries(11):
        browser.get(f"/deals/{on.pk}/inputs/")
