"""Read a call's file and listen to it, in the background."""

from __future__ import annotations

import dataclasses

from pacenotes.core.listening import signals
from pacenotes.core.listening.listen import listen
from pacenotes.core.reading import Unreadable, read
from pacenotes.core.transcript import Participant, Transcript, Utterance
from pacenotes.core.wording import N_, words
from pacenotes.rooms.calls import actions, queries
from pacenotes.rooms.calls.models import LISTEN, Call, Original
from pacenotes.rooms.history.jobs import Claim, GivenUp, Work
from pacenotes.rooms.history.models import storable

READING = N_("Reading the file")
SEATING = N_("Finding out who is who")
LISTENING = N_("Listening for the five questions")
KEEPING = N_("Writing down what was heard")
GONE = N_("The call was removed meanwhile.")

_LONGEST_LABEL = 200


def listen_to_call(claim: Claim) -> None:
    """The work of a `listen` job: read (the first time), seat, listen, keep."""
    call = Call.objects.select_related("deal").filter(pk=claim.job.subject_id).first()
    if call is None:
        raise GivenUp(words(GONE))
    claim.reach(10, READING)
    transcript = _read_once(call, claim)
    claim.reach(40, SEATING)
    roster = queries.roster_for(call, transcript)
    claim.reach(50, LISTENING)
    driving = queries.driving_by(call, roster)
    debrief = listen(transcript, roster, call.held_on, signals.CALL, driving)
    claim.reach(85, KEEPING)
    actions.keep_debrief(call=call, debrief=debrief, by=claim.job.by)


def _read_once(call: Call, claim: Claim) -> Transcript:
    """The call's transcript: from its rows where it was read before, else from its file."""
    if call.was_listened_to:
        return queries.transcript_of(call)
    original = Original.objects.get(call=call)
    try:
        return storable_transcript(read(bytes(original.data), original.name))
    except Unreadable as refused:
        why = refused.why
        actions.keep_unreadable(call=call, why=why, line=refused.line, by=claim.job.by)
        raise GivenUp(why) from None


def storable_transcript(transcript: Transcript) -> Transcript:
    """The transcript as every database takes it, each character of its text in its place."""
    return dataclasses.replace(
        transcript,
        utterances=tuple(_storable_utterance(u) for u in transcript.utterances),
        participants=tuple(_storable_participant(p) for p in transcript.participants),
    )


def _storable_utterance(utterance: Utterance) -> Utterance:
    label = _storable_name(utterance.speaker)
    text = storable(utterance.text)
    if label == utterance.speaker and text is utterance.text:
        return utterance
    return dataclasses.replace(utterance, speaker=label, text=text)


def _storable_participant(participant: Participant) -> Participant:
    return dataclasses.replace(
        participant,
        name=_storable_name(participant.name) or "",
        title=_storable_name(participant.title),
        company=_storable_name(participant.company),
        email=_storable_name(participant.email),
    )


def _storable_name(name: str | None) -> str | None:
    return storable(name)[:_LONGEST_LABEL] or None if name is not None else None


WORK: dict[str, Work] = {LISTEN: listen_to_call}
"""What this room does in the background, by kind."""
