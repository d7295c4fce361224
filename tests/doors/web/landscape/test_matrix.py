from __future__ import annotations

import csv
import datetime as dt
import html
import io
import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pacenotes.rooms.landscape.actions import Told, add_capability, record_fact
from pacenotes.rooms.landscape.queries import matrix as queries
from tests.cast import EVERY_POSITION, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.landscape.land import Land

pytestmark = pytest.mark.django_db

PART = {"X-Part": "1"}


@pytest.fixture
def browser(land: Land, signed_in: SignedIn) -> Client:
    return signed_in(person())


def page(browser: Client, query: str = "", **headers: str) -> str:
    answer = browser.get(f"/landscape/?{query}", headers=headers)
    assert answer.status_code == 200, answer.content
    return html.unescape(answer.content.decode())


def rows(text: str) -> dict[str, list[str]]:
    """The words of each row by its name: ours' standing, then each product's support."""
    found = {}
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", text, re.DOTALL)[1:]:
        name = re.search(r'<a href="/landscape/capabilities/[^"]*"><bdi>([^<]+)', row)
        assert name
        found[name[1]] = re.findall(r'land-word">([^<]+)', row)
    return found


def test_capabilities_by_products_say_support_and_standing_in_words(browser: Client) -> None:
    assert rows(page(browser)) == {
        "Data": [],
        "Lineage": ["comparative", "full", "full", "no"],
        "Lineage by column": ["unique", "full", "no", "no"],
        "Export to CSV": ["parity", "full", "full", "full"],
        "Single sign-on": ["gap", "partial", "full", "no"],
    }


def test_a_day_before_the_release_is_another_landscape(browser: Client, land: Land) -> None:
    query = f"set={land.northbeam_alone.pk}"
    assert rows(page(browser, f"{query}&day=2026-09-09"))["Lineage"][0] == "unique"
    assert rows(page(browser, f"{query}&day=2026-09-10"))["Lineage"][0] == "parity"


def test_what_was_known_then_is_told_as_it_was_known(browser: Client, land: Land) -> None:
    query = f"set={land.northbeam_alone.pk}&known=2026-09-09"
    text = page(browser, query)
    assert rows(text)["Lineage"][0] == "unique"
    assert "as known on Sept. 9, 2026." in text


def test_the_page_says_as_of_when_and_since_when(browser: Client, land: Land) -> None:
    text = page(browser, f"set={land.northbeam_alone.pk}")
    assert "As of today, Sept. 20, 2026, as known today." in text
    assert "since Sept. 10, 2026" in text
    assert "since June 1, 2025 or before" in text
    assert "Kestrel Flow against Northbeam Cloud" in text


def test_a_heading_counts_what_is_below_it_and_folds(browser: Client, land: Land) -> None:
    text = page(browser)
    assert "1 unique · 1 comparative" in text
    assert list(rows(page(browser, f"shut={land.heading.pk}"))) == [
        "Data", "Export to CSV", "Single sign-on",
    ]  # fmt: skip
    assert f'href="?shut={land.heading.pk}"' in text
    assert 'aria-expanded="true"' in text


