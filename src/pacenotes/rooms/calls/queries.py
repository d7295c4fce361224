"""Reads of calls: as core values, who is who, one's own conduct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Sum
from django.db.models.functions import Length

from pacenotes.core import positions
from pacenotes.core.listening import finding as core_finding
from pacenotes.core.listening import signals
from pacenotes.core.listening.listen import listen
from pacenotes.core.listening.proposer import Proposer
from pacenotes.core.listening.recorded import Driven
from pacenotes.core.roster import Party, Roster
from pacenotes.core.roster import Person as CorePerson
from pacenotes.core.seating import seat
from pacenotes.core.transcript import Transcript
from pacenotes.core.transcript import Utterance as CoreUtterance
from pacenotes.core.wording import N_, words
from pacenotes.rooms.calls.models import ASK, LISTEN, Call, CallQuerySet, Speaker, Utterance
from pacenotes.rooms.deals.models import Contact, Deal
from pacenotes.rooms.history.models import Job, SearchEntry
from pacenotes.rooms.people.models import Person

LONGEST_OWN = 10_000
LONGEST_OWN_TEXT = 2_000_000
"""Utterances, and characters in them (thirty hours of talk or so), that are listened to while
somebody waits for a page."""

MOST_CALLS = 100
"""Calls with one contact that are shown, the newest."""
_LISTED = ("deal", "title", "held_on", "unreadable", "listened_at")
"""The columns of a call that a list shows; others are long, and its own page's."""
CALL, UTTERANCE = "call", "utterance"
"""The kinds of what the search finds here: a call by its title, an utterance by its words."""

TOO_LONG = N_("the call is too long to be listened to while you wait")
SET_BY = N_("{name} said so")


def calls_with_people(person: Person) -> CallQuerySet:
    """The calls this person may see, with deal, team and speakers at hand."""
    return (
        Call.objects.visible_to(person)
        .select_related("deal__account", "added_by")
        .prefetch_related("deal__team__person", "speakers__person", "speakers__set_by")
    )


def transcript_of(call: Call) -> Transcript:
    """The call as core reads it, from its rows."""
    labels = dict(call.speakers.values_list("pk", "label"))
    rows = call.utterances.values_list("index", "speaker_id", "text", "start", "end", "line")
    return Transcript(
        format=call.format,
        utterances=tuple(
            CoreUtterance(index, labels.get(speaker or 0), text, start, end, line)
            for index, speaker, text, start, end, line in rows.order_by("index")
        ),
        participants=call.participants,
        problems=call.problems,
        title=call.title,
        held_on=call.held_on,
    )


def roster_for(call: Call, transcript: Transcript) -> Roster:
    """Who is who by the deal's team, by what the source says, and by what people corrected.

    Only who was there is in it: a colleague who spoke or whom the source lists. A colleague's place
    stays theirs, whoever is renamed, joins or leaves afterwards.
    """
    roster = _by_name(call, transcript)
    settled = call.speakers.exclude(label="").exclude(set_by=None, person=None)
    for speaker in settled.select_related("person", "set_by"):
        roster = _corrected(roster, speaker)
    return _who_was_there(roster, transcript)


def _by_name(call: Call, transcript: Transcript) -> Roster:
    """Who is who by the deal's team and the source alone, before anybody corrected it."""
    given = [
        CorePerson(person.name, Party.OURS, position, email=person.email)
        for person, position in _colleagues(call).values()
    ]
    return seat(transcript, given, guests_are_theirs=True)


def _colleagues(call: Call) -> dict[str, tuple[Person, positions.Position | None]]:
    """Who is ours on this call and in which position, by e-mail address: the deal's team, and who
    left it after the call had named them."""
    seated = call.speakers.exclude(person=None).select_related("person")
    named = {s.person.email: (s.person, s.position) for s in seated if s.person}
    team = call.deal.team.select_related("person")
    return named | {m.person.email: (m.person, m.position) for m in team}


def colleagues_by_email(call: Call) -> dict[str, Person]:
    """The deal's team, and who left it after the call had named them."""
    return {email: person for email, (person, _) in _colleagues(call).items()}


