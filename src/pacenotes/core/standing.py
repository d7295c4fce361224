"""How a question stands: computed from its evidence, and explained by the rule that made it so."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pacenotes.core.listening.finding import Detail
from pacenotes.core.names import fold
from pacenotes.core.policy import QuestionPolicy
from pacenotes.core.qualification import Decision, Light, Question, SubQuestion
from pacenotes.core.wording import N_, Words, words

_NOTHING_MORE = Detail()


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence as a standing is computed from it.

    `said_on` is the day of the call, note or mail, None where it isn't known; then it counts as of
    `added_on`, because it was said no later. `is_ours` says that it is our own side's words.
    `disagrees` is the owner's own word that it disagrees with what was answered before.
    `is_set_aside` says that the owner answered anew since, and not on this. `names_whom` says that
    the owner named the contact whom it is about, and that it is of a conversation with us.
    """

    id: int
    part: str
    decision: Decision
    said_on: dt.date | None = None
    meaning: Detail = _NOTHING_MORE
    disagrees: bool = False
    is_set_aside: bool = False
    added_on: dt.date | None = None
    is_ours: bool = False
    names_whom: bool = False

    @property
    def known_on(self) -> dt.date | None:
        """The day that it was said on, or by at the latest; None where neither is known."""
        return self.said_on or self.added_on


class Because(enum.StrEnum):
    """The rule that makes a part or a question stand as it does."""

    NOTHING_HEARD = "nothing-heard"
    NOT_LOOKED_AT = "not-looked-at"
    ACCEPTED = "accepted"
    MENTION_ONLY = "mention-only"
    NOBODY_NAMED = "nobody-named"
    OUR_WORDS = "our-words"
    PARTS_MISSING = "parts-missing"
    DEADLINE_PASSED = "deadline-passed"
    TOO_OLD = "too-old"
    NEWER_DISAGREES = "newer-disagrees"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a part or a question stands.

    `why` is the rule's sentence; `rests_on` the ids of the evidence that made it so. `stale_from`
    is the first day on which what is answered now turns stale by itself, None where it doesn't.
    """

    light: Light
    because: Because
    why: Words
    rests_on: tuple[int, ...] = ()
    stale_from: dt.date | None = None

    def on(self, day: dt.date) -> Light:
        """The light on a day: what is answered turns stale by the calendar alone."""
        return light_on(self.light, self.stale_from, day)


@dataclass(frozen=True, slots=True)
class QuestionStanding:
    """A question's standing, and its parts' by key, in the question's order.

    `answered` counts the groups of parts that are answered of the `asked` that policy asks for.
    """

    whole: Standing
    parts: tuple[tuple[SubQuestion, Standing], ...]
    answered: int
    asked: int


WHY = {
    Because.NOTHING_HEARD: N_("Nothing was said about it in any call, note or mail."),
    Because.NOT_LOOKED_AT: N_("It was heard, and its owner hasn't decided on it yet."),
    Because.ACCEPTED: N_("Its owner accepted words that were really said."),
    Because.MENTION_ONLY: N_(
        "It was spoken of, which doesn't answer the question by itself: a mention isn't a meeting."
    ),
    Because.NOBODY_NAMED: N_(
        "Words were accepted, but not which contact was met and on which call, demo or note; its "
        "owner says so."
    ),
    Because.OUR_WORDS: N_(
        "Only our own side said it, which doesn't answer the question: the words have to be theirs."
    ),
    Because.PARTS_MISSING: N_("{answered} of {asked} parts are answered; missing: {missing}."),
    Because.DEADLINE_PASSED: N_("The day it rests on, {day}, has passed."),
    Because.TOO_OLD: N_("The newest words on it are of {day}, more than {days} days ago."),
    Because.NEWER_DISAGREES: N_(
        "Newer words that were accepted disagree with the older ones: {what}."
    ),
}
"""What each rule says."""

TOO_OLD_WITHOUT_A_DAY = N_(
    "The newest words on it have no day; they were added on {day}, more than {days} days ago."
)


def light_on(light: Light, stale_from: dt.date | None, day: dt.date) -> Light:
    """A stored light as of a day."""
    is_stale = light is Light.ANSWERED and stale_from is not None and stale_from <= day
    return Light.STALE if is_stale else light


def question_standing(
    question: Question, evidence: Iterable[Cited], policy: QuestionPolicy, today: dt.date
) -> QuestionStanding:
    """A question's standing from all evidence on it.

    Policy says which groups of parts have to be answered; of a group one part is enough. Worst
    first: contradicted, stale, answered, heard, unknown.
    """
    by_part: dict[str, list[Cited]] = {part.key: [] for part in question.parts}
    for piece in evidence:
        if piece.part in by_part:
            by_part[piece.part].append(piece)
    parts = tuple(
        (part, part_standing(part, by_part[part.key], policy, today)) for part in question.parts
    )
    standings = {part.key: standing for part, standing in parts}
    groups = [_group(group, standings, today) for group in policy.needs]
    answered = sum(group is not None for group in groups)
    whole = _whole(question, parts, groups, policy, today)
    return QuestionStanding(whole, parts, answered, len(groups))


def part_standing(
    part: SubQuestion, evidence: Sequence[Cited], policy: QuestionPolicy, today: dt.date
) -> Standing:
    """A part's standing from the evidence on it alone."""
    accepted = [e for e in evidence if e.decision is Decision.ACCEPTED and not e.is_set_aside]
    if not accepted:
        waiting = tuple(e.id for e in evidence if e.decision is Decision.PROPOSED)
        because = Because.NOT_LOOKED_AT if waiting else Because.NOTHING_HEARD
        light = Light.HEARD if waiting else Light.UNKNOWN
        return Standing(light, because, words(WHY[because]), waiting)
    ordered = sorted(accepted, key=lambda e: (e.known_on or dt.date.min, e.id))
    theirs = [e for e in ordered if not (part.is_theirs_to_say and e.is_ours)]
    counted = [e for e in theirs if e.names_whom or not part.names_whom]
    if not part.answers or not counted:
        because = _uncounted(part, theirs)
        ids = tuple(e.id for e in ordered)
        return Standing(Light.HEARD, because, words(WHY[because]), ids)
    odds = _at_odds(part, counted)
    if odds is not None:
        older, newer, what = odds
        why = words(WHY[Because.NEWER_DISAGREES], what=what)
        return Standing(Light.CONTRADICTED, Because.NEWER_DISAGREES, why, (older.id, newer.id))
    return _answered(part, counted, policy, today)


