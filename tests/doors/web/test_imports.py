from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from pacenotes.core.tables.decoding import MOST_BYTES
from pacenotes.doors.web.deals.tables.mapping_form import MOST_COLUMNS
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import CustomField, Deal, TableImport
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, deal, person
from tests.doors.web.conftest import SignedIn
from tests.tables import DEALS, every_row, kept, looked_at, pipeline_file, work_off

pytestmark = pytest.mark.django_db

ROW = DEALS + "D1,One,,,Won,5,EUR,2026-01-31\n"


@pytest.fixture
def leader() -> Person:
    return person("sales-manager", "Imke Sommer")


def send(browser: Client, text: str | bytes, of: str = "deals", **more: str) -> TableImport:
    """Send a file; the import that it became."""
    answer = post_file(browser, text, of, **more)
    assert answer.status_code == 302, answer.content.decode()
    return TableImport.objects.get(pk=int(answer["Location"].split("/")[-2]))


def post_file(browser: Client, text: str | bytes, of: str = "deals", **more: str) -> object:
    data = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile("pipeline.csv", data)
    return browser.post("/deals/imports/new/", {"of": of, "file": file, **more})


def mapping_of(browser: Client, table: TableImport, **changed: str) -> dict[str, str]:
    """The mapping form as the page shows it, with what a person changes."""
    form = browser.get(f"/deals/imports/{table.pk}/").context["form"]
    return {f.html_name: v for f in form if (v := f.value()) not in (None, False)} | changed


def map_it(browser: Client, table: TableImport, **changed: str) -> str:
    """Send the mapping; the page after the file was gone through."""
    answer = browser.post(
        f"/deals/imports/{table.pk}/mapping/", mapping_of(browser, table, **changed)
    )
    if answer.status_code != 302:
        return str(answer.content.decode())
    work_off()
    return str(browser.get(answer["Location"]).content.decode())


def test_the_crm_file_is_sent_mapped_looked_at_and_brought_in(
    leader: Person, signed_in: SignedIn
) -> None:
    browser = signed_in(leader)
    table = send(browser, pipeline_file(40))
    page = map_it(
        browser, table, **{"every-currency": "USD", "adds_accounts": "on",
                           "keeps_owner_names": "on"},
    )  # fmt: skip
    assert "What it would do" in page
    assert "Bring the 40 rows in" in page
    assert not Deal.objects.exists()
    answer = browser.post(f"/deals/imports/{table.pk}/application/", follow=True)
    assert "Waiting for its turn" in answer.content.decode()
    work_off()
    page = browser.get(f"/deals/imports/{table.pk}/").content.decode()
    assert "What it did" in page
    assert Deal.objects.count() == 40


def test_what_is_wrong_is_shown_by_line_column_and_reason_and_nothing_comes_in(
    leader: Person, signed_in: SignedIn
) -> None:
    browser = signed_in(leader)
    table = send(browser, DEALS + "D1,One,,,,,,\nD2,Two,,,Winning,,,\n")
    page = map_it(browser, table)
    assert "What is wrong" in page
    for shown in (">3<", "Stage", "“Winning” is no stage of New business"):
        assert shown in page
    assert "Bring the 2 rows in" not in page
    browser.post(f"/deals/imports/{table.pk}/application/")
    work_off()
    assert not Deal.objects.exists()


