from __future__ import annotations

import datetime as dt

import pytest

from pacenotes.core.listening.finding import Detail, Finding, Quote
from pacenotes.core.listening.listen import Debrief, listen
from pacenotes.core.qualification import Decision
from pacenotes.core.roster import Party
from pacenotes.core.wording import words
from pacenotes.rooms.calls import actions, queries
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.history.models import Event, Job
from tests.cast import DISCOVERY, deal, discovery_team, heard_call, listen_to_all, person

pytestmark = pytest.mark.django_db


def debrief_of(call: Call, *findings: Finding, version: int = 1) -> Debrief:
    """A debrief as some other version of the listener would give it."""
    transcript = queries.transcript_of(call)
    heard = listen(transcript, queries.roster_for(call, transcript), call.held_on, ())
    return Debrief(heard.transcript, heard.roster, findings, (), heard.figures, heard.on, version)


def budget(call: Call, start: int, end: int) -> Finding:
    utterance = call.utterances.get(index=3)
    return Finding(
        "budget", "amount", Quote(3, start, end, utterance.text[start:end]),
        "Dana Whitfield", None, words("because"), Detail(who="Dana"),
    )  # fmt: skip


def test_a_call_is_read_seated_and_listened_to() -> None:
    team, robin, sam = discovery_team()
    call = heard_call(team, robin)
    assert call.was_listened_to
    assert [u.text for u in call.utterances.all()][1].startswith("We lost two days")
    seated = {s.label: (s.party, s.person) for s in call.speakers.all()}
    assert seated == {
        "Robin Adler": ("ours", robin),
        "Sam Okafor": ("ours", sam),
        "Dana Whitfield": ("theirs", None),
    }
    job = Job.objects.get()
    assert (job.state, job.progress, job.by) == (Job.State.DONE, 100, robin)
    assert [e.verb for e in Event.objects.about(call)] == ["listened", "added"]


def test_every_stored_finding_quotes_its_utterance() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    text = dict(call.utterances.values_list("index", "text"))
    assert call.findings.exists()
    for found in call.findings.select_related("speaker"):
        assert text[found.utterance][found.start : found.end] == found.words


def test_the_customers_words_are_proposed_and_ours_are_only_what_we_said() -> None:
    robin = person(name="Robin Adler")
    text = (
        "**Robin Adler:** Your budget is 90,000 euros.\n\n"
        "**Dana Whitfield:** Our budget is 80,000 euros.\n"
    )
    call = heard_call(deal(robin), robin, text)
    decided = {
        (f.speaker.label if f.speaker else None, f.decision)
        for f in call.findings.filter(signal="budget").select_related("speaker")
    }
    assert ("Dana Whitfield", "proposed") in decided
    assert ("Robin Adler", "proposed") not in decided


def test_the_rows_give_back_what_was_listened_to() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    transcript = queries.transcript_of(call)
    assert queries.roster_of(call) == queries.roster_for(call, transcript)


def test_listening_again_keeps_what_was_decided_and_proposes_the_rest_anew() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    proposed = list(call.findings.filter(evidence__decision="proposed"))
    actions.decide(finding=proposed[0], decision=Decision.ACCEPTED, by=robin)
    actions.decide(finding=proposed[1], decision=Decision.REJECTED, by=robin)
    actions.listen_again(call=call, by=robin)
    listen_to_all()
    assert call.findings.get(pk=proposed[0].pk).decision == "accepted"
    assert call.findings.get(pk=proposed[1].pk).decision == "rejected"
    assert call.findings.filter(evidence__decision="proposed").count() == len(proposed) - 2


def test_what_was_decided_stays_though_the_listener_finds_it_no_more() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    accepted = call.findings.filter(evidence__decision="proposed").first()
    assert accepted is not None
    actions.decide(finding=accepted, decision=Decision.ACCEPTED, by=robin)
    actions.keep_debrief(call=call, debrief=debrief_of(call, version=9), by=None)
    kept = call.findings.get()
    assert kept.evidence is not None
    assert (kept.pk, kept.decision, kept.evidence.decided_by) == (accepted.pk, "accepted", robin)
    assert kept.listener_version == 1
    call.refresh_from_db()
    assert call.listener_version == 9


