"""Whatever ends the work in the middle leaves nothing in part, and the work is taken up again."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest
from django.db import connection
from django.utils import timezone

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.actions.importing import wrong_rows
from pacenotes.rooms.deals.jobs import WORK
from pacenotes.rooms.deals.models import Account, Deal, TableImport, TablePiece
from pacenotes.rooms.deals.queries.table_imports import latest_job
from pacenotes.rooms.history.jobs import LEASE, Claim, ClaimLost, claim_next, recover_lost
from pacenotes.rooms.history.models import Event, Job
from tests.cast import person
from tests.tables import DEALS, every_row, looked_at, mapped, work_off

ROWS = DEALS + "".join(f"D{n},Deal {n},Fjordline,,Won,5,EUR,\n" for n in range(3_500))

DIES = """
import os, sys
import django
from django.db import connections
connections.databases["default"]["NAME"] = sys.argv[1]
django.setup()
from pacenotes.rooms.deals.actions.importing.writing import Writer
from pacenotes.rooms.deals.jobs import WORK
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.history.jobs import run_next
write, written = Writer.write, []
def die(self, planned):
    write(self, planned)
    written.append(len(planned))
    if len(written) == 2:
        print(Deal.objects.count(), flush=True)
        os._exit(9)
Writer.write = die
run_next(WORK)
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_and_it_is_taken_up_again() -> None:
    manager = person("sales-manager")
    table = looked_at(ROWS, "deals", manager, adds_accounts=True)
    actions.apply_later(table=table, by=manager)
    before = every_row("Job")
    killed = subprocess.run(
        [sys.executable, "-c", DIES, str(connection.settings_dict["NAME"])],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "pacenotes.site.settings",
             "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (killed.returncode, killed.stdout.strip()) == (9, "2000"), killed.stderr
    assert every_row("Job") == before

    assert Job.objects.get().state == Job.State.RUNNING
    assert recover_lost(timezone.now() + 2 * LEASE) == 1
    work_off()
    table.refresh_from_db()
    assert (table.is_applied, Deal.objects.count()) == (True, 3_500)
    assert (Job.objects.get().state, Job.objects.get().attempts) == (Job.State.DONE, 2)


@pytest.mark.django_db
def test_work_that_was_given_to_another_worker_meanwhile_is_taken_back() -> None:
    manager = person("sales-manager")
    table = looked_at(DEALS + "D1,One,,,,,,\n", "deals", manager)
    actions.apply_later(table=table, by=manager)
    lost = claim_next(WORK)
    assert lost is not None

    def reach(progress: int, step: str) -> None:
        if progress == 99:
            recover_lost(timezone.now() + 2 * LEASE)
        lost.reach(progress, step)

    before = every_row("Job")
    with pytest.raises(ClaimLost):
        actions.apply_import(table=table, by=manager, reach=reach)
    assert every_row("Job") == before


@pytest.mark.django_db
def test_a_job_that_runs_again_after_all_was_in_does_nothing() -> None:
    manager = person("sales-manager")
    table = looked_at(DEALS + "D1,One,,,,,,\n", "deals", manager)
    actions.apply_later(table=table, by=manager)
    work_off()
    before = every_row()
    for _ in range(2):
        table.refresh_from_db()
        actions.apply_import(table=table, by=manager)
    assert every_row() == before


@pytest.mark.django_db
def test_looking_and_bringing_in_are_jobs_that_say_how_far_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    manager = person("sales-manager")
    table = mapped(ROWS, "deals", manager, adds_accounts=True)
    told: list[int] = []
    reach = Claim.reach

    def listen(self: Claim, progress: int, step: str) -> None:
        reach(self, progress, step)
        told.append(progress)

    monkeypatch.setattr(Claim, "reach", listen)
    actions.check_later(table=table, by=manager)
    work_off()
    assert told == sorted(told)
    assert len(told) >= 4
    table.refresh_from_db()
    assert (table.state, table.added) == (TableImport.State.CHECKED, 3_500)

    heard: list[int] = []
    whisper = Claim.whisper

    def overhear(self: Claim, progress: int, step: str) -> None:
        whisper(self, progress, step)
        job = latest_job(table.pk)
        heard.append(job.progress if job else 0)

    monkeypatch.setattr(Claim, "whisper", overhear)
    actions.apply_later(table=table, by=manager)
    work_off()
    assert heard[-1] > 90
    assert heard == sorted(heard)
    assert len(heard) == 4


@pytest.mark.django_db
def test_who_may_not_import_any_more_by_the_time_brings_nothing_in() -> None:
    manager = person("sales-manager")
    table = looked_at(DEALS + "D1,One,,,,,,\n", "deals", manager)
    actions.apply_later(table=table, by=manager)
    manager.position_key = "account-executive"
    manager.save()
    work_off()
    job = Job.objects.get()
    assert job.state == Job.State.FAILED
    assert "imported by a sales manager" in str(job.error)
    assert not Deal.objects.exists()


@pytest.mark.django_db
def test_what_became_wrong_between_looking_and_bringing_in_lets_nothing_in() -> None:
    manager = person("sales-manager")
    rows = "".join(f"D{n},Deal {n},Fjordline,,,,,\n" for n in range(1_500))
    table = looked_at(DEALS + rows + "D9999,Last,Northbeam,,,,,\n", "deals", manager,
                      adds_accounts=True)  # fmt: skip
    actions.apply_later(table=table, by=manager)
    Account.objects.create(name="NORTHBEAM")
    Account.objects.create(name="northbeam")
    before = every_row("Job", "TableImport", "TablePiece")
    work_off()
    assert every_row("Job", "TableImport", "TablePiece") == before
    table.refresh_from_db()
    assert (table.state, table.wrong_rows, table.wrongs[0].line) == ("checked", 1, 1502)


@pytest.mark.django_db
def test_the_file_is_dropped_as_soon_as_its_rows_are_in() -> None:
    manager = person("sales-manager")
    table = looked_at(DEALS + "D1,One,,,,,,\n", "deals", manager)
    assert TablePiece.objects.filter(table=table).exists()
    actions.apply_import(table=table, by=manager)
    assert not TablePiece.objects.filter(table=table).exists()


@pytest.mark.django_db
def test_files_are_dropped_after_a_week_and_imports_keep_their_counts() -> None:
    manager = person("sales-manager")
    waiting = looked_at(DEALS + "D1,,,,,,,\n", "deals", manager)
    done = looked_at(DEALS + "D1,One,,,,,,\nD2,,,,,,,\n", "deals", manager)
    actions.apply_import(table=done, by=manager, keeps_good_rows=True)
    assert TablePiece.objects.filter(table=done).exists()
    now = timezone.now()
    assert actions.drop_old_imports(by=None, now=now + dt.timedelta(days=6)) == 0
    assert actions.drop_old_imports(by=None, now=now + dt.timedelta(days=8)) == 1
    assert not TableImport.objects.filter(pk=waiting.pk).exists()
    done.refresh_from_db()
    assert (done.added, done.wrong_rows, done.wrongs) == (1, 1, ())
    assert not TablePiece.objects.exists()
    assert Event.objects.filter(verb="dropped").count() == 1


@pytest.mark.django_db
def test_a_file_is_kept_in_pieces_and_put_together_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrong_rows, "PIECE_BYTES", 1_000)
    table = mapped(ROWS, "deals", person("sales-manager"), adds_accounts=True)
    sizes = [len(bytes(piece.data)) for piece in table.pieces.all()]
    assert (max(sizes), sum(sizes)) == (1_000, len(ROWS.encode()))
    assert actions.check_import(table=table, by=table.by).added == 3_500