def test_the_good_rows_come_in_alone_where_that_is_asked_for(
    leader: Person, signed_in: SignedIn
) -> None:
    browser = signed_in(leader)
    table = send(browser, DEALS + "D1,One,,,,,,\nD2,Two,,,Winning,,,\n")
    assert "Bring in the one good row alone" in map_it(browser, table)
    browser.post(f"/deals/imports/{table.pk}/application/", {"keeps_good_rows": "on"})
    work_off()
    assert [d.name for d in Deal.objects.all()] == ["One"]
    page = browser.get(f"/deals/imports/{table.pk}/").content.decode()
    assert "Left out" in page
    answer = browser.get(f"/deals/imports/{table.pk}/wrong-rows.csv")
    assert answer["Content-Disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert len(rows) == 2
    assert rows[1][:2] == ["D2", "Two"]


def test_what_a_value_stands_for_is_said_on_the_page(leader: Person, signed_in: SignedIn) -> None:
    browser = signed_in(leader)
    table = send(browser, DEALS + "D1,One,,,Winning,,,\n")
    page = map_it(browser, table, **{"values-4": "winning = Won"})
    assert "Bring the row in" in page
    page = map_it(browser, table, **{"values-4": "winning"})
    assert "has no “=” in it" in page


def test_what_was_typed_stays_where_a_mapping_can_not_stand(
    leader: Person, signed_in: SignedIn
) -> None:
    browser = signed_in(leader)
    table = send(browser, ROW)
    before = every_row()
    page = map_it(browser, table, **{"goes-1": "", "every-currency": "EUR"})
    assert "no column goes to “Name”, which is needed" in page
    assert "“Currency” is filled more than once; leave one" in page
    assert 'value="EUR"' in page
    assert every_row() == before


def test_dates_that_could_be_either_are_asked_for(leader: Person, signed_in: SignedIn) -> None:
    browser = signed_in(leader)
    table = send(browser, DEALS + "D1,One,,,,,,03-04-2026\n")
    page = map_it(browser, table)
    assert "say whether the day or the month comes first" in page
    assert "Bring the row in" not in page
    assert "Bring the row in" in map_it(browser, table, **{"order-7": "day-first"})


def test_the_first_rows_are_shown_with_what_changes(leader: Person, signed_in: SignedIn) -> None:
    browser = signed_in(leader)
    known = deal(name="Rollout")
    table = send(browser, DEALS + f",Rollout,{known.account},,Won,5,EUR,\n")
    page = map_it(browser, table)
    assert "<del><bdi>Prospecting</bdi></del> <bdi>Won</bdi>" in page


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"id,name\nD1,caf\xe9\n", "is not UTF-8"),
        (b"PK\x03\x04", "this is a workbook or a packed file"),
        (b"", "the file is empty"),
    ],
)
def test_a_file_that_is_no_table_is_not_kept_and_says_why(
    data: bytes, reason: str, leader: Person, signed_in: SignedIn
) -> None:
    browser = signed_in(leader)
    answer = post_file(browser, data)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert reason in answer.content.decode()  # type: ignore[attr-defined]
    assert not TableImport.objects.exists()


def test_another_encoding_can_be_chosen(leader: Person, signed_in: SignedIn) -> None:
    table = send(signed_in(leader), "id;name\nD1;Café\n".encode("cp1252"), encoding="windows-1252")
    assert table.samples[1] == ["Café"]


PAGES = [
    "/deals/imports/{}/", "/deals/imports/{}/progress/", "/deals/imports/{}/wrong-rows.csv",
]  # fmt: skip
POSTS = [
    "/deals/imports/{}/mapping/", "/deals/imports/{}/application/", "/deals/imports/{}/removal/",
]  # fmt: skip


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_somebody_elses_file_is_not_there_for_anybody(position: str, signed_in: SignedIn) -> None:
    table = looked_at(DEALS + "D1,,,,,,,\n", "deals", person("sales-manager"))
    browser = signed_in(person(position))
    before = every_row("Person")
    for address in PAGES:
        assert browser.get(address.format(table.pk)).status_code == 404
    for address in POSTS:
        assert browser.post(address.format(table.pk)).status_code == 404
    assert every_row("Person") == before