@pytest.mark.parametrize("decision", [Decision.ACCEPTED, Decision.REJECTED])
def test_what_was_decided_is_not_proposed_again_quoted_longer_or_shorter(
    decision: Decision,
) -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    actions.keep_debrief(call=call, debrief=debrief_of(call, budget(call, 4, 20)), by=None)
    actions.decide(finding=call.findings.get(), decision=decision, by=robin)
    longer = debrief_of(call, budget(call, 0, 30), budget(call, 40, 50))
    actions.keep_debrief(call=call, debrief=longer, by=None)
    assert [(f.start, f.decision) for f in call.findings.all()] == [
        (4, decision.value),
        (40, "proposed"),
    ]


def test_a_decision_can_be_taken_back_and_history_has_each_step() -> None:
    team, robin, _ = discovery_team()
    found = heard_call(team, robin).findings.filter(evidence__decision="proposed").first()
    assert found is not None
    for decision in (Decision.ACCEPTED, Decision.ACCEPTED, Decision.REJECTED, Decision.PROPOSED):
        found = actions.decide(finding=found, decision=decision, by=robin)
    piece = found.evidence
    assert piece is not None
    assert (piece.decision, piece.decided_by, piece.decided_at) == ("proposed", None, None)
    steps = [
        (e.before["decision"], e.after["decision"])
        for e in Event.objects.about(found.evidence).reverse()
    ]
    assert steps == [
        ("proposed", "accepted"),
        ("accepted", "rejected"),
        ("rejected", "proposed"),
    ]


def test_a_corrected_speaker_stays_corrected() -> None:
    team, robin, sam = discovery_team()
    text = DISCOVERY.replace("Sam Okafor", "Speaker 2")
    call = heard_call(team, robin, text)
    speaker = call.speakers.get(label="Speaker 2")
    assert (speaker.party, speaker.person) == ("unknown", None)
    actions.seat_speaker(speaker=speaker, party=Party.OURS, person=sam, by=robin)
    listen_to_all()
    actions.listen_again(call=call, by=robin)
    listen_to_all()
    speaker.refresh_from_db()
    assert (speaker.party, speaker.person, speaker.set_by) == ("ours", sam, robin)
    assert str(speaker.why) == "Robin Adler said so"
    seated = queries.roster_of(call).of("Speaker 2")
    assert seated is not None
    assert seated.is_technical


@pytest.mark.parametrize(
    ("party", "decision"),
    [(Party.OURS, ""), (Party.THEIRS, "proposed"), (Party.UNKNOWN, "proposed")],
)
def test_whose_words_are_proposed_follows_the_correction(party: Party, decision: str) -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    speaker = call.speakers.get(label="Dana Whitfield")
    actions.seat_speaker(speaker=speaker, party=party, by=robin)
    listen_to_all()
    heard = call.findings.filter(speaker=speaker, signal="authority")
    decisions = {f.decision for f in heard.select_related("evidence")}
    assert decisions <= {decision}


def test_a_correction_while_the_call_is_listened_to_is_not_overwritten() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    stale = debrief_of(call)
    speaker = call.speakers.get(label="Dana Whitfield")
    actions.seat_speaker(speaker=speaker, party=Party.UNKNOWN, by=robin)
    actions.keep_debrief(call=call, debrief=stale, by=None)
    speaker.refresh_from_db()
    assert speaker.party == "unknown"


def test_only_colleagues_who_were_there_sit_at_the_table() -> None:
    team, robin, _ = discovery_team()
    text = DISCOVERY.replace("Sam Okafor", "Robin Adler")
    call = heard_call(team, robin, text)
    assert [p.name for p in queries.roster_of(call).people] == ["Robin Adler", "Dana Whitfield"]


def test_the_day_counts_for_deadlines() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    actions.set_day(call=call, held_on=dt.date(2027, 1, 4), by=robin)
    listen_to_all()
    windows = [f.detail.window for f in call.findings.filter(signal="deadlines")]
    assert windows
    assert all(w is not None and w.last.year == 2027 for w in windows)


def test_a_job_whose_call_is_gone_gives_up() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin, "{", "broken.json")
    actions.listen_again(call=call, by=robin)
    actions.remove_call(call=call, by=robin)
    listen_to_all()
    newest = Job.objects.order_by("pk").last()
    assert newest is not None
    assert str(newest.error) == "The call was removed meanwhile."
