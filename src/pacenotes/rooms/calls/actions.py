"""Everything that changes calls, who is who on them, and what was heard."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from pacenotes.core.listening import finding as core_finding
from pacenotes.core.listening.finding import Detail, Window
from pacenotes.core.listening.larger_ear.ear import SIGNAL as LARGER_EAR
from pacenotes.core.listening.larger_ear.parts import TOLD
from pacenotes.core.listening.listen import Debrief
from pacenotes.core.names import fold
from pacenotes.core.qualification import Decision, Question, SubQuestion, part_of, proposals
from pacenotes.core.roster import Party, Roster
from pacenotes.core.roster import Person as CorePerson
from pacenotes.core.transcript import Problem
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.calls import queries, rules
from pacenotes.rooms.calls.models import (
    ASK,
    LISTEN,
    MOST_BYTES,
    Call,
    DrivenSpan,
    Finding,
    Original,
    Speaker,
    Utterance,
    clean_file_name,
)
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Contact, Deal, Evidence, TechnicalQuestion
from pacenotes.rooms.deals.rules import check_may_contribute
from pacenotes.rooms.history import actions as history
from pacenotes.rooms.history.models import Job, storable
from pacenotes.rooms.people.models import Person

TOO_LARGE = N_(
    "“{name}” is {size} MB, and a call's transcript is kept up to {most} MB. Nothing was added. A "
    "transcript of an hour is about 0.1 MB: is this the recording instead?"
)
CALLED_OFF = N_(
    "{name} went on without the larger ear. What was heard without it stands; to ask it after all, "
    "listen again."
)
EMPTY = N_("“{name}” is empty. Nothing was added.")


class Refused(ValueError):
    """A file that can't be added as a call; `words` say why and that nothing was added."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.message)
        self.words = why


class AlreadyHere(Exception):
    """The deal has this very file already, as `call`."""

    def __init__(self, call: Call) -> None:
        super().__init__("the deal has this file already")
        self.call = call


@transaction.atomic
def add_call(
    *,
    deal: Deal,
    file_name: str,
    data: bytes,
    by: Person,
    title: str = "",
    held_on: dt.date | None = None,
) -> Call:
    """Keep a call's file and queue it to be read and listened to.

    Raises Refused where the file is empty or too large, AlreadyHere where the deal has it.
    """
    check_may_contribute(by, deal)
    name = clean_file_name(file_name)
    digest = _fitting(data, name)
    Deal.objects.select_for_update().get(pk=deal.pk)
    existing = deal.calls.filter(sha256=digest).first()
    if existing is not None:
        raise AlreadyHere(existing)
    call = Call.objects.create(
        deal=deal, title=_title(title, name), held_on=held_on, sha256=digest, added_by=by
    )
    Original.objects.create(call=call, name=name, size=len(data), data=data)
    history.record(
        "added",
        call,
        by=by,
        after={"file": name, "sha256": digest, "deal": deal.pk},
        deal_id=deal.pk,
    )
    history.index_many(queries.searched_calls([call.pk]))
    history.queue(LISTEN, call.pk, by=by)
    return call


@transaction.atomic
def replace_original(*, call: Call, file_name: str, data: bytes, by: Person) -> Call:
    """Put another file in the place of one that can't be read; raises as `add_call` does."""
    rules.check_may_remove_call(by, call)
    name = clean_file_name(file_name)
    digest = _fitting(data, name)
    other = call.deal.calls.filter(sha256=digest).exclude(pk=call.pk).first()
    if other is not None:
        raise AlreadyHere(other)
    history.record(
        "replaced_file",
        call,
        by=by,
        before={"sha256": call.sha256},
        after={"sha256": digest},
        deal_id=call.deal_id,
    )
    Original.objects.filter(call=call).update(name=name, size=len(data), data=data)
    call.sha256, call.unreadable = digest, None
    call.save(update_fields=["sha256", "unreadable"])
    history.queue(LISTEN, call.pk, by=by)
    return call


@transaction.atomic
def remove_call(*, call: Call, by: Person) -> None:
    """Remove a call whose file can't be read, and the file with it."""
    rules.check_may_remove_call(by, call)
    history.record(
        "removed",
        call,
        by=by,
        before={"sha256": call.sha256, "deal": call.deal_id},
        deal_id=call.deal_id,
    )
    history.unindex(queries.CALL, [call.pk])
    history.unindex(queries.UTTERANCE, [call.pk])
    call.delete()