@pytest.mark.parametrize(("position", "may"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_who_may_not_import_is_told_who_may(position: str, may: bool, signed_in: SignedIn) -> None:
    somebody = person(position)
    table = looked_at(DEALS + "D1,,,,,,,\n", "deals", person("sales-manager"))
    TableImport.objects.update(by=somebody)
    browser = signed_in(somebody)
    expected = 200 if may else 403
    assert browser.get("/deals/imports/new/").status_code == expected
    assert browser.get(f"/deals/imports/{table.pk}/").status_code == expected
    before = every_row("Session")
    if not may:
        assert post_file(browser, ROW).status_code == 403  # type: ignore[attr-defined]
        for address in POSTS:
            assert browser.post(address.format(table.pk)).status_code == 403
        assert every_row("Session") == before
    listed = browser.get("/deals/imports/").content.decode()
    assert ("Import a file" in listed) is may
    assert ("file.csv" in listed) is may


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_imports_takes_as_many_queries_for_more_rows(
    rows: int,
    leader: Person,
    signed_in: SignedIn,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(rows):
        kept(ROW, "deals", leader)
    browser = signed_in(leader)
    with django_assert_num_queries(3):
        browser.get("/deals/imports/")


def test_an_imports_page_takes_as_many_queries_for_more_rows(
    leader: Person, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = signed_in(leader)

    def queries(rows: int) -> int:
        known = [deal(person(), name=f"Rollout {n}") for n in range(rows)]
        text = "".join(f",{d.name},{d.account},,Won,5,EUR,\n" for d in known)
        table = looked_at(DEALS + text, "deals", leader)
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/deals/imports/{table.pk}/")
        return len(asked)

    assert queries(1) == queries(3)


def test_progress_is_polled_and_at_the_end_the_page_loads_anew(
    leader: Person, signed_in: SignedIn
) -> None:
    browser = signed_in(leader)
    table = looked_at(ROW, "deals", leader)
    actions.apply_later(table=table, by=leader)
    address = f"/deals/imports/{table.pk}/progress/"
    polled = browser.get(address, headers={"HX-Request": "true"})
    assert "<progress" in polled.content.decode()
    work_off()
    assert browser.get(address, headers={"HX-Request": "true"})["HX-Refresh"]
    assert browser.get(address)["Location"] == f"/deals/imports/{table.pk}/"


def test_a_file_with_very_many_columns_can_be_mapped(leader: Person, signed_in: SignedIn) -> None:
    browser = signed_in(leader)
    names = ["name", *(f"c{n}" for n in range(MOST_COLUMNS + 40))]
    table = send(browser, ",".join(names) + "\n" + ",".join("x" for _ in names) + "\n")
    page = map_it(browser, table)
    assert "Bring the row in" in page
    assert "41 more columns are left as they were guessed" in page


def test_a_table_may_be_larger_than_other_uploads_for_who_may_import_and_on_its_page_alone(
    leader: Person, signed_in: SignedIn, settings: Settings
) -> None:
    settings.MOST_UPLOADED_BYTES, settings.MOST_IMPORTED_BYTES = 2_000, 6_000
    text = DEALS + "".join(f"D{n},One {n},,,,,,\n" for n in range(200))
    browser = signed_in(leader)
    assert post_file(browser, text).status_code == 302  # type: ignore[attr-defined]
    file = SimpleUploadedFile("pipeline.csv", text.encode())
    assert browser.post("/deals/new/", {"file": file}).status_code == 413
    assert post_file(signed_in(person()), text).status_code == 413  # type: ignore[attr-defined]
    assert post_file(Client(), text).status_code == 413  # type: ignore[attr-defined]
    answer = post_file(browser, text * 2)
    assert answer.status_code == 413  # type: ignore[attr-defined]
    assert "A table that is imported may have at most 200 MB" in answer.content.decode()  # type: ignore[attr-defined]


def test_the_servers_most_fits_the_pages_most(settings: Settings) -> None:
    from pacenotes.site import whole_requests

    assert reverse("new-import") == whole_requests.IMPORT_ADDRESS
    assert settings.MOST_IMPORTED_BYTES < whole_requests.MOST_IMPORT_BYTES
    assert settings.MOST_UPLOADED_BYTES < whole_requests.MOST_BODY_BYTES
    assert settings.MOST_IMPORTED_BYTES > MOST_BYTES


@pytest.mark.parametrize("of", ["accounts", "contacts", "deals"])
def test_what_one_may_see_is_fetched_as_a_file(
    of: str, leader: Person, signed_in: SignedIn
) -> None:
    CustomField.objects.create(on="deal", key="region", name="Region", kind="text")
    deal(name="=1+1")
    answer = signed_in(leader).get(f"/deals/export/{of}.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="{of}.csv"'
    text = b"".join(answer).decode("utf-8-sig")
    assert text.startswith("External id,Name,")
    assert "'=1+1" in text or of != "deals"


def test_a_list_is_fetched_by_its_filter_and_no_more_than_one_sees(signed_in: SignedIn) -> None:
    robin = person(name="Robin Adler")
    deal(robin, name="Small")
    large = [deal(robin, name="Large"), deal(robin, name="Over"), deal(person(), name="Theirs")]
    told = Deal.objects.filter(pk__in=[one.pk for one in large])
    told.update(amount=900, currency="EUR")
    told.filter(name="Over").update(stage="lost", outcome="lost")
    browser = signed_in(robin)
    assert "/deals/export/list.csv?amount_from=100" in browser.get(
        "/deals/?amount_from=100"
    ).content.decode()  # fmt: skip
    answer = browser.get("/deals/export/list.csv?amount_from=100")
    names = [line.split(",")[1] for line in b"".join(answer).decode("utf-8-sig").splitlines()]
    assert names == ["Name", "Large"]


def test_a_filter_that_cant_be_read_fetches_nothing(signed_in: SignedIn) -> None:
    answer = signed_in(person()).get("/deals/export/list.csv?amount_from=much")
    assert answer.status_code == 400


def test_nothing_else_can_be_fetched(leader: Person, signed_in: SignedIn) -> None:
    assert signed_in(leader).get("/deals/export/people.csv").status_code == 404


def test_a_hostile_file_is_shown_as_text(leader: Person, signed_in: SignedIn) -> None:
    browser = signed_in(leader)
    hostile = "<script>alert(1)</script>"
    table = send(browser, f"name,{hostile}\n{hostile},{hostile}\n")
    page = map_it(browser, table)
    assert hostile not in page
    assert "&lt;script&gt;" in page
