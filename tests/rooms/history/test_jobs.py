from __future__ import annotations

import datetime as dt
import logging
import threading
import time

import pytest
from django.db import close_old_connections, connections
from django.utils import timezone

from pacenotes.core.wording import words
from pacenotes.rooms.history import actions
from pacenotes.rooms.history.jobs import (
    LEASE,
    MOST_ATTEMPTS,
    Claim,
    ClaimLost,
    GivenUp,
    Worker,
    claim_next,
    recover_lost,
    run_next,
)
from pacenotes.rooms.history.models import Job

pytestmark = pytest.mark.django_db


def nothing(_claim: Claim) -> None:
    """Work that is done at once."""


KINDS = {"walk": nothing}
LATER = dt.timedelta(seconds=1)
SECRET = "a customer's words"


def queued() -> Job:
    return actions.queue("walk", 7, by=None)


def test_a_job_is_done_once() -> None:
    job = queued()
    assert run_next(KINDS)
    assert not run_next(KINDS)
    job.refresh_from_db()
    assert (job.state, job.progress, job.attempts) == (Job.State.DONE, 100, 1)


def test_the_same_work_waits_once_but_may_be_queued_while_it_runs() -> None:
    first = queued()
    assert queued() == first
    claim_next(KINDS)
    assert queued() != first


def test_only_known_kinds_are_taken() -> None:
    queued()
    assert claim_next({"swim": nothing}) is None


def test_work_that_can_not_succeed_fails_with_its_reason() -> None:
    def give_up(_claim: Claim) -> None:
        raise GivenUp(words("line {line} is odd", line="3"))

    job = queued()
    run_next({"walk": give_up})
    job.refresh_from_db()
    assert (job.state, str(job.error)) == (Job.State.FAILED, "line 3 is odd")


def test_work_that_breaks_is_tried_again_and_then_given_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def break_down(_claim: Claim) -> None:
        raise ValueError(SECRET)

    job = queued()
    tried = 0
    with caplog.at_level(logging.ERROR):
        while run_next({"walk": break_down}):
            tried += 1
    job.refresh_from_db()
    assert (tried, job.state) == (MOST_ATTEMPTS, Job.State.FAILED)
    assert "Nothing was lost" in str(job.error)
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text + str(job.error)


def test_a_job_whose_worker_fell_silent_is_taken_up_again() -> None:
    job = queued()
    dead = claim_next(KINDS)
    assert dead is not None
    assert recover_lost() == 0, "its heartbeat is fresh"
    assert recover_lost(timezone.now() + LEASE + LATER) == 1
    taken = claim_next(KINDS)
    assert taken is not None
    assert (taken.job.pk, taken.job.attempts) == (job.pk, 2)
    with pytest.raises(ClaimLost):
        dead.reach(50, "still here")
    taken.finish()
    with pytest.raises(ClaimLost):
        dead.fail(words("too late"))
    job.refresh_from_db()
    assert job.state == Job.State.DONE


def test_a_job_whose_workers_all_fell_silent_fails() -> None:
    job = queued()
    for _ in range(MOST_ATTEMPTS):
        assert claim_next(KINDS)
        recover_lost(timezone.now() + LEASE + LATER)
    job.refresh_from_db()
    assert (job.state, claim_next(KINDS)) == (Job.State.FAILED, None)


def test_a_lost_job_that_was_queued_anew_meanwhile_is_not_queued_twice() -> None:
    queued()
    claim_next(KINDS)
    anew = queued()
    recover_lost(timezone.now() + LEASE + LATER)
    assert list(Job.objects.filter(state=Job.State.QUEUED)) == [anew]


@pytest.mark.django_db(transaction=True)
def test_of_many_claimers_exactly_one_gets_a_job() -> None:
    for subject in range(5):
        actions.queue("walk", subject, by=None)
    start, taken = threading.Barrier(6), []

    def take() -> None:
        start.wait()
        while (claim := claim_next(KINDS)) is not None:
            taken.append(claim.job.pk)
        connections.close_all()

    threads = [threading.Thread(target=take) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(taken) == sorted(Job.objects.values_list("pk", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_worker_works_the_queue_off_and_stops_when_told() -> None:
    seen = []
    worker = Worker({"walk": lambda claim: seen.append(claim.job.subject_id)}, look_every=0.05)
    worker.start()
    actions.queue("walk", 1, by=None)
    actions.queue("walk", 2, by=None)
    until = time.monotonic() + 20
    while Job.objects.exclude(state=Job.State.DONE).exists() and time.monotonic() < until:
        time.sleep(0.02)
    began = time.monotonic()
    worker.stop()
    close_old_connections()
    assert seen == [1, 2]
    assert time.monotonic() - began < 10
