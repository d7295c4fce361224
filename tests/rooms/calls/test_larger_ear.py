from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from pacenotes.core.listening.finding import Finding as Heard
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.larger_ear.ear import Away, LargerEar
from pacenotes.core.listening.larger_ear.prompt import Prompt
from pacenotes.core.listening.listen import listen
from pacenotes.core.qualification import Decision
from pacenotes.core.roster import Party
from pacenotes.core.wording import words
from pacenotes.rooms.calls import actions, jobs, queries
from pacenotes.rooms.calls.models import ASK, Call, Finding
from pacenotes.rooms.history.actions import queue
from pacenotes.rooms.history.jobs import run_next
from pacenotes.rooms.history.models import Event, Job
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import deal, discovery_team, heard_call, person

pytestmark = pytest.mark.django_db

FEED = "We lost two days in March because a feed broke."


class Server:
    """A server that proposes these parts of these words, and may do something else meanwhile."""

    model, host = "tiny-1", "127.0.0.1:11434"

    def __init__(self, *proposed: tuple[int, str, str]) -> None:
        self.proposed = proposed
        self.meanwhile: Callable[[], object] = lambda: None

    def ask(self, asked: Prompt, waiting: Callable[[], None]) -> str:
        self.meanwhile()
        waiting()
        found = [{"turn": t, "part": part, "quote": quote} for t, part, quote in self.proposed]
        return json.dumps({"findings": found})


class Hears:
    """A listener of a later version, that hears in the feed's words what the larger ear did."""

    SIGNAL = "criteria"

    def find(self, hearing: Hearing) -> Iterator[Heard]:
        sentence = next(s for s in hearing.sentences if s.text == FEED)
        yield hearing.finding("criteria", "must_have", sentence, words("because"))


POLITICS = Server((1, "politics", FEED))
"""What no pattern hears in these words."""


def listen_with(server: Server) -> None:
    """Work the queue off where this is the larger ear."""
    while run_next(jobs.work_with(lambda reach: LargerEar(server, reach))):
        pass


def heard_by(server: Server) -> tuple[Call, Person, Person]:
    """A call that was listened to, and the larger ear asked; its sellers."""
    team, robin, sam = discovery_team()
    call = heard_call(team, robin)
    actions.listen_again(call=call, by=robin)
    listen_with(server)
    call.refresh_from_db()
    return call, robin, sam


def proposed(call: Call) -> Finding:
    """The one proposal of the larger ear."""
    return call.findings.select_related("evidence").get(signal="pitfalls", kind="politics")


def whys(call: Call) -> list[str]:
    return [str(one.why) for one in call.abstentions if one.signal == "larger_ear"]


def test_it_is_asked_after_what_was_heard_is_there_and_its_findings_are_proposals() -> None:
    before: list[int] = []
    server = Server((1, "politics", FEED.upper()))
    server.meanwhile = lambda: before.append(Finding.objects.count())
    call, robin, _ = heard_by(server)
    found = proposed(call)
    assert before[0] > 0
    assert call.findings.count() == before[0] + 1
    assert found.evidence is not None
    assert (found.words, found.evidence.words, found.evidence.decision) == (FEED, FEED, "proposed")
    assert (found.evidence.question, found.evidence.part) == ("pitfalls", "politics")
    assert "proposed by tiny-1 at 127.0.0.1:11434" in str(found.evidence.why)
    event = Event.objects.about(call).first()
    assert event is not None
    assert (event.verb, event.by) == ("asked_larger_ear", robin)
    assert event.after == {"model": "tiny-1", "host": "127.0.0.1:11434"}


def test_what_was_heard_already_is_not_proposed_a_second_time() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    known = call.findings.filter(evidence__decision="proposed").select_related("evidence")
    alike = [(f.utterance, f.evidence.part, f.words) for f in known if f.evidence is not None]
    rejected = known[0]
    actions.decide(finding=rejected, decision=Decision.REJECTED, by=robin)
    before = set(call.findings.values_list("pk", flat=True))
    queue(ASK, call.pk, by=robin)
    listen_with(Server(*alike, *alike))
    assert set(call.findings.values_list("pk", flat=True)) == before


