"""Read a call's file, listen to it, and ask the larger ear, in the background."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial

from pacenotes.core.listening import signals
from pacenotes.core.listening.larger_ear.ear import LargerEar
from pacenotes.core.listening.listen import listen
from pacenotes.core.reading import Unreadable, read
from pacenotes.core.transcript import Participant, Transcript, Utterance
from pacenotes.core.wording import N_, words
from pacenotes.rooms.calls import actions, queries
from pacenotes.rooms.calls.models import ASK, LISTEN, Call, Original
from pacenotes.rooms.history import actions as history
from pacenotes.rooms.history.jobs import Claim, GivenUp, Work
from pacenotes.rooms.history.models import storable

READING = N_("Reading the file")
SEATING = N_("Finding out who is who")
LISTENING = N_("Listening for the five questions")
KEEPING = N_("Writing down what was heard")
ASKING = N_("The larger ear listens as well; what was heard without it stands below")
GONE = N_("The call was removed meanwhile.")
NO_EAR = N_(
    "No larger ear is set any more (PACENOTES_LLM_URL), so it wasn't asked about this call. What "
    "was heard without it stands."
)

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


Ear = Callable[[Callable[[int, int], None]], LargerEar]
"""Makes the larger ear for one call, given whom it tells how many passages of how many are done."""


def listen_and_ask_later(claim: Claim) -> None:
    """The work of a `listen` job where there is a larger ear: it is asked by a job of its own, so
    that nobody waits for it to see what was heard."""
    listen_to_call(claim)
    history.queue(ASK, claim.job.subject_id, by=claim.job.by)


def ask_larger_ear(ear: Ear, claim: Claim) -> None:
    """The work of an `ask_larger_ear` job: ask about a call as it was heard, and add what comes."""
    call = Call.objects.select_related("deal").filter(pk=claim.job.subject_id).first()
    if call is None or not call.was_listened_to:
        raise GivenUp(words(GONE))
    asked = ear(lambda done, of: claim.reach(95 * done // of, ASKING))
    transcript, roster = queries.transcript_of(call), queries.roster_of(call)
    debrief = listen(transcript, roster, call.held_on, (asked,))
    actions.keep_larger_ear(
        call=call,
        debrief=debrief,
        heard_at=call.listened_at,
        server=(asked.model, asked.host),
        by=claim.job.by,
    )


def leave_unasked(_claim: Claim) -> None:
    """The work of an `ask_larger_ear` job that was queued while there was one."""
    raise GivenUp(words(NO_EAR))


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


def work_with(ear: Ear) -> dict[str, Work]:
    """What this room does in the background where there is a larger ear."""
    return {LISTEN: listen_and_ask_later, ASK: partial(ask_larger_ear, ear)}


WORK: dict[str, Work] = {LISTEN: listen_to_call, ASK: leave_unasked}
"""What this room does in the background, by kind, where there is none."""
