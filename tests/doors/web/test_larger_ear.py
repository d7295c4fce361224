from __future__ import annotations

import pytest

from pacenotes.rooms.calls import jobs
from pacenotes.rooms.calls.models import ASK
from pacenotes.rooms.history.actions import queue
from pacenotes.rooms.history.jobs import claim_next, run_next
from tests.cast import discovery_team, heard_call
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db
POLLED = {"HX-Request": "true"}


def test_a_call_says_how_far_the_larger_ear_is_and_goes_on_without_it(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    browser, at = signed_in(robin), f"/calls/{call.pk}/"
    assert "larger ear" not in browser.get(at).content.decode()
    queue(ASK, call.pk, by=robin)
    page = browser.get(at).content.decode()
    assert "The larger ear will listen as well" in page
    assert "Five questions" in page
    claim = claim_next({ASK: lambda _claim: None})
    assert claim is not None
    claim.reach(40, jobs.ASKING)
    polled = browser.get(at + "larger-ear/", headers=POLLED).content.decode()
    assert 'value="40"' in polled
    assert jobs.ASKING in polled
    assert browser.get(at + "larger-ear/")["Location"] == at
    stopped = browser.post(at + "larger-ear/stops/", follow=True).content.decode()
    assert "Robin Adler went on without the larger ear" in stopped
    assert "Go on without it" not in stopped
    done = browser.get(at + "larger-ear/", headers=POLLED)
    assert "is done with this call" in done.content.decode()
    assert "HX-Refresh" not in done, "nobody's page is taken from under their hands"


def test_a_call_whose_asking_stopped_says_why(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    queue(ASK, call.pk, by=robin)
    while run_next(jobs.WORK):
        pass
    page = signed_in(robin).get(f"/calls/{call.pk}/").content.decode()
    assert "No larger ear is set any more" in page