def _uncounted(part: SubQuestion, theirs: Sequence[Cited]) -> Because:
    """Why accepted words leave a part unanswered."""
    if not part.answers:
        return Because.MENTION_ONLY
    return Because.NOBODY_NAMED if theirs else Because.OUR_WORDS


def _answered(
    part: SubQuestion, ordered: Sequence[Cited], policy: QuestionPolicy, today: dt.date
) -> Standing:
    """What is accepted, and the day from which it is stale; the light says so once it is."""
    turns = (_ages(ordered[-1], policy.most_days), _passes(part, ordered))
    first = min((turn for turn in turns if turn is not None), key=lambda t: t.day, default=None)
    if first is not None and first.day <= today:
        return Standing(Light.STALE, first.because, first.why, (first.piece.id,), first.day)
    why = words(WHY[Because.ACCEPTED])
    ids = tuple(e.id for e in ordered)
    return Standing(Light.ANSWERED, Because.ACCEPTED, why, ids, first.day if first else None)


@dataclass(frozen=True, slots=True)
class _Turn:
    """The first day on which a piece of evidence makes a part stale, and by which rule."""

    day: dt.date
    because: Because
    why: Words
    piece: Cited


def _ages(newest: Cited, most_days: int) -> _Turn | None:
    """When the newest words are too old; never where no day is known at all."""
    day = newest.known_on
    turns_on = _after(day, most_days + 1)
    if day is None or turns_on is None:
        return None
    message = WHY[Because.TOO_OLD] if newest.said_on else TOO_OLD_WITHOUT_A_DAY
    why = words(message, day=day.isoformat(), days=str(most_days))
    return _Turn(turns_on, Because.TOO_OLD, why, newest)


def _passes(part: SubQuestion, ordered: Sequence[Cited]) -> _Turn | None:
    """When the first of its days has passed; of what has one value, the newest words' day."""
    counted = ordered[-1:] if part.has_one_value else ordered
    dated = [(e.meaning.window.last, e) for e in counted if part.is_dated and e.meaning.window]
    if not dated:
        return None
    last, piece = min(dated, key=lambda pair: pair[0])
    turns_on = _after(last, 1)
    why = words(WHY[Because.DEADLINE_PASSED], day=last.isoformat())
    return _Turn(turns_on, Because.DEADLINE_PASSED, why, piece) if turns_on else None


def _after(day: dt.date | None, days: int) -> dt.date | None:
    """The day so many days later, None where the calendar doesn't go that far."""
    if day is None or (dt.date.max - day).days < days:
        return None
    return day + dt.timedelta(days=days)


def _group(group: Sequence[str], standings: dict[str, Standing], today: dt.date) -> Standing | None:
    """The answered part of a group that stays fresh the longest, a stale one where all are."""
    settled = [
        standings[key] for key in group if standings[key].light in (Light.ANSWERED, Light.STALE)
    ]
    fresh = [s for s in settled if s.on(today) is Light.ANSWERED]
    return max(fresh or settled, key=lambda s: s.stale_from or dt.date.max, default=None)