@transaction.atomic
def listen_again(*, call: Call, by: Person) -> Job:
    """Queue the call to be listened to anew; what was decided stays decided."""
    rules.check_may_correct(by, call)
    return history.queue(LISTEN, call.pk, by=by)


@transaction.atomic
def set_day(*, call: Call, held_on: dt.date | None, by: Person) -> Job:
    """Say on which day the call was held, and listen again: deadlines are counted from it."""
    rules.check_may_correct(by, call)
    before = {"held_on": call.held_on.isoformat() if call.held_on else None}
    after = {"held_on": held_on.isoformat() if held_on else None}
    history.record("set_day", call, by=by, before=before, after=after, deal_id=call.deal_id)
    call.held_on = held_on
    call.save(update_fields=["held_on"])
    _index(call)
    deals.date_evidence(deal=call.deal, call_id=call.pk, said_on=held_on, by=by)
    return history.queue(LISTEN, call.pk, by=by)


@transaction.atomic
def seat_speaker(
    *, speaker: Speaker, party: Party, by: Person, person: Person | None = None
) -> Job:
    """Say on whose side a speaker is, and which colleague it is; then listen again.

    `person` must be on the deal's team, which puts the speaker on our side. A colleague's own
    place only that colleague gives up.
    """
    rules.check_may_seat(by, speaker, queries.colleague_named(speaker))
    member = speaker.call.deal.team.get(person=person) if person else None
    before = {"party": speaker.party, "person": speaker.person_id}
    speaker.party = Party.OURS if member else party
    speaker.person = person
    speaker.position_key = member.position_key if member else ""
    speaker.name = person.name if person else speaker.label
    speaker.why = words(N_("{name} said so"), name=by.name)
    speaker.set_by = by
    speaker.save()
    after = {"party": speaker.party, "person": speaker.person_id, "speaker": speaker.pk}
    call = speaker.call
    history.record("seated", call, by=by, before=before, after=after, deal_id=call.deal_id)
    return history.queue(LISTEN, speaker.call_id, by=by)


class Drove(NamedTuple):
    """Somebody at the wheel from one second of a call up to another."""

    person: Person
    start: float
    end: float


@transaction.atomic
def record_drivers(*, call: Call, drivers: Iterable[Drove], by: Person) -> None:
    """Take down who had the wheel when on this call, by its demo's record, and listen again with
    it; nobody where the call is no demo's. What was decided stays; the same again is nothing."""
    rules.check_may_correct(by, call)
    current = Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
    told = sorted((drove.start, drove.end, drove.person.pk) for drove in drivers)
    kept = list(current.driven.values_list("start", "end", "person"))
    lasting = [(start, end, person) for start, end, person in told if start < end]
    if lasting == kept:
        return
    current.driven.all().delete()
    DrivenSpan.objects.bulk_create(
        DrivenSpan(call=current, person_id=person, start=start, end=end)
        for start, end, person in lasting
    )
    before, after = {"spans": len(kept)}, {"spans": len(lasting)}
    history.record("recorded_drivers", current, by=by, before=before, after=after)
    if current.unreadable is None:
        history.queue(LISTEN, current.pk, by=by)


@transaction.atomic
def decide(
    *, finding: Finding, decision: Decision, by: Person, met: Contact | None = None
) -> Finding:
    """Accept or reject a proposed answer, or take that back; deciding the same again is nothing.

    `met` names who was met, as accepting such evidence asks; ValidationError where nobody is named.
    """
    rules.check_may_decide_on(by, finding)
    if finding.evidence is not None:
        finding.evidence = deals.decide(
            evidence=finding.evidence, decision=decision, by=by, met=met
        )
    return finding


@transaction.atomic
def cite(*, utterance: Utterance, quoted: str, part: str, by: Person) -> Evidence:
    """Propose words of a call that the listener didn't; NotInSource where nobody said them so.

    ValidationError where our own words would make the economic buyer met.
    """
    call = utterance.call
    check_may_contribute(by, call.deal)
    speaker, party, contact = _said_by(utterance.speaker, _contacts(call))
    piece = Evidence(
        deal=call.deal,
        source=Evidence.Source.CALL,
        source_id=call.pk,
        source_title=call.title,
        place=utterance.index,
        words=quoted,
        said_on=call.held_on,
        at=utterance.start,
        speaker=speaker,
        party=party,
        contact=contact,
    )
    return deals.cite_call(words_of_call=piece, text=utterance.text, part=part, by=by)


