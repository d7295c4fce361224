"""Positions written down in a TOML file: the shipped ones, and those that a team adds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any

from pacenotes.core.position import HouseSide, Position
from pacenotes.core.wording import N_, Words, words

MOST_BYTES = 256 * 1024
MOST_KEY_LETTERS = 40
MOST_LETTERS = 200
"""A name, a title or a sentence on a sheet is shorter than that."""

NO_TEXT = N_("{where}: “{field}” must be text")
NO_TEXTS = N_("{where}: “{field}” must be a list of texts")
NO_SWITCH = N_("{where}: “{field}” must be true or false")
NO_RANK = N_("{where}: “{field}” must be a whole number from 0 to 1000")
NO_LINE = N_("{where}: “{field}” must be one line of 200 letters at most")
NO_KEY = N_(
    "{where}: “{field}” must be small letters, digits and single hyphens, 40 at most, "
    "and begin with a letter"
)
MISSING = N_("{where}: “{field}” is missing")
TAKEN_KEY = N_("{where}: “{field}” is another position's: {known}")
TAKEN_TITLE = N_("{where}: “{field}” has “{known}”, which names a position already")
NO_SIDE = N_("{where}: “{field}” can be: {known}")
UNKNOWN_FIELD = N_("{where}: “{field}” means nothing here; known are: {known}")

_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FIELDS = ("key", "name", "side", "titles", "sells", "owns", "decides", "rank")


class PositionsError(ValueError):
    """A file of positions that can't be used: where it is wrong, and what would be right."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.say())
        self.why = why


def read_positions(data: bytes, file: str, known: Sequence[Position] = ()) -> tuple[Position, ...]:
    """The positions of a TOML file, in its order.

    `known` are those that there are already: no key and no title may be one of theirs.
    `PositionsError` names `file`, the entry, the field and the reason.
    """
    entries = _entries(data, file)
    keys = {p.key for p in known}
    titles = {title for p in known for title in p.titles}
    found = []
    for number, entry in enumerate(entries, start=1):
        read = _Entry(entry, f"{file}: positions[{number}]").position(keys, titles)
        keys.add(read.key)
        titles.update(read.titles)
        found.append(read)
    return tuple(found)


def _entries(data: bytes, file: str) -> list[dict[str, Any]]:
    if len(data) > MOST_BYTES:
        raise PositionsError(words(N_("{file} is larger than 256 kB"), file=file))
    try:
        loaded = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise PositionsError(words(N_("{file} is not UTF-8 text"), file=file)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        why = words(N_("{file} is not TOML: {error}"), file=file, error=str(error))
        raise PositionsError(why) from error
    entries = loaded.pop("positions", [])
    if loaded or not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        why = words(N_("{file} holds a list of [[positions]] and nothing else"), file=file)
        raise PositionsError(why)
    return entries


class _Entry:
    """One entry of the file, and where it stands."""

    def __init__(self, entry: dict[str, Any], where: str) -> None:
        self._entry, self._where = entry, where

    def position(self, keys: set[str], titles: set[str]) -> Position:
        for field in self._entry:
            if field not in _FIELDS:
                raise self._wrong(field, UNKNOWN_FIELD, _FIELDS)
        return Position(
            key=self._key(keys),
            name=self._text("name", is_needed=True),
            side=self._side(),
            titles=self._titles(titles),
            sells=self._typed("sells", bool, default=False, what=NO_SWITCH),
            owns=self._text("owns"),
            decides=self._text("decides"),
            rank=self._rank(),
        )

    def _key(self, taken: set[str]) -> str:
        key = self._text("key", is_needed=True)
        if len(key) > MOST_KEY_LETTERS or not _KEY.fullmatch(key):
            raise self._wrong("key", NO_KEY)
        if key in taken:
            raise self._wrong("key", TAKEN_KEY, (key,))
        return key

    def _side(self) -> HouseSide:
        side = self._text("side", is_needed=True)
        if side not in set(HouseSide):
            raise self._wrong("side", NO_SIDE, tuple(HouseSide))
        return HouseSide(side)

    def _titles(self, taken: set[str]) -> tuple[str, ...]:
        written = self._typed("titles", list, default=[], what=NO_TEXTS)
        if not all(isinstance(title, str) and len(title) <= MOST_LETTERS for title in written):
            raise self._wrong("titles", NO_TEXTS)
        titles = tuple(" ".join(title.lower().replace(".", "").split()) for title in written)
        for title in titles:
            if not title or title in taken or titles.count(title) > 1:
                raise self._wrong("titles", TAKEN_TITLE, (title,))
        return titles

    def _rank(self) -> int:
        rank: int = self._typed("rank", int, default=1000, what=NO_RANK)
        if isinstance(rank, bool) or not 0 <= rank <= 1000:
            raise self._wrong("rank", NO_RANK)
        return rank

    def _text(self, field: str, is_needed: bool = False) -> str:
        text: str = self._typed(field, str, default="", what=NO_TEXT).strip()
        if is_needed and not text:
            raise self._wrong(field, MISSING)
        if len(text) > MOST_LETTERS or not text.isprintable():
            raise self._wrong(field, NO_LINE)
        return text

    def _typed(self, field: str, kind: type, *, default: Any, what: str) -> Any:
        value = self._entry.get(field, default)
        if not isinstance(value, kind):
            raise self._wrong(field, what)
        return value

    def _wrong(self, field: str, what: str, known: Sequence[str] = ()) -> PositionsError:
        told = {"where": self._where, "field": field, "known": ", ".join(known)}
        return PositionsError(words(what, **told))