def test_a_large_tree_is_folded_until_it_is_opened(
    browser: Client, land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_OPEN", 2)
    assert list(rows(page(browser))) == ["Data", "Export to CSV", "Single sign-on"]
    opened = page(browser, f"open={land.heading.pk}.{land.lineage.pk}")
    assert list(rows(opened))[:3] == ["Data", "Lineage", "Lineage by column"]


def test_filters_pick_standings_words_differences_and_a_subtree(
    browser: Client, land: Land
) -> None:
    def named(query: str) -> list[str]:
        return list(rows(page(browser, query)))

    assert named("standing=gap") == ["Single sign-on"]
    assert named("standing=gap&standing=parity") == ["Export to CSV", "Single sign-on"]
    assert named("q=LINEAGE") == ["Lineage", "Lineage by column"]
    assert named("q=data.lineage.col") == ["Lineage by column"]
    assert "Export to CSV" not in named("differs=1")
    assert named(f"under={land.lineage.pk}") == ["Lineage by column"]
    assert named("q=zeppelin") == []
    assert "Data › Lineage" in page(browser, "q=column")


def test_at_most_a_page_of_rows_at_once(
    browser: Client, land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    query = ""
    original = queries.matrix_page
    monkeypatch.setattr(
        "pacenotes.doors.web.landscape.matrix.grid.views.matrix_page",
        lambda *asked: original(*asked, size=2),
    )
    for _ in range(3):
        text = page(browser, query)
        seen += rows(text)
        after = re.search(r'id="land-after" href="\?([^"]*)"', text)
        query = after[1] if after else ""
    assert seen == ["Data", "Lineage", "Lineage by column", "Export to CSV", "Single sign-on"]
    assert re.search(r'id="land-before" href="\?after=\d+"', text)
    assert 'id="land-before" href="?"' in page(browser, f"after={land.lineage.pk}")


def test_a_part_comes_without_the_page_around_it(browser: Client) -> None:
    text = page(browser, "day=2026-09-01", **PART)
    assert "<html" not in text
    assert "As of Sept. 1, 2026, as known today." in text
    assert "Lineage" in text


def test_a_cell_leads_to_the_history_of_its_pair(browser: Client, land: Land) -> None:
    text = page(browser, "day=2026-09-01")
    assert f"/landscape/capabilities/{land.lineage.pk}/?day=2026-09-01#product-" in text


def test_without_scripts_a_form_with_two_dates_does_the_same(browser: Client) -> None:
    text = page(browser, "day=2026-09-01&known=2026-09-02")
    assert 'type="date" id="day" name="day" value="2026-09-01"' in text
    assert 'type="date" id="known" name="known" value="2026-09-02"' in text
    assert 'type="range" hidden' in text


def test_the_next_change_is_a_link(browser: Client, land: Land) -> None:
    text = page(browser, f"set={land.northbeam_alone.pk}&day=2026-09-01")
    assert f'href="?set={land.northbeam_alone.pk}&day=2026-09-10"' in text
    assert f'href="?set={land.northbeam_alone.pk}&day=2025-11-03"' in text


@pytest.mark.parametrize(
    "query",
    ["day=soon", "day=2026-13-01", "known=%00", "after=99999999999999999999", "open=x.y.-1",
     "standing=best", "under=x", "day=0001-01-01", "day=9999-12-31", "known=9999-12-31",
     "q=%00%25"],
)  # fmt: skip
def test_what_cannot_be_read_is_said_or_left_out(browser: Client, query: str) -> None:
    text = page(browser, query)
    assert ("isn't a date" in text) == (query in ("day=soon", "day=2026-13-01", "known=%00"))


@pytest.mark.parametrize("query", ["set=999", "set=x", "under=999", "after=999"])
def test_what_is_not_there_is_a_404(browser: Client, query: str) -> None:
    assert browser.get(f"/landscape/?{query}").status_code == 404


def test_before_anything_was_known_the_page_says_since_when(browser: Client) -> None:
    text = page(browser, "known=2025-01-01")
    assert "Nothing was known yet: the first of it was recorded on Jan. 12, 2026." in text


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_who_signs_in_reads_it(position: str, land: Land, signed_in: SignedIn) -> None:
    browser = signed_in(person(position))
    for path in ("", "matrix.csv", "matrix.svg", "changes/", "changes/week/", "changes/week/text/",
                 f"capabilities/{land.lineage.pk}/"):  # fmt: skip
        assert browser.get(f"/landscape/{path}").status_code == 200


def test_nobody_else_does(land: Land, client: Client) -> None:
    assert client.get("/landscape/").status_code == 302


def test_the_table_has_all_rows_and_no_formula(browser: Client, land: Land) -> None:
    add_capability(key="=x", name="=1+1", by=land.by)
    answer = browser.get(f"/landscape/matrix.csv?set={land.everybody.pk}&day=2026-09-20")
    assert 'attachment; filename="landscape-2026-09-20.csv"' in answer["Content-Disposition"]
    text = b"".join(answer).decode("utf-8-sig")
    told = list(csv.reader(io.StringIO(text)))
    assert told[0][:6] == [
        "key", "capability", "part of", "Kestrel Flow", "Northbeam Cloud", "Tally One",
    ]  # fmt: skip
    by_key = {row[0]: row for row in told[1:]}
    assert by_key["data.lineage"][3:7] == ["full", "full", "no", "comparative"]
    assert by_key["data.lineage"][8:] == ["2026-09-10", "", "2026-09-20", "2026-09-20"]
    assert by_key["data.lineage.columns"][2] == "Data / Lineage"
    assert by_key["'=x"][1] == "'=1+1"


def test_the_drawing_is_an_svg_of_its_own(browser: Client, land: Land) -> None:
    add_capability(key="a", name='<script>alert("x")</script>', by=land.by)
    answer = browser.get("/landscape/matrix.svg")
    assert answer["Content-Type"].startswith("image/svg+xml")
    drawn = ElementTree.fromstring(answer.content)  # noqa: S314  # our own
    text = " ".join(drawn.itertext())
    assert "Kestrel Flow against Northbeam Cloud and Tally One" in text
    assert "Lineage" in text
    assert not drawn.findall(".//{*}script")


def test_a_page_costs_as_many_queries_for_one_row_as_for_three(
    land: Land, signed_in: SignedIn
) -> None:
    browser = signed_in(person())

    def cost() -> int:
        browser.get("/landscape/")
        with CaptureQueriesContext(
            connection,
        ) as found:
            browser.get(f"/landscape/?under={land.export.pk}&day=2026-09-01")
        return len(found)

    costs = []
    for number in (1, 2, 3):
        part = add_capability(key=f"part-{number}", name="Part", parent=land.export, by=land.by)
        told = Told(dt.date(2026, 1, number), source="Seen")
        record_fact(product=land.ours, capability=part, told=told, by=land.by)
        costs.append(cost())
    assert costs[0] == costs[2] <= 10
