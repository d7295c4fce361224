"""A call written down as a document: a header, turns with names, and notes that nobody said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pacenotes.core.reading.clean import excerpt, label
from pacenotes.core.reading.clock import seconds
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.header import Header, is_header_key, is_people_key
from pacenotes.core.reading.labels import accepted, is_name
from pacenotes.core.reading.markdown import plain
from pacenotes.core.reading.people import person
from pacenotes.core.reading.turn_line import Line, TurnLine, document_lines
from pacenotes.core.transcript import Participant
from pacenotes.core.wording import N_, words

_TRANSCRIPT = re.compile(r"(?:full |call |meeting |the )?transcript(?:ion)?:?", re.IGNORECASE)
_ENDED = re.compile(
    r"(?:meeting|transcription|recording|call) ended(?: after .*)?|"
    r"this editable transcript was computer generated.*",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?:(?:call|meeting|internal|post-call|coaching|coach's|rep|key|our) )?"
    r"(?:notes?|summary|takeaways?|action items?|next steps|follow[- ]?ups?|observations?|"
    r"feedback|analysis|debrief|outcomes?|learnings?|what went (?:well|wrong))\b",
    re.IGNORECASE,
)


MOST_LINES_OF_ONE_TURN = 12
"""A longer document in which one line only reads like a turn is no call."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the header ends and the speech begins, and which names are speakers'."""

    header: Sequence[Line]
    body: Sequence[Line]
    speakers: frozenset[str]
    is_markdown: bool

    @property
    def has_speech(self) -> bool:
        """Whether enough lines begin with a name for the document to be a call."""
        turns = [line.turn for line in self.body if line.turn and self.names_speaker(line)]
        if len(turns) < 2 and len(self.header) + len(self.body) > MOST_LINES_OF_ONE_TURN:
            return False
        if len(turns) * 3 >= len(self.body):
            return bool(turns)
        # Long turns over many lines: then a name has to come back, or be set apart.
        is_marked = len({turn.name for turn in turns}) < len(turns) or any(
            turn.is_bold or turn.start is not None for turn in turns
        )
        return is_marked and len(turns) * 25 >= len(self.body)

    def names_speaker(self, line: Line) -> bool:
        """Whether the line begins a turn."""
        turn = line.turn
        return turn is not None and (turn.name is None or turn.name in self.speakers)


def layout(lines: Iterable[str]) -> Layout:
    """The document's parts; line numbers count from 1."""
    found = document_lines(lines)
    is_markdown = any(line.heading is not None or _is_bold(line) for line in found)
    title = _transcript_heading(found)
    begins = title + 1 if title is not None else 0
    names = _speakers(found[begins:], Header.known_names(found[:begins]))
    if title is None:
        begins = _first_speech(found, names)
        known = Header.known_names(found[:begins])
        names = _speakers(found[begins:], known)
    header = found[: begins - 1] if title is not None else found[:begins]
    return Layout(header, found[begins:], names, is_markdown)


def say_document(draft: Draft, parts: Layout) -> None:
    """The header's facts, each turn with the lines that go on with it, and the rest as notes."""
    words_of = plain if parts.is_markdown else str
    Header.read(draft, parts.header, words_of)
    body = _Body(draft, parts, words_of)
    for line in parts.body:
        body.read(line)
    if not draft.participants:
        for name in sorted(parts.speakers):
            draft.meet(_as_labelled(words_of(name)))


def mark_of(text: str) -> float | None:
    """Seconds of a line that is a time alone, be it a heading or set in bold."""
    bare = text.strip("#*_[]() \t")
    return seconds(bare) if bare[:1].isdigit() and len(bare) <= 12 else None


def _as_labelled(speaker: str) -> Participant | None:
    """Whoever a label like "Alex (Sales Engineer, Acme)" tells more of than a name."""
    told = person(speaker) if speaker.endswith(")") else None
    name = label(speaker)
    if told is None or name is None or told.title is None:
        return None
    return replace(told, name=name)


