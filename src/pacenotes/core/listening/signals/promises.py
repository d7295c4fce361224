"""Promised: who owes what by when, on both sides, and when we meet again."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.acts import asks
from pacenotes.core.listening.dates import DateSaid, dates
from pacenotes.core.listening.finding import Detail, Finding, Window
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.roster import Party
from pacenotes.core.transcript import Utterance
from pacenotes.core.wording import N_, words

SIGNAL = "promises"
OWES = N_("“{words}” is a promise")
AGREED = N_("{who} said yes to “{words}”")
MEETS = N_("“{words}” sets the next meeting")
HOW_SOON = 8
"""Sentences of a yes to a request in which the promise itself is looked for."""
HOW_FAR_BACK = 24
"""Sentences in which an offered day is looked for."""
KINDS = {Party.OURS: "we_owe", Party.THEIRS: "they_owe", Party.UNKNOWN: "owed"}


def find(hearing: Hearing) -> Iterator[Finding]:
    """`who` owes it, `window` by when; kinds: we_owe, they_owe, owed (side unknown), meeting."""
    met: set[Window | None] = set()
    for sentence in hearing.saying(SIGNAL):
        kinds = sentence.kinds(SIGNAL)
        if "owes" in kinds and not asks(sentence):
            yield _owed(hearing, sentence)
        elif "asks_for" in kinds:
            yield from _agreed(hearing, sentence)
        elif "meets" in kinds and not asks(sentence):
            for meeting in _meeting(hearing, sentence):
                # "Tuesday works." "See you Tuesday." is one appointment.
                if meeting.detail.window is None or meeting.detail.window not in met:
                    met.add(meeting.detail.window)
                    yield meeting


def _owed(hearing: Hearing, sentence: Sentence) -> Finding:
    hit = next(hit for hit in sentence.hits(SIGNAL) if hit.kind == "owes")
    said = sentence.words_of(hit)
    detail = Detail(who=hit.group("who") or sentence.speaker, window=_by(hearing, sentence))
    kind = KINDS[hearing.party(sentence.speaker)]
    return hearing.finding(SIGNAL, kind, sentence, words(OWES, words=said), detail, hit)


def _agreed(hearing: Hearing, request: Sentence) -> Iterator[Finding]:
    """A request that the next to speak said yes to without a promise in their own words."""
    reply = _next_of_another(hearing, request.utterance)
    if reply is None:
        return
    first = hearing.sentences_of(reply.index)[:HOW_SOON]
    agrees = bool(first) and "agrees" in first[0].kinds(SIGNAL)
    promises_it = any("owes" in s.kinds(SIGNAL) for s in first)
    if agrees and not promises_it:
        why = words(AGREED, who=reply.speaker or "", words=request.text)
        by = _by(hearing, request) or _by(hearing, first[0])
        detail = Detail(who=reply.speaker, window=by)
        kind = KINDS[hearing.party(reply.speaker)]
        yield hearing.finding(SIGNAL, kind, request, why, detail)


def _next_of_another(hearing: Hearing, utterance: Utterance) -> Utterance | None:
    for later in hearing.transcript.utterances[utterance.index + 1 : utterance.index + 3]:
        if later.speaker != utterance.speaker:
            return later
    return None


def _meeting(hearing: Hearing, sentence: Sentence) -> Iterator[Finding]:
    """An appointment: words of meeting beside a day."""
    said = [d for d in dates(sentence.text, hearing.on) if _names_a_day(sentence, d)]
    if not said:
        return
    window = _offered(hearing, sentence, said[0].window) or said[0].window
    why = words(MEETS, words=sentence.text[said[0].start : said[0].end])
    yield hearing.finding(SIGNAL, "meeting", sentence, why, Detail(window=window))


def _names_a_day(sentence: Sentence, date: DateSaid) -> bool:
    """ "Right now" sets no meeting."""
    return sentence.text[date.start : date.end].lower() not in {"right now", "now"}


def _offered(hearing: Hearing, sentence: Sentence, window: Window | None) -> Window | None:
    """The same weekday as offered shortly before: "Tuesday next week?" "Tuesday works."."""
    if window is None:
        return None
    for earlier in hearing.sentences_before(sentence.utterance.index, HOW_FAR_BACK):
        for date in dates(earlier.text, hearing.on):
            offered = date.window
            if (
                date.is_appointment
                and offered is not None
                and offered.first > window.first
                and offered.first.weekday() == window.first.weekday()
            ):
                return offered
    return None


def _by(hearing: Hearing, sentence: Sentence) -> Window | None:
    return next((d.due for d in dates(sentence.text, hearing.on)), None)
