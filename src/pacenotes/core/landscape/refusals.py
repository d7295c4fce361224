"""What is wrong with facts, releases and checks before they are recorded: row, field and reason."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pacenotes.core.landscape.days import OPEN, date_of
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import Span, spans
from pacenotes.core.landscape.versions import Check, FactVersion, ReleaseState, ReleaseVersion
from pacenotes.core.wording import N_, Words, words


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing wrong: the row's place among those that were told (from 0), its field, and why."""

    row: int
    field: str
    why: Words


def refused_facts(
    told: Sequence[FactVersion],
    standing: Iterable[FactVersion],
    releases: Releases,
    known: int,
    units: Collection[str],
) -> tuple[Refusal, ...]:
    """All that is wrong with facts that are to be recorded on the day `known`.

    `standing` are the facts that stay beside them, of the same pairs at least; `units` those that
    a level can be in. Of two that overlap, the one that is told, or told later, is refused.
    """
    found = [
        Refusal(row, *wrong)
        for row, fact in enumerate(told)
        for wrong in _wrong_with_fact(fact, releases, known, units)
    ]
    rows = {refusal.row for refusal in found}
    good = [(row, fact) for row, fact in enumerate(told) if row not in rows]
    found += _overlaps(good, standing, releases)
    return tuple(sorted(found, key=lambda refusal: refusal.row))


def refused_releases(told: Sequence[ReleaseVersion], known: int) -> tuple[Refusal, ...]:
    """What is wrong with releases that are to be recorded on the day `known`."""
    return tuple(
        Refusal(row, "day", why)
        for row, release in enumerate(told)
        if (why := _wrong_with_release(release, known)) is not None
    )


def refused_checks(told: Sequence[Check], known: int) -> tuple[Refusal, ...]:
    """What is wrong with checks that are to be recorded on the day `known`."""
    why = N_("{day} hasn't come yet, so nothing can have been looked at on it")
    return tuple(
        Refusal(row, "day", words(why, day=_said(check.day)))
        for row, check in enumerate(told)
        if check.day > known
    )


def _wrong_with_fact(
    fact: FactVersion, releases: Releases, known: int, units: Collection[str]
) -> Iterator[tuple[str, Words]]:
    wrong = False
    for field, mark in (("added", fact.added), ("removed", fact.removed)):
        why = None if mark is None else _wrong_with_mark(mark, fact.product, releases, known)
        if why is not None:
            wrong = True
            yield field, why
    if not wrong:
        yield from _wrong_order(fact, releases, known)
    if fact.level is not None and not math.isfinite(fact.level):
        yield "level", words(N_("the level is no number"))
    if fact.level is not None and not fact.unit:
        yield "unit", words(N_("a level needs the unit that it is measured in"))
    elif fact.level is None and fact.unit:
        yield "level", words(N_("there is a unit and no level"))
    elif fact.unit and fact.unit not in units:
        yield "unit", words(N_("“{unit}” is no unit that is known here"), unit=fact.unit)


def _wrong_with_mark(mark: Mark, product: int, releases: Releases, known: int) -> Words | None:
    if mark.release is None:
        is_day = mark.day is not None and date_of(mark.day) is not None
        return None if is_day else words(N_("there is no such day"))
    release = releases.known(mark.release, known)
    if release is None:
        return words(N_("there is no such release"))
    if release.product != product:
        return words(N_("the release is another product's"))
    if release.state is ReleaseState.SHIPPED and release.day is None:
        return words(N_("the release has shipped and has no date; give it one first"))
    return None


def _wrong_order(fact: FactVersion, releases: Releases, known: int) -> Iterator[tuple[str, Words]]:
    added, removed = (
        None if mark is None else _planned_day(mark, releases, known)
        for mark in (fact.added, fact.removed)
    )
    if added is not None and removed is not None and removed < added:
        why = N_("it is removed on {removed}, before it is added on {added}")
        yield "removed", words(why, removed=_said(removed), added=_said(added))


def _planned_day(mark: Mark, releases: Releases, known: int) -> int | None:
    """The day of a mark, whether its release has shipped or not."""
    if mark.release is None:
        return mark.day
    release = releases.known(mark.release, known)
    return None if release is None else release.day


def _wrong_with_release(release: ReleaseVersion, known: int) -> Words | None:
    if release.day is None:
        is_shipped = release.state is ReleaseState.SHIPPED
        return words(N_("a release that has shipped needs a date")) if is_shipped else None
    if date_of(release.day) is None:
        return words(N_("there is no such day"))
    if release.state is ReleaseState.SHIPPED and release.day > known:
        why = N_("it can't have shipped on {day}, which hasn't come yet; it is planned")
        return words(why, day=_said(release.day))
    return None


def _overlaps(
    told: Iterable[tuple[int, FactVersion]], standing: Iterable[FactVersion], releases: Releases
) -> Iterator[Refusal]:
    found: defaultdict[tuple[object, ...], list[Span]] = defaultdict(list)
    for fact in standing:
        for span in spans(fact, releases):
            found[_about(span)].append(span)
    for row, fact in told:
        new = spans(fact, releases)
        met = next((b for a in new for b in found[_about(a)] if _do_meet(a, b)), None)
        if met is None:
            for span in new:
                found[_about(span)].append(span)
        else:
            yield Refusal(row, "added", _same_said(met))


def _same_said(met: Span) -> Words:
    if met.held_until == OPEN:
        why = N_("the same is recorded already, from {since} on")
        return words(why, since=_said(met.held_from))
    why = N_("the same is recorded already, from {since} until {until}")
    return words(why, since=_said(met.held_from), until=_said(met.held_until))


def _about(span: Span) -> tuple[object, ...]:
    return span.product, span.capability, span.qualifiers, span.detail


def _do_meet(one: Span, other: Span) -> bool:
    return (
        max(one.held_from, other.held_from) < min(one.held_until, other.held_until)
        and max(one.recorded_from, other.recorded_from)
        < min(one.recorded_until, other.recorded_until)
    )  # fmt: skip


def _said(day: int) -> str:
    date = date_of(day)
    return "…" if date is None else date.isoformat()