def colleague_named(speaker: Speaker) -> Person | None:
    """The colleague whom the call itself names by this speaker's label; None for anybody else.

    Somebody off the deal's team is named by their whole name only; of namesakes it is whoever was
    here first, who can give the place to the other.
    """
    named = _by_name(speaker.call, transcript_of(speaker.call)).of(speaker.label)
    if named is not None and named.party is Party.OURS and named.email:
        return colleagues_by_email(speaker.call).get(named.email)
    return Person.objects.filter(name__iexact=speaker.label).order_by("pk").first()


def _corrected(roster: Roster, speaker: Speaker) -> Roster:
    """The roster with one label where somebody on the team put it, or where it was before."""
    others = tuple(pair for pair in roster.labels if pair[0] != speaker.label)
    party = Party(speaker.party)
    if party is Party.UNKNOWN:
        return Roster(roster.people, others)
    email = speaker.person.email if speaker.person else None
    at = next((i for i, p in enumerate(roster.people) if email and p.email == email), None)
    if at is not None:
        is_there = (speaker.label, at) in roster.labels
        return roster if is_there else Roster(roster.people, (*others, (speaker.label, at)))
    known = roster.of(speaker.label) or CorePerson(speaker.label)
    who = speaker.set_by.name if speaker.set_by else ""
    set_right = replace(
        known,
        name=speaker.person.name if speaker.person else known.name,
        party=party,
        position=speaker.position,
        email=email,
        why=words(SET_BY, name=who),
    )
    return Roster((*roster.people, set_right), (*others, (speaker.label, len(roster.people))))


def _who_was_there(roster: Roster, transcript: Transcript) -> Roster:
    """Without the colleagues who neither spoke nor are listed by the source."""
    listed = {p.name for p in transcript.participants}
    listed |= {p.email for p in transcript.participants if p.email}
    spoke = {at for _, at in roster.labels}
    there = [
        at
        for at, p in enumerate(roster.people)
        if at in spoke or not listed.isdisjoint({p.name, p.email, *p.also})
    ]
    seats = {at: seat_number for seat_number, at in enumerate(there)}
    return Roster(
        tuple(roster.people[at] for at in there),
        tuple((label, seats[at]) for label, at in roster.labels),
    )


def roster_of(call: Call) -> Roster:
    """Who is who as it was when the call was last listened to, from its rows."""
    seated = [(s.seat, s) for s in call.speakers.all() if s.seat is not None]
    people = {seat: _core_person(speaker) for seat, speaker in reversed(seated)}
    place = {seat: at for at, seat in enumerate(sorted(people))}
    labels = tuple((s.label, place[seat]) for seat, s in seated if s.label)
    return Roster(tuple(people[seat] for seat in place), labels)


def _core_person(speaker: Speaker) -> CorePerson:
    return CorePerson(
        speaker.name or speaker.label,
        Party(speaker.party),
        speaker.position,
        speaker.title or None,
        speaker.company or None,
        speaker.email or None,
        speaker.also,
        speaker.why,
    )


def driving_by(call: Call, roster: Roster) -> tuple[Driven, ...]:
    """Who had the wheel when, by the record of the demo that the call was, each as the speaker whom
    this roster knows them by; nothing where there is no record."""
    colleagues = colleagues_by_email(call)
    labels: dict[int, list[str]] = {}
    for label, at in roster.labels:
        known = roster.people[at]
        colleague = colleagues.get(known.email or "") if known.party is Party.OURS else None
        if colleague is not None:
            labels.setdefault(colleague.pk, []).append(label)
    return _driving(call, labels)


def driving_of(call: Call) -> tuple[Driven, ...]:
    """The same by who is who as it was when the call was last listened to, from its rows."""
    labels: dict[int, list[str]] = {}
    for speaker in call.speakers.all():
        if speaker.person_id is not None and speaker.label:
            labels.setdefault(speaker.person_id, []).append(speaker.label)
    return _driving(call, labels)


def _driving(call: Call, labels: Mapping[int, Sequence[str]]) -> tuple[Driven, ...]:
    spans = call.driven.select_related("person")
    return tuple(
        Driven(span.start, span.end, span.person.name, tuple(labels.get(span.person_id, ())))
        for span in spans
    )


@dataclass(frozen=True, slots=True)
class OwnConduct:
    """What one person may read of their own conduct, and what can't be said of anybody's."""

    findings: tuple[core_finding.Finding, ...]
    abstentions: tuple[core_finding.Abstention, ...]