@transaction.atomic
def pass_on(*, finding: Finding, by: Person, due: dt.date | None = None) -> TechnicalQuestion:
    """Make a question that was heard a technical one of the deal, with a link to its words; the
    same words passed on again are the question that is there."""
    rules.check_may_pass_on(by, finding)
    call, speaker = finding.call, finding.speaker
    heard = deals.HeardQuestion(
        heard_in=call.pk,
        heard_title=call.title,
        heard_place=finding.utterance,
        heard_start=finding.start,
        heard_at=finding.at,
        heard_words=finding.words,
        heard_speaker=str(speaker or ""),
    )
    return deals.pass_on_question(
        deal=call.deal,
        text=finding.words[:2000],
        by=by,
        asked_by=_said_by(speaker, _contacts(call))[2],
        due=due,
        heard=heard,
    )


@transaction.atomic
def keep_unreadable(*, call: Call, why: Words, line: int | None, by: Person | None) -> None:
    """Keep why a call's file can't be read; the file stays."""
    call.unreadable = Problem(line, why)
    call.save(update_fields=["unreadable"])
    history.record("could_not_read", call, by=by, after={"line": line}, deal_id=call.deal_id)


@transaction.atomic
def keep_debrief(*, call: Call, debrief: Debrief, by: Person | None) -> Call:
    """Keep what was heard, in place of the proposals nobody decided on.

    What an owner accepted or rejected stays as it is, even where it is no longer found, and isn't
    proposed a second time. The utterances are kept the first time and never change.
    """
    call = Call.objects.select_for_update().get(pk=call.pk)
    speakers = _keep_speakers(call, debrief)
    if not call.utterances.exists():
        _keep_utterances(call, debrief, speakers)
    _keep_findings(call, debrief, speakers, by)
    transcript = debrief.transcript
    call.format = transcript.format
    call.participants, call.problems = transcript.participants, transcript.problems
    call.held_on = call.held_on or transcript.held_on
    call.figures, call.abstentions = debrief.figures, debrief.abstentions
    call.listened_at, call.listener_version = timezone.now(), debrief.listener_version
    call.unreadable = None
    call.save()
    heard = {"listener_version": debrief.listener_version}
    history.record("listened", call, by=by, after=heard, deal_id=call.deal_id)
    _index(call)
    return call


@transaction.atomic
def keep_larger_ear(
    *,
    call: Call,
    debrief: Debrief,
    heard_at: dt.datetime | None,
    server: tuple[str, str],
    by: Person | None,
) -> None:
    """Add what the larger ear proposed of a call as it was heard at a time, and what it couldn't
    say; `server` is its model and host. Nothing that is there is changed.

    What speaks to a part in words that do so already, decided on or not, isn't proposed again. A
    call that was listened to anew meanwhile is asked about anew, and this is let go of.
    """
    call = Call.objects.select_for_update().get(pk=call.pk)
    if call.listened_at != heard_at:
        return
    if debrief.findings:
        _propose_more(call, debrief, by)
    others = tuple(one for one in call.abstentions if one.signal != LARGER_EAR)
    call.abstentions = (*others, *debrief.abstentions)
    call.save(update_fields=["abstentions"])
    told = dict(zip(("model", "host"), server, strict=True))
    history.record("asked_larger_ear", call, by=by, after=told, deal_id=call.deal_id)


@transaction.atomic
def go_on_without_larger_ear(*, call: Call, by: Person) -> None:
    """Call off the asking of the larger ear, where it is asked or about to be."""
    rules.check_may_correct(by, call)
    job = queries.latest_job(call.pk, ASK)
    why = words(CALLED_OFF, name=by.name)
    if job is not None and history.call_off(job=job, why=why, by=by):
        history.record("called_off_larger_ear", call, by=by, deal_id=call.deal_id)


def _propose_more(call: Call, debrief: Debrief, by: Person | None) -> None:
    speakers = {speaker.label: speaker for speaker in call.speakers.exclude(label="")}
    there = list(call.findings.all())
    fresh: list[Finding] = []
    for heard in proposals(debrief):
        row = _row(call, heard, speakers, debrief.listener_version)
        if not any(_speak_alike(row, known) for known in (*there, *fresh)):
            fresh.append(row)
    _keep_proposals(call, fresh, call.held_on, by)
    Finding.objects.bulk_create(row for row in fresh if row.evidence is not None)


def _speak_alike(row: Finding, other: Finding) -> bool:
    """Whether two findings are on the same part in words that overlap."""
    is_same_place = (
        row.utterance == other.utterance and row.start < other.end and other.start < row.end
    )
    return is_same_place and part_of(row.signal, row.kind) == part_of(other.signal, other.kind)


