"""Reading the house's own data files: TOML whose faults are named by file, entry and reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any

from pacenotes.core.wording import N_, Words, words

LONGEST_KEY = 40

_NO_KEY = N_(
    "{place}“{key}” is no key: small letters, digits and hyphens between them, {most} at most"
)


class Unusable(ValueError):
    """A data file that can't be used; `words` say which, where and why."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.say())
        self.words = why


class Entry:
    """One table of a data file, asked for its fields; what is missing or odd is named."""

    def __init__(self, file: str, where: str, fields: dict[str, Any]) -> None:
        self._file, self._where, self._fields = file, where, fields

    def only(self, *keys: str) -> None:
        """Unusable where something else is written here, such as a word spelt wrong."""
        for key in self._fields:
            if key not in keys:
                known = ", ".join(keys)
                raise self.fault(N_("{place}“{key}” is none of {known}"), key=key, known=known)

    def has(self, key: str) -> bool:
        """Whether the field is said here."""
        return key in self._fields

    def text(self, key: str, default: str | None = None) -> str:
        """A string that says something."""
        value = str(self._get(key, str, default))
        if not value.strip():
            raise self.fault(N_("{place}“{key}” is empty"), key=key)
        return value

    def key(self, key: str = "key") -> str:
        """A string that can stand in an address and in a column: `proof-of-concept`."""
        value = self.text(key)
        if not is_key(value):
            raise self.fault(_NO_KEY, key=value, most=str(LONGEST_KEY))
        return value

    def number(self, key: str, default: int | None = None, most: int = 10**6) -> int:
        """A whole number from 0 to `most`."""
        value = self._get(key, int, default)
        if isinstance(value, bool) or not 0 <= value <= most:
            why = N_("{place}“{key}” has to be a whole number up to {most}")
            raise self.fault(why, key=key, most=str(most))
        return int(value)

    def flag(self, key: str) -> bool:
        """True or false; false where it isn't said."""
        return bool(self._get(key, bool, False))

    def texts(self, key: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of strings, each of them `known` where that is given; empty where not said."""
        value = self._get(key, list, [])
        if not all(isinstance(item, str) for item in value):
            raise self.fault(N_("{place}“{key}” has to be a list of words"), key=key)
        if known is not None:
            self._check_known(key, value, known)
        return tuple(value)

    def groups(self, key: str, known: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """A list of words or of lists of words, of each of which one is enough."""
        value = self._get(key, list, [])
        groups = [[item] if isinstance(item, str) else item for item in value]
        for group in groups:
            is_list = isinstance(group, list) and all(isinstance(item, str) for item in group)
            if not is_list or not group:
                why = N_("{place}“{key}” has to be a list of words, or of lists of words")
                raise self.fault(why, key=key)
            self._check_known(key, group, known)
        return tuple(tuple(group) for group in groups)

    def entries(self, key: str) -> list[Entry]:
        """The tables of a list of tables."""
        value = self._get(key, list, [])
        return [self._entry(f"{key} {number}", told) for number, told in enumerate(value, 1)]

    def table(self, key: str) -> Entry:
        """One table inside this one; an empty one where it isn't said."""
        return self._entry(key, self._get(key, dict, {}))

    def named(self, key: str) -> list[tuple[str, Entry]]:
        """The tables of a table of tables, by name."""
        value = self._get(key, dict, {})
        return [(name, self._entry(f"{key}.{name}", told)) for name, told in value.items()]

    def fault(self, why: str, **arguments: str) -> Unusable:
        """An error that names this entry; `why` begins with `{place}`."""
        return Unusable(words(why, place=f"{self._file}: {self._where}", **arguments))

    def _check_known(self, key: str, items: Iterable[str], known: Iterable[str]) -> None:
        names = set(known)
        for item in items:
            if item not in names:
                why = N_("{place}“{item}” in “{key}” is not known")
                raise self.fault(why, key=key, item=item)

    def _entry(self, name: str, told: object) -> Entry:
        if not isinstance(told, dict):
            raise self.fault(N_("{place}“{name}” has to be a table"), name=name)
        return Entry(self._file, f"{self._where}{name}: ", told)

    def _get(self, key: str, kind: type, default: Any) -> Any:
        if key not in self._fields:
            if default is None:
                raise self.fault(N_("{place}“{key}” is missing"), key=key)
            return default
        value = self._fields[key]
        if not isinstance(value, kind):
            raise self.fault(N_("{place}“{key}” is of the wrong kind"), key=key)
        return value


def is_key(text: str) -> bool:
    """Whether a text is small letters, digits and single hyphens between them, and short."""
    parts = text.split("-")
    is_plain = all(part.isascii() and part.isalnum() and part == part.lower() for part in parts)
    return is_plain and len(text) <= LONGEST_KEY


def read_entry(file: str, text: str) -> Entry:
    """The whole of a TOML file; Unusable where it is none."""
    try:
        return Entry(file, "", tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        # The reader's own error is a ValueError, and so are numbers of thousands of digits.
        why = words(N_("{file} is no TOML: {error}"), file=file, error=str(error))
        raise Unusable(why) from None


def decoded(file: str, data: bytes) -> str:
    """The text of a data file; Unusable where it isn't UTF-8, which a mark in front may say."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        why = words(N_("{file} isn't written in UTF-8: byte {at}"), file=file, at=str(error.start))
        raise Unusable(why) from None


def shipped(name: str) -> str:
    """The text of a data file that comes with core, such as `policy.toml`."""
    return resources.files("pacenotes.core").joinpath(name).read_text("utf-8")
