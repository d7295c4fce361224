"""The queue and its worker: a claim is one conditional update, and a lost worker's job is taken up
again."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
import traceback
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db import close_old_connections, connections
from django.db.models import F
from django.db.utils import Error as DatabaseError
from django.utils import timezone

from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.history.models import Job

MOST_ATTEMPTS = 3
LEASE = dt.timedelta(seconds=20)
"""A running job whose heartbeat is older has lost its worker."""

STOPPED = N_(
    "The work stopped unexpectedly {times} times. Nothing was lost. Try again; if it stops again, "
    "ask whoever runs Pacenotes here to look at its log."
)

log = logging.getLogger(__name__)
_news = threading.Event()


class GivenUp(Exception):
    """Work that can't succeed however often it is tried; `words` say why."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.message)
        self.words = why


class ClaimLost(Exception):
    """Another worker has the job by now: stop, and change nothing more."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that this worker has, until it loses its lease."""

    job: Job
    token: uuid.UUID

    def reach(self, progress: int, step: str) -> None:
        """Say how far the work is (0 to 100) and what comes now; ClaimLost where it was lost."""
        self._change(progress=progress, step=step, heartbeat=timezone.now())

    def whisper(self, progress: int, step: str) -> None:
        """Say how far the work is from inside its transaction, whose rows nobody else sees yet and
        which on SQLite lets nobody write: to the pages of this very program alone."""
        cache.set(_whispered(self.job.pk), (progress, step), timeout=LEASE.total_seconds() * 3)

    def beat(self) -> None:
        """Say that the worker is alive; ClaimLost where the job was lost."""
        self._change(heartbeat=timezone.now())

    def finish(self) -> None:
        """The work is done."""
        done = Job.State.DONE
        self._change(state=done, progress=100, step="", ended_at=timezone.now(), error=None)

    def fail(self, why: Words) -> None:
        """The work can't be done."""
        self._change(state=Job.State.FAILED, step="", ended_at=timezone.now(), error=why)

    def stumble(self) -> None:
        """The work stopped on the way: try again, or give up after the last attempt."""
        if self.job.attempts >= MOST_ATTEMPTS:
            self.fail(words(STOPPED, times=str(self.job.attempts)))
        else:
            self._requeue()

    def _requeue(self) -> None:
        if _is_waiting_again(self.job):
            self.fail(words(STOPPED, times=str(self.job.attempts)))
        else:
            self._change(state=Job.State.QUEUED, claim=None, heartbeat=None)

    def _change(self, **fields: object) -> None:
        mine = Job.objects.filter(pk=self.job.pk, state=Job.State.RUNNING, claim=self.token)
        if not mine.update(**fields):
            raise ClaimLost


def as_heard(job: Job) -> Job:
    """The job, as far on as its worker says, be it that only this program can hear it."""
    heard = None if job.has_ended else cache.get(_whispered(job.pk))
    if heard is not None and job.state == Job.State.RUNNING and heard[0] > job.progress:
        job.progress, job.step = heard
    return job


def _whispered(job_id: int) -> str:
    return f"job-{job_id}-progress"


Work = Callable[[Claim], None]
"""What a kind of job does. It may be run again after it was cut off anywhere."""


def tell_workers() -> None:
    """Wake this process's workers; other processes look by themselves."""
    _news.set()


def claim_next(kinds: Mapping[str, Work]) -> Claim | None:
    """Take the oldest waiting job of these kinds, None where there is none.

    Of two workers that want the same row exactly one changes it, on every database.
    """
    waiting = Job.objects.filter(state=Job.State.QUEUED, kind__in=list(kinds)).order_by("pk")
    for pk in waiting.values_list("pk", flat=True)[:10]:
        token = uuid.uuid4()
        taken = Job.objects.filter(pk=pk, state=Job.State.QUEUED).update(
            state=Job.State.RUNNING,
            claim=token,
            attempts=F("attempts") + 1,
            heartbeat=timezone.now(),
            progress=0,
        )
        if taken:
            return Claim(Job.objects.select_related("by").get(pk=pk), token)
    return None


def recover_lost(now: dt.datetime | None = None) -> int:
    """Queue again the jobs whose worker fell silent, or fail them after the last attempt."""
    silent = Job.objects.filter(
        state=Job.State.RUNNING, heartbeat__lt=(now or timezone.now()) - LEASE
    )
    recovered = 0
    for job in silent:
        if job.claim is not None:
            log.warning("job %s (%s) lost its worker", job.pk, job.kind)
            try:
                Claim(job, job.claim).stumble()
            except ClaimLost:
                continue
            recovered += 1
    return recovered


def _is_waiting_again(job: Job) -> bool:
    """Whether the same work was queued anew meanwhile, so that this row needn't be."""
    return Job.objects.filter(
        kind=job.kind, subject_id=job.subject_id, state=Job.State.QUEUED
    ).exists()


def run_next(kinds: Mapping[str, Work]) -> bool:
    """Run the oldest waiting job here and now; False where there is none."""
    claim = claim_next(kinds)
    if claim is None:
        return False
    _run(claim, kinds[claim.job.kind])
    return True


def _run(claim: Claim, work: Work) -> None:
    try:
        work(claim)
        claim.finish()
    except ClaimLost:
        log.warning("job %s went to another worker", claim.job.pk)
    except GivenUp as refused:
        claim.fail(refused.words)
    except Exception as error:  # whatever the work raises must not end the worker
        # An exception's own text may quote the call, so only its type and place are logged.
        place = "".join(traceback.format_tb(error.__traceback__))
        log.error("job %s stopped: %s\n%s", claim.job.pk, type(error).__name__, place)
        claim.stumble()


class Worker:
    """A thread that works the queue off, and a second one that beats and recovers lost jobs."""

    def __init__(self, kinds: Mapping[str, Work], *, look_every: float = 1.0) -> None:
        self._kinds = kinds
        self._look_every = look_every
        self._stopping = threading.Event()
        self._current: Claim | None = None
        self._threads = [
            threading.Thread(target=self._work, name="pacenotes-worker", daemon=True),
            threading.Thread(target=self._keep_watch, name="pacenotes-watch", daemon=True),
        ]

    def start(self) -> None:
        """Start both threads."""
        for thread in self._threads:
            thread.start()

    def stop(self, within: float = 2.0) -> None:
        """Stop both threads; a job that takes longer is recovered by the next worker."""
        self._stopping.set()
        tell_workers()
        until = time.monotonic() + within
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    def _work(self) -> None:
        while not self._stopping.is_set():
            _news.clear()
            if not self._did_one():
                _news.wait(self._look_every)
        connections.close_all()

    def _did_one(self) -> bool:
        """Run one job if there is one; a database that is away for a moment ends nothing."""
        try:
            close_old_connections()
            self._current = claim_next(self._kinds)
            if self._current is None:
                return False
            _run(self._current, self._kinds[self._current.job.kind])
        except DatabaseError as error:
            log.error("the queue can't be reached: %s", type(error).__name__)
            connections.close_all()
            return False
        finally:
            self._current = None
        return True

    def _keep_watch(self) -> None:
        while not self._stopping.is_set():
            try:
                close_old_connections()
                recover_lost()
                if (claim := self._current) is not None:
                    claim.beat()
            except ClaimLost:
                pass
            except DatabaseError as error:
                log.error("the queue can't be reached: %s", type(error).__name__)
                connections.close_all()
            self._stopping.wait(LEASE.total_seconds() / 4)
        connections.close_all()