class _Body:
    """Reads the lines from the first word on into a draft."""

    def __init__(self, draft: Draft, parts: Layout, words_of: Callable[[str], str]) -> None:
        self._draft = draft
        self._parts = parts
        self._words_of = words_of
        self._mark: float | None = None
        """The time of a mark whose first words are still to come."""
        self._waiting: TurnLine | None = None
        """A name that stands alone on its line: its words are still to come."""
        self._is_open = self._is_in_notes = False

    def read(self, line: Line) -> None:
        time = mark_of(line.text)
        if time is not None:
            self._mark = time
        elif line.is_rule:
            self._is_open = False
        elif line.heading is not None or _ENDED.fullmatch(line.text):
            self._is_open, self._waiting = False, None
            self._is_in_notes = bool(_NOTES.match(line.heading or ""))
        elif self._is_in_notes or _opens_notes(line, self._parts):
            self._is_open, self._is_in_notes = False, True
            self._draft.note(self._words_of(line.text))
        elif line.turn is not None and self._parts.names_speaker(line):
            self._begin(line.turn, line.number)
        else:
            self._go_on(line)

    def _begin(self, turn: TurnLine, number: int) -> None:
        self._is_open = True
        if not turn.text:
            self._waiting = turn
            return
        self._waiting = None
        start = turn.start if turn.start is not None else self._mark
        self._mark = None
        name = self._words_of(turn.name) if turn.name else None
        self._draft.say(name, self._words_of(turn.text), start, turn.end, number)

    def _go_on(self, line: Line) -> None:
        if self._waiting is not None:
            self._begin(replace(self._waiting, text=line.text), line.number)
        elif self._is_open:
            self._draft.go_on(self._words_of(line.text))
        else:
            self._draft.note(self._words_of(line.text))
            why = N_("names no speaker, so it is kept as a note: “{said}”")
            self._draft.problem(line.number, words(why, said=excerpt(line.text)))


def _transcript_heading(found: Sequence[Line]) -> int | None:
    for at, line in enumerate(found):
        text = line.heading if line.heading is not None else line.text
        if len(text) < 40 and _TRANSCRIPT.fullmatch(plain(text).strip()):
            return at
    return None


def _is_bold(line: Line) -> bool:
    return line.turn is not None and line.turn.is_bold


def _speakers(found: Sequence[Line], known: Iterable[str]) -> frozenset[str]:
    """Where names are set in bold, plain ones count only if known or if they come back."""
    bold = [line.turn.name for line in found if line.turn and line.turn.is_bold and line.turn.name]
    plain_names = [
        line.turn.name for line in found if line.turn and not line.turn.is_bold and line.turn.name
    ]
    if len(bold) < 2:
        return accepted((*bold, *plain_names), known)
    known = set(known)
    counts = Counter(plain_names)
    again = {name for name, times in counts.items() if times > 1 and is_name(name)}
    return accepted(bold, known) | again | (known & counts.keys())


def _first_speech(found: Sequence[Line], names: frozenset[str]) -> int:
    """The first line with a speaker's name that is no part of the header."""
    counts = Counter(line.turn.name for line in found if line.turn and line.turn.name)
    last_key_of_block = {
        line.block: at
        for at, line in enumerate(found[:2_000])
        if line.turn and line.turn.name and _is_key(line.turn.name, counts)
    }
    for at, line in enumerate(found):
        turn = line.turn
        if turn is None or (turn.name is not None and turn.name not in names):
            continue
        if turn.name is not None and _is_key(turn.name, counts):
            continue
        if at < last_key_of_block.get(line.block, -1):
            continue
        is_alone = turn.name is not None and counts[turn.name] == 1
        if line.block in last_key_of_block and is_alone and _before_rule(found, at):
            continue
        return at
    return len(found)


def _is_key(name: str, counts: Counter[str]) -> bool:
    # A call may well have a "Customer" who speaks: then the word comes back.
    return is_header_key(name) and (counts[name] == 1 or is_people_key(name))


def _before_rule(found: Sequence[Line], at: int) -> bool:
    """Whether the paragraph around `at` ends at a rule or a heading."""
    block = found[at].block
    while at < len(found) and found[at].block == block and not found[at].is_rule:
        at += 1
    return at < len(found) and (found[at].is_rule or found[at].heading is not None)


def _opens_notes(line: Line, parts: Layout) -> bool:
    turn = line.turn
    if turn is not None and turn.name is not None:
        return bool(_NOTES.match(turn.name)) and (not turn.text or turn.is_bold)
    return parts.is_markdown and line.text.startswith("**") and bool(_NOTES.match(plain(line.text)))