def test_a_decision_on_a_proposal_of_its_own_stays_whatever_it_says_next() -> None:
    call, robin, _ = heard_by(POLITICS)
    found = proposed(call)
    actions.decide(finding=found, decision=Decision.ACCEPTED, by=robin)
    for server in (POLITICS, Server()):
        actions.listen_again(call=call, by=robin)
        listen_with(server)
        assert proposed(call).pk == found.pk
        assert proposed(call).decision == "accepted"


def test_what_was_decided_on_its_proposal_is_not_proposed_again_by_what_hears_it_later() -> None:
    call, robin, _ = heard_by(Server((1, "criteria", FEED)))
    accepted = call.findings.get(signal="criteria")
    actions.decide(finding=accepted, decision=Decision.ACCEPTED, by=robin)
    transcript, roster = queries.transcript_of(call), queries.roster_of(call)
    later = listen(transcript, roster, call.held_on, [Hears()])
    assert len(later.findings) == 1
    actions.keep_debrief(call=call, debrief=later, by=robin)
    assert [row.pk for row in call.findings.filter(signal="criteria")] == [accepted.pk]


def test_where_it_is_away_what_was_heard_stands_and_the_debrief_says_why() -> None:
    away = Server()

    def meanwhile() -> None:
        raise Away(words("tiny-1 was not there"))

    away.meanwhile = meanwhile
    call, *_ = heard_by(away)
    assert call.findings.exists()
    assert whys(call) == ["tiny-1 was not there"]
    assert Job.objects.filter(kind=ASK, state=Job.State.DONE).count() == 1


def test_a_call_listened_to_anew_meanwhile_is_asked_about_anew() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    server = Server((1, "politics", FEED))
    queue(ASK, call.pk, by=robin)

    def seated_otherwise() -> None:
        server.meanwhile = lambda: None
        dana = call.speakers.get(label="Dana Whitfield")
        actions.seat_speaker(speaker=dana, party=Party.OURS, by=robin)
        run_next({jobs.LISTEN: jobs.listen_to_call})

    server.meanwhile = seated_otherwise
    listen_with(server)
    assert not call.findings.filter(kind="politics").exists()
    assert whys(Call.objects.get()) == []


def test_going_on_without_it_ends_it_wherever_it_is() -> None:
    team, robin, sam = discovery_team()
    call = heard_call(team, robin)
    server = Server((1, "politics", FEED))
    server.meanwhile = lambda: actions.go_on_without_larger_ear(call=call, by=sam)
    actions.listen_again(call=call, by=robin)
    listen_with(server)
    assert not call.findings.filter(kind="politics").exists()
    job = queries.latest_job(call.pk, ASK)
    assert job is not None
    assert job.state == Job.State.FAILED
    assert "Sam Okafor went on without the larger ear" in str(job.error)
    assert next(e.verb for e in Event.objects.about(call)) == "called_off_larger_ear"
    events = Event.objects.count()
    actions.go_on_without_larger_ear(call=call, by=sam)  # there is nothing more to end
    assert Event.objects.count() == events
    queue(ASK, call.pk, by=robin)
    actions.go_on_without_larger_ear(call=call, by=sam)
    assert not run_next(jobs.work_with(lambda reach: LargerEar(server, reach)))


@pytest.mark.parametrize("position", ["account-executive", "pre-sales-engineer"])
def test_the_deals_team_goes_on_without_it_and_nobody_else(position: str) -> None:
    member, owner, stranger = person(position), person(), person(position)
    call = heard_call(deal(owner, member), owner)
    job = queue(ASK, call.pk, by=owner)
    with pytest.raises(Forbidden):
        actions.go_on_without_larger_ear(call=call, by=stranger)
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED
    actions.go_on_without_larger_ear(call=call, by=member)
    job.refresh_from_db()
    assert job.state == Job.State.FAILED


def test_without_one_nothing_is_asked_and_what_was_queued_says_so() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    assert not Job.objects.filter(kind=ASK).exists()
    queue(ASK, call.pk, by=robin)
    while run_next(jobs.WORK):
        pass
    assert "No larger ear is set" in str(Job.objects.get(kind=ASK).error)