def _index(call: Call) -> None:
    """Put a call and all that was said on it into the search."""
    history.index_many(queries.searched_calls([call.pk]))
    history.index_many(queries.searched_utterances([call.pk]))


def _fitting(data: bytes, name: str) -> str:
    """The data's digest; Refused where it is empty or too large to keep."""
    if not data.strip():
        raise Refused(words(EMPTY, name=name))
    if len(data) > MOST_BYTES:
        size, most = f"{len(data) / 1024**2:.0f}", str(MOST_BYTES // 1024**2)
        raise Refused(words(TOO_LARGE, name=name, size=size, most=most))
    return hashlib.sha256(data).hexdigest()


def _title(title: str, file_name: str) -> str:
    stem = file_name.rpartition(".")[0] or file_name
    return storable(title.strip() or " ".join(stem.replace("_", " ").split()))[:200]


def _keep_speakers(call: Call, debrief: Debrief) -> dict[str, Speaker]:
    """The speakers' rows as the roster has them, by label; corrected ones stay as corrected."""
    seats = dict(debrief.roster.labels)
    known = {s.label: s for s in call.speakers.exclude(label="")}
    call.speakers.filter(label="").delete()
    labels = debrief.transcript.speakers
    new = [Speaker(call=call, label=label) for label in labels if label not in known]
    spoke = known | {speaker.label: speaker for speaker in new}
    for rank, label in enumerate(labels):
        spoke[label].rank, spoke[label].seat = rank, seats.get(label)
    taken = set(seats.values())
    silent = [
        Speaker(call=call, seat=seat, rank=len(labels) + seat)
        for seat in range(len(debrief.roster.people))
        if seat not in taken
    ]
    _describe([*spoke.values(), *silent], call, debrief.roster)
    Speaker.objects.bulk_update(known.values(), _DESCRIBED, batch_size=100)
    Speaker.objects.bulk_create([*new, *silent])
    return spoke


_DESCRIBED = (
    "seat",
    "party",
    "person",
    "name",
    "position_key",
    "title",
    "company",
    "email",
    "also",
    "why",
)


def _describe(speakers: Iterable[Speaker], call: Call, roster: Roster) -> None:
    """Write down what the roster knows of each speaker whom nobody corrected."""
    colleagues = queries.colleagues_by_email(call)
    for speaker in speakers:
        if speaker.set_by_id is not None:
            continue
        known = roster.people[speaker.seat] if speaker.seat is not None else CorePerson("")
        speaker.party = known.party.value
        is_ours = known.party is Party.OURS
        speaker.person = colleagues.get(known.email or "") if is_ours else None
        speaker.name = known.name[:400]
        speaker.position_key = known.position.key if known.position else ""
        speaker.title = (known.title or "")[:400]
        speaker.company = (known.company or "")[:400]
        speaker.email = (known.email or "")[:400]
        speaker.also, speaker.why = known.also, known.why


def _keep_utterances(call: Call, debrief: Debrief, speakers: dict[str, Speaker]) -> None:
    Utterance.objects.bulk_create(
        Utterance(
            call=call,
            index=u.index,
            speaker=speakers[u.speaker] if u.speaker else None,
            text=u.text,
            start=u.start,
            end=u.end,
            line=u.line,
        )
        for u in debrief.transcript.utterances
    )


def _keep_findings(
    call: Call, debrief: Debrief, speakers: dict[str, Speaker], by: Person | None
) -> None:
    decided = list(call.findings.decided().select_related("evidence"))
    call.findings.exclude(pk__in=[row.pk for row in decided]).delete()
    deals.drop_undecided(deal=call.deal, call_id=call.pk, by=by)
    _attribute(call, by)
    proposed = set(proposals(debrief))
    fresh: dict[tuple[str, str, int, int], Finding] = {}
    heard_anew: list[Finding] = []
    windows: dict[int, Window | None] = {}
    for heard in debrief.findings:
        known = _decided_on(heard, decided)
        if known is not None:
            if known.start == heard.quote.start and known.evidence_id is not None:
                windows[known.evidence_id] = heard.detail.window
            continue
        quote = heard.quote
        place = (heard.signal, heard.kind, quote.utterance, quote.start)
        row = fresh.setdefault(place, _row(call, heard, speakers, debrief.listener_version))
        if heard in proposed and row not in heard_anew:
            heard_anew.append(row)
    _keep_proposals(call, heard_anew, call.held_on or debrief.transcript.held_on, by)
    Finding.objects.bulk_create(fresh.values())
    deals.redate_evidence(deal=call.deal, windows=windows, by=by)


def _attribute(call: Call, by: Person | None) -> None:
    """Say of what was decided and cited who said it, as it is known by now."""
    contacts = _contacts(call)
    said = {
        utterance.index: deals.Said(*_said_by(utterance.speaker, contacts))
        for utterance in call.utterances.select_related("speaker")
    }
    deals.attribute_evidence(deal=call.deal, call_id=call.pk, said=said, by=by)


def _said_by(
    speaker: Speaker | None, contacts: dict[str, Contact]
) -> tuple[str, str, Contact | None]:
    """A speaker's name, party, and who of the account's contacts it is."""
    if speaker is None:
        return "", Party.UNKNOWN.value, None
    is_ours = speaker.party == Party.OURS
    contact = None if is_ours else contacts.get(fold(str(speaker)))
    return str(speaker), speaker.party, contact


def _keep_proposals(
    call: Call, heard: Iterable[Finding], said_on: dt.date | None, by: Person | None
) -> None:
    """The evidence that findings propose; what somebody cited there before stays theirs."""
    kept = Evidence.objects.filter(
        deal=call.deal_id, source=Evidence.Source.CALL, source_id=call.pk
    )
    there = {(piece.part, piece.place, piece.start): piece for piece in kept}
    taken = set(call.findings.exclude(evidence=None).values_list("evidence_id", flat=True))
    contacts = _contacts(call)
    pieces = []
    for row in heard:
        speaks_to = part_of(row.signal, row.kind)
        if speaks_to is None:
            continue
        place = (speaks_to[1].key, row.utterance, row.start)
        piece = there.get(place)
        if piece is None:
            piece = there[place] = row.evidence = _piece(row, speaks_to, said_on, contacts)
            pieces.append(piece)
        elif not piece._state.adding and piece.pk not in taken:
            row.evidence = piece
            taken.add(piece.pk)
    deals.keep_evidence(deal=call.deal, evidence=pieces, by=by)


def _piece(
    row: Finding,
    speaks_to: tuple[Question, SubQuestion],
    said_on: dt.date | None,
    contacts: dict[str, Contact],
) -> Evidence:
    question, part = speaks_to
    speaker, party, contact = _said_by(row.speaker, contacts)
    return Evidence(
        deal=row.call.deal,
        question=question.key,
        part=part.key,
        words=row.words,
        speaker=speaker,
        party=party,
        contact=contact,
        said_on=said_on,
        at=row.at,
        source=Evidence.Source.CALL,
        source_id=row.call_id,
        source_title=row.call.title,
        place=row.utterance,
        start=row.start,
        end=row.end,
        meaning=_meaning(row),
        why=row.why,
    )


def _meaning(row: Finding) -> Detail:
    """What the words amount to; of a deadline, what makes it one as well."""
    detail: Detail = row.detail
    if row.signal != "deadlines" or row.kind == "date":
        return detail
    return dataclasses.replace(detail, what=row.kind.replace("_", " "))


def _contacts(call: Call) -> dict[str, Contact]:
    """The contacts of the deal's account by name, without namesakes."""
    known: dict[str, list[Contact]] = {}
    for contact in Contact.objects.filter(account=call.deal.account_id or 0):
        known.setdefault(fold(contact.name), []).append(contact)
    return {name: those[0] for name, those in known.items() if len(those) == 1}


def _decided_on(heard: core_finding.Finding, decided: Iterable[Finding]) -> Finding | None:
    """What an owner decided on this already, be it quoted a little longer or shorter then."""
    quote = heard.quote
    same = (
        row
        for row in decided
        if (row.signal, row.utterance) == (heard.signal, quote.utterance)
        and row.kind in {heard.kind, TOLD}
        and row.start < quote.end
        and quote.start < row.end
    )
    return min(same, key=lambda row: (row.start != quote.start, row.pk), default=None)


def _row(
    call: Call, heard: core_finding.Finding, speakers: dict[str, Speaker], version: int
) -> Finding:
    return Finding(
        call=call,
        signal=heard.signal,
        kind=heard.kind,
        utterance=heard.quote.utterance,
        start=heard.quote.start,
        end=heard.quote.end,
        words=heard.quote.text,
        speaker=speakers[heard.speaker] if heard.speaker else None,
        at=heard.at,
        why=heard.why,
        detail=heard.detail,
        listener_version=version,
    )
