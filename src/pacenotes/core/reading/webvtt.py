"""WebVTT, as Teams writes it (voice tags), as Zoom writes it (`Name: text`), and plain."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pacenotes.core.reading.captions import Caption, say_captions
from pacenotes.core.reading.clean import excerpt, label
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.source import Source, lines_of
from pacenotes.core.transcript import Transcript
from pacenotes.core.wording import N_, Words, words

NAME = "webvtt"
LABEL = "WebVTT"

_TIME = r"([0-9]{1,6}):([0-9]{1,2})(?::([0-9]{1,2}))?\.([0-9]{3})(?![0-9])"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
_SIGNATURE = re.compile(r"WEBVTT(?:[ \t]|$)")
_PASSED_BY = re.compile(r"(?:NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$|Region:)")
# A voice's annotation runs to the next ">", whatever stands in it; other tags hold no "<".
_TAG = re.compile(r"<v(?:[.\s][^>]*)?>|<[^<>]*>", re.IGNORECASE)
_STYLING = re.compile(r"/?(?:c|i|b|u|ruby|rt|v|lang|font)(?:[.\s].*)?|[0-9:.]+", re.DOTALL)
# Entities are decoded only where the semicolon stands: Zoom escapes nothing and "R&D" stays.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TEAMS_PART = re.compile(r"([0-9a-fA-F-]{8,40}/[0-9]{1,9})-[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: `start` and `end` in seconds, the `payload` raw, `line` of its first words."""

    id: str
    start: float
    end: float
    payload: str
    line: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines that the format's rules drop: where, and why."""

    line: int
    why: Words


def recognises(source: Source) -> bool:
    """Whether the text begins with the signature, blank space before it forgiven."""
    return bool(_SIGNATURE.match(source.text.lstrip()[:7]))


def read(source: Source) -> Transcript:
    """Teams' continued cues become one utterance; every other cue stays its own."""
    draft = Draft(NAME)
    lines = [line if not line.isspace() else "" for line in source.lines]
    found = list[Cue]()
    for block in _blocks(_from_signature(lines, draft), has_strict_header=False):
        if isinstance(block, Cue):
            found.append(block)
        else:
            draft.problem(block.line, block.why)
    if any("<v" in cue.payload or "<V" in cue.payload for cue in found):
        _say_voices(draft, found)
    else:
        say_captions(draft, [Caption(c.start, c.end, _joined(c.payload), c.line) for c in found])
    return draft.transcript()


def cues(text: str) -> list[Cue]:
    """The cues of a WebVTT text by the W3C's parsing rules, which drop what is malformed.

    Where mozilla/vtt.js expects something else its conformance files decide: a first field
    above 59 counts hours, and a cue right under the signature belongs to the header.
    """
    blocks = _blocks(lines_of(text.removeprefix("\ufeff")), has_strict_header=True)
    return [block for block in blocks if isinstance(block, Cue)]


def voices(payload: str) -> list[tuple[str | None, str]]:
    """The payload's words as displayed, each piece with the voice that its tag names.

    Tags that WebVTT doesn't know stay as text: a caption may say "List<String>".
    """
    pieces: list[tuple[str | None, list[str]]] = [(None, [])]
    at = 0
    for tag in _TAG.finditer(payload, 0, payload.rfind(">") + 1):
        inner = tag.group()[1:-1]
        if not _STYLING.fullmatch(inner[:1_000].lower()):
            continue
        pieces[-1][1].append(payload[at : tag.start()])
        at = tag.end()
        if inner[:1] in "vV":
            pieces.append((_annotation(inner), []))
        elif inner.lower() == "/v":
            pieces.append((None, []))
    pieces[-1][1].append(payload[at:])
    return [(voice, _decoded("".join(parts))) for voice, parts in pieces if any(parts)]


def _from_signature(lines: list[str], draft: Draft) -> list[str]:
    """The lines with blank ones before the signature blanked out of the way, numbers kept."""
    first = next((n for n, line in enumerate(lines) if line), 0)
    if first or not lines[0].startswith("WEBVTT"):
        draft.problem(1, words(N_("blank space before WEBVTT; other programs may refuse it")))
        lines = lines.copy()
        lines[0] = lines[first].lstrip()
        lines[1 : first + 1] = [""] * first
    return lines


def _blocks(lines: list[str], *, has_strict_header: bool) -> Iterator[Cue | LeftOut]:
    if not lines or not _SIGNATURE.match(lines[0]):
        return
    at = 1
    while at < len(lines) and lines[at]:
        if "-->" in lines[at] and not has_strict_header:
            break
        at += 1
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        block, at = _block(lines, at)
        if block is not None:
            yield block


def _block(lines: list[str], at: int) -> tuple[Cue | LeftOut | None, int]:
    """The block that begins at `at`, and where the next one may begin."""
    first = at
    has_id = "-->" not in lines[at]
    if has_id:
        at += 1
        if at >= len(lines) or "-->" not in lines[at]:
            return _not_a_cue(lines, first)
    timing, at = at, at + 1
    while at < len(lines) and lines[at] and "-->" not in lines[at]:
        at += 1
    times = _TIMES.match(lines[timing])
    start = _seconds(*times.groups()[:4]) if times else None
    end = _seconds(*times.groups()[4:]) if times else None
    if start is None or end is None:
        why = N_("the times “{times}” can't be read; the cue's words are left out: “{said}”")
        said = excerpt(" ".join(lines[timing + 1 : min(at, timing + 4)]))
        return LeftOut(timing + 1, words(why, times=excerpt(lines[timing]), said=said)), at
    payload = "\n".join(lines[timing + 1 : at])
    return Cue(lines[first] if has_id else "", start, end, payload, timing + 2), at


def _not_a_cue(lines: list[str], first: int) -> tuple[LeftOut | None, int]:
    at = first
    while at < len(lines) and lines[at] and ("-->" not in lines[at] or at == first):
        at += 1
    if _PASSED_BY.match(lines[first]):
        return None, at
    why = N_("neither a cue nor a note, so it is left out: “{said}”")
    return LeftOut(first + 1, words(why, said=excerpt(" ".join(lines[first : first + 3])))), at


def _seconds(first: str, second: str, third: str | None, thousandths: str) -> float | None:
    if third is not None:
        hours, minutes, seconds = int(first), int(second), int(third)
    elif int(first) > 59:
        hours, minutes, seconds = int(first), int(second), 0
    else:
        hours, minutes, seconds = 0, int(first), int(second)
    if minutes > 59 or seconds > 59:
        return None
    return ((hours * 60 + minutes) * 60_000 + seconds * 1000 + int(thousandths)) / 1000


def _say_voices(draft: Draft, found: list[Cue]) -> None:
    before: tuple[str, str | None] | None = None
    for cue in found:
        part = _TEAMS_PART.fullmatch(cue.id)
        for voice, text in voices(cue.payload):
            if not text.strip():
                continue
            speaker = label(voice)
            this = (part[1], speaker) if part else None
            if this is not None and this == before:
                draft.go_on(text, cue.end)
            else:
                draft.say(speaker, text, cue.start, cue.end, cue.line)
            before = this


def _annotation(tag: str) -> str:
    """The name in `v.loud Alex Doe`: all behind the tag's name and classes."""
    _, _, annotation = tag.replace("\n", " ").replace("\t", " ").partition(" ")
    return _decoded(annotation)


def _joined(payload: str) -> str:
    if "<" not in payload and "&" not in payload:
        return payload
    return "".join(text for _, text in voices(payload))


def _decoded(text: str) -> str:
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