def own_conduct(
    call: Call, person: Person, proposers: Sequence[Proposer] = signals.CONDUCT
) -> OwnConduct | None:
    """What this person alone may read: their own conduct on the call; None if they didn't speak.

    Listened for anew each time and kept nowhere: no row, no cache, no log (law 5).
    """
    mine = own_labels(call, person)
    if not mine:
        return None
    if takes_too_long_to_hear(call):
        return OwnConduct((), (core_finding.Abstention("conduct", words(TOO_LONG)),))
    driving = driving_of(call)
    heard = listen(transcript_of(call), roster_of(call), call.held_on, proposers, driving)
    own = tuple(f for f in heard.findings if f.speaker in mine)
    return OwnConduct(own, heard.abstentions)


def own_labels(call: Call, person: Person) -> frozenset[str]:
    """The labels under which this person spoke on the call; none where they didn't."""
    return frozenset(s.label for s in call.speakers.all() if s.person_id == person.pk and s.label)


def takes_too_long_to_hear(call: Call) -> bool:
    """Whether more was said than can be listened to while somebody waits, in one query."""
    said = call.utterances.aggregate(count=Count("pk"), length=Sum(Length("text"), default=0))
    return bool(said["count"] > LONGEST_OWN or said["length"] > LONGEST_OWN_TEXT)


def latest_job(call_id: int, kind: str = LISTEN) -> Job | None:
    """The newest work of a kind on a call, None where there was none.

    To be asked for before the call itself: a job that has ended left a call that is complete.
    """
    return Job.objects.filter(kind=kind, subject_id=call_id).order_by("-pk").first()


def latest_jobs(call_id: int) -> dict[str, Job]:
    """The newest work on a call by its kind, in one query; to be asked for as `latest_job` is."""
    jobs = Job.objects.filter(kind__in=[LISTEN, ASK], subject_id=call_id)
    newest = jobs.order_by().values("kind").annotate(newest=Max("pk")).values("newest")
    return {job.kind: job for job in Job.objects.filter(pk__in=newest)}


def calls_of(deal: Deal) -> list[tuple[Call, Job | None]]:
    """A deal's calls, newest first, each with the newest work on it, in two queries; what a list
    doesn't show of them is left in the database."""
    calls = list(deal.calls.only(*_LISTED))
    newest = Job.objects.filter(kind=LISTEN, subject_id__in=[call.pk for call in calls])
    jobs = {job.subject_id: job for job in newest.order_by("pk")}
    return [(call, jobs.get(call.pk)) for call in calls]


def calls_with(contact: Contact, person: Person) -> list[tuple[Call, bool]]:
    """The calls with this contact that the person may see, newest first, and whether they spoke.

    Told by name, and by e-mail address where the call's file has one; a name that two contacts of
    the account share is nobody's. Two queries.
    """
    namesakes = contact.account.contacts.filter(name__iexact=contact.name).exclude(pk=contact.pk)
    is_theirs = Q(pk__in=[])
    if not namesakes.exists():
        is_theirs |= Q(name__iexact=contact.name) | Q(name="", label__iexact=contact.name)
    if contact.email:
        is_theirs |= Q(email__iexact=contact.email)
    there = Speaker.objects.filter(is_theirs, call=OuterRef("pk")).exclude(party=Party.OURS)
    calls = (
        Call.objects.visible_to(person)
        .filter(Exists(there), deal__account=contact.account_id)
        .annotate(spoke=Exists(there.exclude(label="")))
        .select_related("deal")
        .order_by(F("held_on").desc(nulls_last=True), "-pk")
    )
    return [(call, bool(vars(call)["spoke"])) for call in calls[:MOST_CALLS]]


def searched_calls(ids: Iterable[int]) -> Iterator[SearchEntry]:
    """What is searched of calls: their titles."""
    for call in Call.objects.filter(pk__in=list(ids)):
        yield SearchEntry.of(
            CALL, call.pk, title=call.title, body="", deal_id=call.deal_id, day=call.held_on
        )


def searched_utterances(call_ids: Iterable[int]) -> Iterator[SearchEntry]:
    """What was said on calls, each utterance at its index."""
    rows = Utterance.objects.filter(call__in=list(call_ids)).order_by("call", "index")
    told = rows.values_list("call_id", "index", "text", "call__deal_id", "call__held_on")
    for call_id, index, text, deal_id, held_on in told.iterator():
        yield SearchEntry.of(
            UTTERANCE, call_id, place=index, body=text, deal_id=deal_id, day=held_on
        )
