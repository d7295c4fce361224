"""Reading the house's own data files: TOML whose faults are named by file, entry and reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any

from pacenotes.core.wording import N_, Words, words


class Unusable(ValueError):
    """A data file that can't be used; `words` say which, where and why."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.say())
        self.words = why


class Entry:
    """One table of a data file, asked for its fields; what is missing or odd is named."""

    def __init__(self, file: str, where: str, fields: dict[str, Any]) -> None:
        self._file, self._where, self._fields = file, where, fields

    def text(self, key: str, default: str | None = None) -> str:
        """A string."""
        return str(self._get(key, str, default))

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number that isn't negative."""
        value = self._get(key, int, default)
        if isinstance(value, bool) or int(value) < 0:
            raise self.fault(N_("“{key}” has to be a whole number"), key=key)
        return int(value)

    def flag(self, key: str) -> bool:
        """True or false; false where it isn't said."""
        return bool(self._get(key, bool, False))

    def texts(self, key: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of strings, each of them `known` where that is given; empty where not said."""
        value = self._get(key, list, [])
        if not all(isinstance(item, str) for item in value):
            raise self.fault(N_("“{key}” has to be a list of words"), key=key)
        if known is not None:
            for item in value:
                if item not in known:
                    raise self.fault(N_("“{item}” in “{key}” is not known"), key=key, item=item)
        return tuple(value)

    def groups(self, key: str, known: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """A list of words or of lists of words, of each of which one is enough."""
        value = self._get(key, list, [])
        groups = [[item] if isinstance(item, str) else item for item in value]
        names = set(known)
        for group in groups:
            for item in group if isinstance(group, list) else [group]:
                if item not in names:
                    raise self.fault(
                        N_("“{item}” in “{key}” is not known"), key=key, item=str(item)
                    )
        return tuple(tuple(group) for group in groups)

    def entries(self, key: str) -> list[Entry]:
        """The tables of a list of tables."""
        value = self._get(key, list, [])
        return [Entry(self._file, f"{self._where}{key} {n}: ", v) for n, v in enumerate(value, 1)]

    def named(self, key: str) -> list[tuple[str, Entry]]:
        """The tables of a table of tables, by name."""
        value = self._get(key, dict, {})
        return [(name, Entry(self._file, f"{self._where}{key}.{name}: ", v))
                for name, v in value.items() if isinstance(v, dict)]  # fmt: skip

    def fault(self, why: str, **arguments: str) -> Unusable:
        """An error that names this entry."""
        place = f"{self._file}: {self._where}"
        return Unusable(words("{place}" + why, place=place, **arguments))

    def _get(self, key: str, kind: type, default: Any) -> Any:
        if key not in self._fields:
            if default is None:
                raise self.fault(N_("“{key}” is missing"), key=key)
            return default
        value = self._fields[key]
        if not isinstance(value, kind):
            raise self.fault(N_("“{key}” is of the wrong kind"), key=key)
        return value


def read_entry(file: str, text: str) -> Entry:
    """The whole of a TOML file; Unusable where it is none."""
    try:
        return Entry(file, "", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        why = words(N_("{file} is no TOML: {error}"), file=file, error=str(error))
        raise Unusable(why) from None


def shipped(name: str) -> str:
    """The text of a data file that comes with core, such as `policy.toml`."""
    return resources.files("pacenotes.core").joinpath(name).read_text("utf-8")
