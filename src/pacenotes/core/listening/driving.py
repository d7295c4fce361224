"""Who holds the wheel of a demo from where to where, told from the words of the call."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pacenotes.core.listening.called import Called
from pacenotes.core.listening.lexicon import Hit
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.roster import Party, Roster

HOW_SOON_A_HANDOVER_IS_TAKEN = 4
"""Utterances; whoever of ours speaks first within these takes a wheel that was handed to nobody."""
MOST_SENTENCES_SOON = 100
"""Sentences in which whoever takes a wheel is looked for, at most."""
HOW_LONG_SHOWING_LASTS = 25
"""Utterances after which a hold known only from "as you can see" gives way to another's."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The wheel in somebody's hands from utterance `first` on, up to the next hold.

    `drivers` are speaker labels: one, none after the wheel was let go, several where a record
    doesn't say which of them. `kind` is what in `sentence` made it so.
    """

    first: int
    drivers: tuple[str, ...]
    kind: str = "recorded"
    sentence: Sentence | None = None
    hit: Hit | None = None


_TAKES = frozenset({"shares_screen", "starts_showing", "asks_for_wheel"})
_SHOWS = frozenset({"is_showing", "presents_topic"})


def holds(sentences: Sequence[Sentence], roster: Roster, called: Called) -> tuple[Hold, ...]:
    """Every change of the wheel: taken by showing or saying so, handed over, let go."""
    found: list[Hold] = []
    driver: str | None = None
    is_weak = False
    shown_at = 0
    for position, sentence in enumerate(sentences):
        speaker = sentence.speaker
        if speaker is None:
            continue
        if driver == speaker and is_weak and "asks_for_screen" in sentence.kinds("back_seat"):
            # Whoever asks somebody else to scroll is not driving, whatever it sounded like before.
            driver = called.within(sentence.text, besides=speaker)
            found.append(Hold(sentence.utterance.index, (driver,) if driver else (), "asked_to"))
        for hit in sentence.hits("wheel"):
            at = sentence.utterance.index
            if driver == speaker:
                shown_at = at
            fading = driver if not (is_weak and at - shown_at > HOW_LONG_SHOWING_LASTS) else None
            soon = sentences[position : position + MOST_SENTENCES_SOON]
            taker = _taker(hit, sentence, fading, soon, roster, called)
            if taker is _NOBODY and driver is not None:
                driver = None
                found.append(Hold(sentence.utterance.index, (), hit.kind, sentence, hit))
            elif isinstance(taker, str) and taker != driver:
                driver, shown_at = taker, at
                is_weak = hit.kind in _SHOWS
                found.append(Hold(sentence.utterance.index, (taker,), hit.kind, sentence, hit))
    return tuple(found)


class _Nobody:
    """The wheel was let go."""


_NOBODY = _Nobody()


def _taker(
    hit: Hit,
    sentence: Sentence,
    driver: str | None,
    soon: Iterable[Sentence],
    roster: Roster,
    called: Called,
) -> str | _Nobody | None:
    """Whose the wheel is after this hit; None where it changes nothing."""
    speaker = sentence.speaker
    if hit.kind == "stops_sharing":
        return _NOBODY if driver == speaker else None
    if hit.kind in _TAKES:
        return None if hit.kind == "asks_for_wheel" and sentence.text.endswith("?") else speaker
    if hit.kind in _SHOWS:
        return speaker if driver is None else None
    may_hand_over = driver is None or driver == speaker or _is_ours(roster, speaker)
    if hit.kind == "hands_over" and may_hand_over:
        return _handed_to(hit, sentence, soon, roster, called)
    return None


def _is_ours(roster: Roster, label: str | None) -> bool:
    return roster.party(label) is not Party.THEIRS


def _handed_to(
    hit: Hit,
    sentence: Sentence,
    soon: Iterable[Sentence],
    roster: Roster,
    called: Called,
) -> str | None:
    """The named one, else the next of ours to speak soon after."""
    named = called.within(hit.group("to") or sentence.text, besides=sentence.speaker)
    if named is not None:
        return named
    limit = sentence.utterance.index + HOW_SOON_A_HANDOVER_IS_TAKEN
    for later in soon:
        if later.utterance.index > limit:
            return None
        if later.speaker not in (None, sentence.speaker) and _is_ours(roster, later.speaker):
            return later.speaker
    return None


def driver_at(held: Sequence[Hold], utterance: int) -> tuple[str, ...]:
    """Who drives at an utterance; empty where nobody does or it can't be told."""
    at = bisect.bisect_right(held, utterance, key=lambda hold: hold.first)
    return held[at - 1].drivers if at else ()
