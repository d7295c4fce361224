from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pacenotes.doors.web.deals.timeline.lines import NEWEST, timeline_part
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, deal, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.whole_deal import Whole

pytestmark = pytest.mark.django_db


def told(on: Deal, most: int = 500) -> list[str]:
    """Each line in words, with what changed behind it."""
    return [
        "".join(piece.text for piece in line.pieces)
        + "".join(f" | {c.label}: {c.was} > {c.now}" for c in line.changes)
        for line in timeline_part(on, most=most).lines
    ]


def test_each_line_says_who_did_what_and_what_was_what_before(whole: Whole) -> None:
    lines = told(whole.deal)
    for expected in (
        "Robin Adler opened the deal | account:  > Fjordline",
        "Robin Adler put Sam Okafor on the team as Pre-sales engineer",
        "Robin Adler moved the deal | stage: Prospecting > Evaluation",
        "Kim Larsen handed the deal over | owner: Robin Adler > Noor Haddad",
        "Robin Adler changed the deal | expected close:  > Oct. 30, 2026",
        "Robin Adler gave Dana Whitfield the role “Evaluator”",
        "Robin Adler named Meridian as a competitor",
        "Qualified turned from unknown to heard",
        "Robin Adler decided on words on Budget: accepted",
        "Robin Adler answered Budget | answer:  > 200,000 a year | contact:  > Dana Whitfield",
        "Robin Adler wrote down a deadline: Board meeting",
        "Robin Adler changed the deadline Board meeting | who set it:  > the board",
        "Robin Adler changed the pitfall Slow legal | what is done about it:  > Start in July",
        "Sam Okafor declined a request: Demo | reason:  > No budget known",
        "Sam Okafor said who answers a technical question: Does it run on ARM?"
        " | owner:  > Sam Okafor",
        "Sam Okafor gave an input on Budget",
        "Robin Adler decided on an input on deadline: declined | reason:  > Known already",
        "Robin Adler wrote a note: Lunch",
        "Robin Adler added a call: discovery | file:  > discovery.md",
        "Robin Adler said on which day a call was held: discovery"
        " | held on: Sept. 14, 2026 > Sept. 15, 2026",
        "Robin Adler removed a call: –",
    ):
        assert expected in lines


def test_nothing_is_left_out_and_nothing_is_told_in_raw_ids(whole: Whole) -> None:
    lines = told(whole.deal)
    assert len(lines) == Event.objects.filter(deal_id=whole.deal.pk).count()
    assert [
        line for line in lines if "no words yet" in line or re.search(r"[0-9a-f]{64}", line)
    ] == []
    assert [line for line in lines if re.search(r"(owner|contact|person): .*> \d+\b", line)] == []


def test_what_nobody_wrote_words_for_is_shown_all_the_same(whole: Whole) -> None:
    Event.objects.create(
        verb="sang_a_song", about_type="choir", about_id=3, deal_id=whole.deal.pk,
        by=whole.robin, before={"key": "C"}, after={"key": "D", "loud": True},
    )  # fmt: skip
    assert told(whole.deal)[0] == (
        "Robin Adler did something that has no words yet (sang a song): –"
        " | key: C > D | loud:  > yes"
    )


def test_the_words_of_a_call_stand_in_no_line(whole: Whole) -> None:
    page = "\n".join(told(whole.deal))
    for words in ("We lost two days", "Priya Raman", "share my screen"):
        assert words not in page


def test_pages_follow_one_another_to_the_beginning(whole: Whole, signed_in: SignedIn) -> None:
    browser = signed_in(whole.sam)
    address, seen = f"/deals/{whole.deal.pk}/timeline/", list[str]()
    while address:
        page = browser.get(address).content.decode()
        seen += re.findall(r'id="event-(\d+)"', page)
        older = re.search(r'rel="next" href="(\?before=\d+)"', page)
        address = f"/deals/{whole.deal.pk}/timeline/{older.group(1)}" if older else ""
    ids = Event.objects.filter(deal_id=whole.deal.pk).order_by("-pk").values_list("pk", flat=True)
    assert [int(pk) for pk in seen] == list(ids)


def test_every_link_of_the_timeline_leads_somewhere(whole: Whole, signed_in: SignedIn) -> None:
    browser = signed_in(whole.robin)
    addresses = {line.address for line in timeline_part(whole.deal, most=500).lines} - {""}
    assert len(addresses) > 15
    lost = [a for a in addresses if browser.get(a, follow=True).status_code != 200]
    assert lost == []


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "0", "²", "\0"])
def test_an_odd_place_to_go_on_from_is_no_error(
    before: str, whole: Whole, signed_in: SignedIn
) -> None:
    address = f"/deals/{whole.deal.pk}/timeline/"
    assert signed_in(whole.robin).get(address, {"before": before}).status_code == 200


@pytest.mark.parametrize(("position", "status"), [
    (p, 200 if p == "sales-manager" else 404) for p in EVERY_POSITION
])  # fmt: skip
def test_off_the_team_only_sales_managers_read_it(
    position: str, status: int, signed_in: SignedIn
) -> None:
    on = deal(person())
    assert signed_in(person(position)).get(f"/deals/{on.pk}/timeline/").status_code == status


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_on_the_team_reads_it(position: str, signed_in: SignedIn) -> None:
    member = person(position)
    on = deal(member)
    page = signed_in(member).get(f"/deals/{on.pk}/timeline/")
    assert "Nothing happened yet" in page.content.decode()


def test_the_part_for_a_deals_page_holds_the_newest() -> None:
    robin = person()
    on = deal(robin)
    for number in range(NEWEST + 2):
        actions.name_competitor(deal=on, name=f"Rival {number}", by=robin)
    part = timeline_part(on)
    assert len(part.lines) == NEWEST
    assert part.older is not None
    assert part.lines[0].pieces[2].text == f"Rival {NEWEST + 1}"


def fill(on: Deal, by: Person, rows: int) -> None:
    contact = actions.add_contact(account=on.account, changes={"name": "Dana"}, by=by)  # type: ignore[arg-type]
    for n in range(rows):
        role = ("champion", "user", "evaluator")[n]
        actions.give_contact_role(deal=on, contact=contact, role=role, by=by)
        question = actions.pass_on_question(deal=on, text=f"Does it {n}?", by=by, asked_by=contact)
        actions.give_input(
            deal=on, about_type="technical-question", about_id=str(question.pk), text="x", by=by
        )
        actions.add_team_member(deal=on, person=person(), position_key="customer-success", by=by)


def test_a_timeline_costs_the_same_however_much_happened(signed_in: SignedIn) -> None:
    counts = set()
    for rows in (1, 3):
        robin = person()
        on = deal(robin)
        fill(on, robin, rows)
        browser = signed_in(robin)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(f"/deals/{on.pk}/timeline/").content.decode()
        assert page.count('class="event"') == rows * 4
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= 20
