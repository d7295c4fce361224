"""A transcript in the making: what was said, put in time order, and what could not be read."""

from __future__ import annotations

import datetime as dt
import math

from pacenotes.core.reading.clean import label, tidy
from pacenotes.core.reading.clock import spell
from pacenotes.core.reading.unreadable import Unreadable
from pacenotes.core.transcript import Participant, Problem, Transcript, Utterance
from pacenotes.core.wording import N_, Words, words

MOST_UTTERANCES = 200_000
"""Some 200 hours of talk; more is an archive in one file."""

LONGEST_TEXT = 4 * 1024 * 1024
"""Characters in one utterance; somebody reading out a long book takes less."""

LONGEST_CALL = 1_000 * 3600.0
"""Seconds; a time beyond it is a wrong unit or noise."""

MOST_PROBLEMS = 1_000
"""So many problems are named one by one; the rest are counted."""

MOST_PARTICIPANTS = 20_000
"""Twice the largest audience that is promised to work."""


class Draft:
    """What a reader has read so far; `transcript()` closes it.

    Times are seconds from the recording's start. A time that can't be is left out and reported;
    utterances end up in order of their start, whatever order the source has.
    """

    def __init__(self, name: str) -> None:
        self.title: str | None = None
        self.held_on: dt.date | None = None
        self.notes: list[str] = []
        self.participants: list[Participant] = []
        self._format = name
        self._said: list[_Said] = []
        self._problems: list[Problem] = []
        self._unnamed_problems = 0

    def say(
        self,
        speaker: str | None,
        text: str,
        start: float | None = None,
        end: float | None = None,
        line: int | None = None,
    ) -> None:
        """Somebody's words; without a visible character in the end they are passed by."""
        if len(self._said) >= MOST_UTTERANCES:
            raise Unreadable(
                words(
                    N_("more than {most} utterances; split the file by call"),
                    most=str(MOST_UTTERANCES),
                ),
                line,
            )
        start = self._possible(start, line)
        end = self._possible(end, line)
        if start is None:
            end = None
        elif end is not None and end < start:
            self.problem(
                line,
                words(
                    N_("ends at {end}, before it starts at {start}; its end is left out"),
                    end=spell(end),
                    start=spell(start),
                ),
            )
            end = None
        self._said.append(_Said(label(speaker), text, start, end, line))

    def go_on(self, text: str, end: float | None = None) -> None:
        """More words of the one who spoke last."""
        last = self._said[-1]
        last.more.append(text)
        if end is not None:
            end = self._possible(end, last.line)
        if end is not None and last.start is not None and end >= (last.end or last.start):
            last.end = end

    def meet(self, participant: Participant | None) -> None:
        """Somebody whom the source says was there; the same person twice counts once."""
        if participant is not None and len(self.participants) < MOST_PARTICIPANTS:
            self.participants.append(participant)

    def note(self, text: str) -> None:
        """Words of the source that nobody said: an agenda, somebody's notes after the call."""
        if text := tidy(text):
            self.notes.append(text)

    def problem(self, line: int | None, why: Words) -> None:
        """Something that could not be read as written."""
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(Problem(line, why))
        else:
            self._unnamed_problems += 1

    def transcript(self) -> Transcript:
        """All of it; `Unreadable` where nobody said a word."""
        said = self._in_time_order()
        utterances: list[Utterance] = []
        for one in said:
            if text := one.text():
                utterances.append(
                    Utterance(len(utterances), one.speaker, text, one.start, one.end, one.line)
                )
        if not utterances:
            self._refuse_silence()
        if self._unnamed_problems:
            count = str(self._unnamed_problems)
            self._problems.append(
                Problem(None, words(N_("{count} more problems like these"), count=count))
            )
        return Transcript(
            format=self._format,
            utterances=tuple(utterances),
            participants=tuple(dict.fromkeys(self.participants)),
            problems=tuple(self._problems),
            title=(tidy(self.title) or None) if self.title else None,
            held_on=self.held_on,
            notes=tuple(self.notes),
        )

    def _possible(self, seconds: float | None, line: int | None) -> float | None:
        if seconds is None or 0 <= seconds <= LONGEST_CALL:
            return seconds
        shown = spell(seconds) if math.isfinite(seconds) and abs(seconds) < 1e12 else "∞"
        self.problem(line, words(N_("the time {time} can't be; it is left out"), time=shown))
        return None

    def _in_time_order(self) -> list[_Said]:
        """By start, ties as in the source; what has no start stays behind its predecessor."""
        keys: list[float] = []
        latest = at = 0.0
        for one in self._said:
            if one.start is not None:
                at = one.start
                if at < latest:
                    self.problem(
                        one.line,
                        words(
                            N_(
                                "out of order: starts at {start}, after one that starts at {latest}"
                            ),
                            start=spell(at),
                            latest=spell(latest),
                        ),
                    )
                latest = max(latest, at)
            keys.append(at)
        order = sorted(range(len(keys)), key=keys.__getitem__)
        return [self._said[place] for place in order]

    def _refuse_silence(self) -> None:
        if self._problems:
            first = self._problems[0]
            raise Unreadable(
                words(
                    N_("no speech was found in it; the first problem: {problem}"),
                    problem=first.why.say(),
                ),
                first.line,
            )
        raise Unreadable(words(N_("no speech was found in it")))


class _Said:
    __slots__ = ("end", "first", "line", "more", "speaker", "start")

    def __init__(
        self,
        speaker: str | None,
        first: str,
        start: float | None,
        end: float | None,
        line: int | None,
    ) -> None:
        self.speaker = speaker
        self.first = first
        self.more: list[str] = []
        self.start = start
        self.end = end
        self.line = line

    def text(self) -> str:
        text = tidy(" ".join((self.first, *self.more)) if self.more else self.first)
        if len(text) > LONGEST_TEXT:
            raise Unreadable(
                words(
                    N_("one utterance has {size} million characters; up to {most} are read"),
                    size=f"{len(text) / 1e6:.1f}",
                    most=f"{LONGEST_TEXT / 1e6:.1f}",
                ),
                self.line,
            )
        return text
