from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pacenotes.rooms.landscape.actions import (
    Told,
    add_capability,
    correct_fact,
    record_fact,
    withdraw_fact,
)
from tests.cast import person
from tests.doors.web.conftest import SignedIn
from tests.rooms.landscape.land import Land, on_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(land: Land, signed_in: SignedIn) -> Client:
    return signed_in(person())


def text(answer: HttpResponse) -> str:
    assert answer.status_code == 200, answer.content
    return html.unescape(answer.content.decode())


def page(browser: Client, query: str = "") -> str:
    return text(browser.get(f"/landscape/changes/?{query}"))


def lines(told: str) -> list[str]:
    """Days and lines as they are read."""
    parts = r'<h2 class="feed-day">(.*?)</h2>|<li>(<span class="feed-kind.*?)</li>'
    found = re.findall(parts, told, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", day or line).split()) for day, line in found]


def test_what_shipped_is_told_on_its_day_with_what_it_did_to_us(
    browser: Client, land: Land
) -> None:
    assert lines(page(browser, f"set={land.northbeam_alone.pk}")) == [
        "Sept. 10, 2026",
        "shipped Northbeam Cloud , Lineage no → full for us unique → parity",
    ]


def test_what_is_withdrawn_is_told(browser: Client, land: Land) -> None:
    told = Told(land.release, source="Their notes", removed=dt.date(2026, 9, 15))
    correct_fact(fact=land.lineage_theirs, told=told, by=land.by)
    assert lines(page(browser, f"set={land.northbeam_alone.pk}"))[:2] == [
        "Sept. 15, 2026",
        "withdrawn Northbeam Cloud , Lineage full → no for us parity → unique",
    ]


def test_what_we_learn_of_a_day_gone_by_is_that_we_were_wrong_on_the_day_we_learnt_it(
    browser: Client, land: Land
) -> None:
    with on_day(dt.date(2026, 9, 17)):
        told = Told(dt.date(2026, 2, 1), source="A customer")
        record_fact(product=land.tally, capability=land.lineage, told=told, by=land.by)
    found = lines(page(browser))
    assert found[:2] == [
        "Sept. 17, 2026",
        "we were wrong Tally One , Lineage no → full for us unique → comparative",
    ]
    # Until then Tally had nothing of it, so its part by column couldn't be known better either.
    assert (
        "we were wrong Tally One , Lineage by column no → unknown for us unique → unknown" in found
    )


def test_what_was_taken_back_is_that_we_were_wrong(browser: Client, land: Land) -> None:
    withdraw_fact(fact=land.lineage_theirs, reason="A misreading", by=land.by)
    assert lines(page(browser, f"set={land.northbeam_alone.pk}")) == []
    told = page(browser, f"set={land.northbeam_alone.pk}&from=2026-09-12")
    assert lines(told) == [
        "Sept. 20, 2026",
        "we were wrong Northbeam Cloud , Lineage full → no for us parity → unique",
    ]


def test_what_is_new_in_the_landscape_is_no_correction(browser: Client, land: Land) -> None:
    new = add_capability(key="new", name="New", by=land.by)
    told = Told(dt.date(2026, 1, 1), source="Seen")
    record_fact(product=land.ours, capability=new, told=told, by=land.by)
    shown = page(browser)
    assert "New" not in " ".join(lines(shown))
    assert "One capability is new in the landscape" in shown


def test_days_kinds_and_what_changes_for_us_can_be_chosen(browser: Client, land: Land) -> None:
    chosen = f"set={land.northbeam_alone.pk}"
    assert lines(page(browser, f"{chosen}&from=2026-09-11&to=2026-09-20")) == []
    assert len(lines(page(browser, f"{chosen}&from=2026-09-10&to=2026-09-10"))) == 2
    assert lines(page(browser, f"{chosen}&kind=withdrawn")) == []
    assert len(lines(page(browser, f"{chosen}&ours=1"))) == 2
    assert len(lines(page(browser, f"set={land.everybody.pk}&ours=1"))) == 2
    told = page(browser, chosen)
    assert f'href="?{chosen}&from=2026-09-14&to=2026-09-20"' in told  # this week
    assert f'href="?{chosen}&from=2026-09-01&to=2026-09-20"' in told  # this month
    assert f'href="?{chosen}&from=2026-08-22&to=2026-09-20" aria-current="true"' in told


@pytest.mark.parametrize(
    "query",
    ["from=soon", "to=%00", "from=2026-09-20&to=2026-01-01", "from=0001-01-01", "to=9999-12-31",
     "page=999", "kind=x", "page=-1"],
)  # fmt: skip
def test_what_cannot_be_read_is_said_or_left_out(browser: Client, query: str) -> None:
    told = page(browser, query)
    assert ("isn't a date" in told) == (query in ("from=soon", "to=%00"))
    assert ("A year is told at once" in told) == (query == "from=0001-01-01")


def test_a_long_feed_is_paged(browser: Client, land: Land, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pacenotes.doors.web.landscape.matrix.feed.views.PAGE", 2)
    for number in range(1, 5):
        told = Told(
            dt.date(2026, 9, number), source="Seen", removed=dt.date(2026, 9, number + 10),
            detail=f"{number}", qualifiers=[],
        )  # fmt: skip
        part = add_capability(key=f"p{number}", name=f"P{number}", by=land.by)
        record_fact(product=land.ours, capability=part, told=told, by=land.by)
    seen, query = [], "page=1"
    while query:
        told = page(browser, query)
        seen += lines(told)
        after = re.search(r'rel="next" href="\?([^"]+)"', told)
        query = after[1] if after else ""
    days = [line for line in seen if line.startswith("Sept")]
    assert days == [f"Sept. {day}, 2026" for day in (14, 13, 12, 11, 10, 4, 3, 2, 1)]


def test_the_week_is_told_by_kind_and_as_markdown(browser: Client, land: Land) -> None:
    query = f"set={land.northbeam_alone.pk}&week=2026-W37"
    told = text(browser.get(f"/landscape/changes/week/?{query}"))
    assert "Sept. 7, 2026 to Sept. 13, 2026" in told
    assert "Where we stand otherwise" in told
    answer = browser.get(f"/landscape/changes/week/text/?{query}")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == (
        "# The landscape, Sept. 7, 2026 to Sept. 13, 2026\n\n"
        "Kestrel Flow against Northbeam Cloud\n\n"
        "## Where we stand otherwise\n\n"
        "- **Lineage**: unique → parity\n\n"
        "## Shipped\n\n"
        "- Sept. 10, 2026: Northbeam Cloud, **Lineage** (no → full); for us unique → parity\n"
    )
    assert answer.content.decode() in told


def test_a_quiet_week_says_so_and_weeks_lead_to_each_other(browser: Client, land: Land) -> None:
    told = text(browser.get("/landscape/changes/week/"))
    assert "Nothing changed in this week." in told
    assert "week=2026-W37" in told
    assert "The week after" not in told
    assert "The week after" in text(browser.get("/landscape/changes/week/?week=2026-W36"))
    for unreadable in ("2026-W99", "x", "9999-W01", "0000-W01"):
        assert browser.get(f"/landscape/changes/week/?week={unreadable}").status_code == 200


def test_markdown_keeps_names_as_they_are(browser: Client, land: Land) -> None:
    odd = add_capability(key="odd", name="A *bold* [link](x)\\", parent=land.heading, by=land.by)
    told = Told(dt.date(2026, 9, 15), source="Seen")
    record_fact(product=land.ours, capability=odd, told=told, by=land.by)
    answer = browser.get("/landscape/changes/week/text/?week=2026-W38")
    assert r"**A \*bold\* \[link\](x)\\**" in answer.content.decode()


def test_a_feed_costs_as_many_queries_for_one_change_as_for_three(
    browser: Client, land: Land
) -> None:
    def cost() -> int:
        page(browser)
        with CaptureQueriesContext(connection) as found:
            page(browser)
        return len(found)

    costs = []
    for number in range(1, 4):
        part = add_capability(key=f"p{number}", name="P", by=land.by)
        told = Told(dt.date(2026, 9, number), source="Seen")
        record_fact(product=land.ours, capability=part, told=told, by=land.by)
        costs.append(cost())
    assert costs[0] == costs[2] <= 10