def _whole(
    question: Question,
    parts: Sequence[tuple[SubQuestion, Standing]],
    groups: Sequence[Standing | None],
    policy: QuestionPolicy,
    today: dt.date,
) -> Standing:
    odd = next((s for _, s in parts if s.light is Light.CONTRADICTED), None)
    if odd is not None:
        return odd
    settled = [group for group in groups if group is not None]
    if groups and len(settled) == len(groups):
        first = min(settled, key=lambda s: s.stale_from or dt.date.max)
        if first.on(today) is Light.STALE:
            return first
        ids = tuple(id_ for group in settled for id_ in group.rests_on)
        why = words(WHY[Because.ACCEPTED])
        return Standing(Light.ANSWERED, Because.ACCEPTED, why, ids, first.stale_from)
    ids = tuple(id_ for _, standing in parts for id_ in standing.rests_on)
    if not ids:
        return Standing(Light.UNKNOWN, Because.NOTHING_HEARD, words(WHY[Because.NOTHING_HEARD]))
    if any(s.light in (Light.ANSWERED, Light.STALE) for _, s in parts):
        return Standing(Light.HEARD, Because.PARTS_MISSING, _missing(question, groups, policy), ids)
    reasons = {s.because for _, s in parts if s.rests_on}
    because = next(b for b in _UNANSWERED if b in reasons)
    return Standing(Light.HEARD, because, words(WHY[because]), ids)


_UNANSWERED = (
    Because.NOT_LOOKED_AT, Because.NOBODY_NAMED, Because.MENTION_ONLY, Because.OUR_WORDS,
)  # fmt: skip


def _missing(
    question: Question, groups: Sequence[Standing | None], policy: QuestionPolicy
) -> Words:
    names = {part.key: part.name for part in question.parts}
    lacking = [
        "/".join(names[key].lower() for key in keys)
        for keys, group in zip(policy.needs, groups, strict=True)
        if group is None
    ]
    return words(
        WHY[Because.PARTS_MISSING],
        answered=str(len(groups) - len(lacking)),
        asked=str(len(groups)),
        missing=", ".join(lacking),
    )


def _at_odds(part: SubQuestion, ordered: Sequence[Cited]) -> tuple[Cited, Cited, str] | None:
    """An older and a newer piece that exclude each other, the newest such, and in what.

    The owner's own word counts for every part; the machine compares only what has one value at a
    time (`part.has_one_value`): a deal has many deadlines, but one budget.
    """
    for at in reversed(range(len(ordered))):
        if ordered[at].disagrees and len(ordered) > 1:
            older = max(at - 1, 0)
            return ordered[older], ordered[older + 1], N_("its owner said so")
    if not part.has_one_value:
        return None
    telling = [e for e in ordered if e.meaning != _NOTHING_MORE and not e.meaning.is_hedged]
    for at in reversed(range(len(telling))):
        for older_piece in reversed(telling[:at]):
            what = disagreement(older_piece.meaning, telling[at].meaning)
            if what is not None:
                return older_piece, telling[at], what
    return None


def disagreement(older: Detail, newer: Detail) -> str | None:
    """In what two meanings exclude each other; None where they can both be true.

    Only like is compared with like: amounts of one currency and period, measures of one unit,
    days, people; half-said words never disagree with anything.
    """
    if older.is_hedged or newer.is_hedged:
        return None
    if older.money and newer.money:
        a, b = older.money, newer.money
        alike = (a.per == b.per) and (a.currency == b.currency or None in (a.currency, b.currency))
        if alike and _apart((a.amount, a.up_to), (b.amount, b.up_to)):
            return N_("the amount")
    if older.measure and newer.measure:
        c, d = older.measure, newer.measure
        alike = (c.unit, c.per) == (d.unit, d.per)
        if alike and _apart((c.amount, c.up_to), (d.amount, d.up_to)):
            return N_("the figure")
    if older.window and newer.window:
        e, f = older.window, newer.window
        if e.last < f.first or f.last < e.first:
            return N_("the day")
    if older.who and newer.who and _are_two(older.who, newer.who):
        return N_("the person")
    return None


def _apart(a: tuple[Decimal, Decimal | None], b: tuple[Decimal, Decimal | None]) -> bool:
    return (a[1] or a[0]) < b[0] or (b[1] or b[0]) < a[0]


def _are_two(one: str, other: str) -> bool:
    """Whether two names can't be one person's: neither holds the words of the other."""
    a, b = set(fold(one).split()), set(fold(other).split())
    return not (a <= b or b <= a)
