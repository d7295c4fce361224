from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.demos.stage import planned

pytestmark = pytest.mark.django_db

WORDS = "We lose two hours a day."
LEGAL = [f"Legal is {number} persons." for number in (1, 2, 3)]
BOARD = [f"The board decides on {day} October." for day in (24, 25, 26)]


def rich(rows: int = 1) -> tuple[Demo, Person, Person]:
    """A demo with a meeting, whose deal has answers, pitfalls, deadlines and blockers."""
    demo, robin, sam = planned()
    on = demo.deal
    roles = {"Petra Nyman": "economic-buyer", "Ingrid Solheim": "user", "Greg Tanaka": "blocker"}
    contacts = [
        deals.introduce_contact(deal=on, changes={"name": name}, role=role, by=robin).contact
        for name, role in roles.items()
    ]
    note = deals.write_note(
        deal=on,
        title="Coffee",
        text=" ".join([WORDS, *LEGAL, *BOARD]),
        about_on=dt.date(2026, 9, 15),
        by=robin,
    )
    version = note.versions.get()

    def cited(words: str, part: str) -> object:
        return deals.cite_note(
            version=version, quoted=words, part=part, contact=contacts[0], by=robin
        )

    piece = cited(WORDS, "today")
    deals.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin)  # type: ignore[arg-type]
    deals.answer_part(deal=on, part="today", text="Two hours a day", evidence=[piece], by=robin)  # type: ignore[list-item]
    for number in range(rows):
        legal, board = cited(LEGAL[number], "procurement"), cited(BOARD[number], "deadline")
        deals.add_pitfall(
            deal=on, fields={"what": f"Legal {number}", "kind": "procurement"},
            evidence=[legal], by=robin,
        )  # type: ignore[list-item]  # fmt: skip
        day = dt.date(2026, 10, 24)
        deals.add_deadline(
            deal=on, fields={"what": f"Board {number}", "first": day, "last": day},
            evidence=[board], by=robin,
        )  # type: ignore[list-item]  # fmt: skip
        deals.name_competitor(deal=on, name=f"Plumbwell {number}", by=robin)
    meeting = deals.plan_meeting(
        deal=on, title="At theirs", held_on=dt.date(2026, 10, 7), colleagues=[robin, sam],
        contacts=contacts[:2], by=robin,
    )  # fmt: skip
    return actions.set_demo(demo=demo, fields={"meeting": meeting}, by=sam), robin, sam


def text(signed_in: SignedIn, who: Person, demo: Demo, sheet: str) -> str:
    page = signed_in(who).get(f"/demos/{demo.pk}/{sheet}/")
    assert page.status_code == 200
    return str(page.text.partition("<main")[2])


def test_the_call_sheet_says_what_is_unknown_and_who_there_could_say_it(
    signed_in: SignedIn,
) -> None:
    demo, robin, _ = rich()
    page = text(signed_in, robin, demo, "call-sheet")
    budget = page[page.index("Budget") :][:900]
    assert "unknown" in budget
    assert "Petra Nyman" in budget
    assert "Ingrid Solheim" not in budget.partition("</tr>")[0]
    assert page.count('class="light is-') > 5
    case = page[page.index('id="business-case"') :].partition("</section>")[0]
    assert ">Today<" not in case, "it is answered"
    assert ">Metric<" in case
    assert "Legal 0" in page
    assert "Greg Tanaka" not in page, "not invited"


def test_without_a_meeting_everybody_with_a_role_stands_on_the_call_sheet(
    signed_in: SignedIn,
) -> None:
    demo, robin, sam = rich()
    actions.set_demo(demo=demo, fields={"meeting": None}, by=sam)
    page = text(signed_in, robin, demo, "call-sheet")
    assert "no meeting yet" in page
    assert "Greg Tanaka" in page


def test_the_brief_says_who_is_there_what_it_is_worth_and_what_not_to_step_on(
    signed_in: SignedIn,
) -> None:
    demo, _, sam = rich()
    page = text(signed_in, sam, demo, "brief")
    assert page.index("Petra Nyman") < page.index("Ingrid Solheim")
    assert "Today: Two hours a day." in page
    assert "Board 0" in page
    mines = page[page.index('id="mines"') :]
    for landmine in ("Greg Tanaka", "Legal 0", "Plumbwell 0"):
        assert landmine in mines


def test_an_empty_deal_says_that_nothing_is_known(signed_in: SignedIn) -> None:
    demo, robin, sam = planned()
    page = text(signed_in, sam, demo, "brief")
    assert "isn't known who is there" in page.replace("&#x27;", "'")
    assert "Not known yet" in page
    assert "Nobody at the account has a role" in text(signed_in, robin, demo, "call-sheet")


@pytest.mark.parametrize("rows", [1, 3])
def test_sheets_cost_the_same_however_much_is_known(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    demo, _, sam = rich(rows)
    browser = signed_in(sam)
    with django_assert_num_queries(8):
        browser.get(f"/demos/{demo.pk}/call-sheet/")
    with django_assert_num_queries(14):
        browser.get(f"/demos/{demo.pk}/brief/")


def test_the_sheets_of_a_deal_that_one_does_not_see_are_not_found(signed_in: SignedIn) -> None:
    demo, _, _ = planned()
    deal(noor := person())
    for sheet in ("call-sheet", "brief"):
        assert signed_in(noor).get(f"/demos/{demo.pk}/{sheet}/").status_code == 404
