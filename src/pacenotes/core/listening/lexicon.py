"""Patterns kept as data, compiled to linear-time matching: all of them in one pass a sentence."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

import re2


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying something.

    `match` is an RE2 expression (case is ignored); `unless` vetoes it in the same sentence.
    `is_hedged` marks wordings that only half say it. `yes` and `no` are sentences that must and
    must not fire it: the test suite runs them all.
    """

    lexicon: str
    kind: str
    match: str
    unless: str | None
    is_hedged: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a pattern fired in a sentence; `groups` are its named groups, `start` in characters."""

    kind: str
    start: int
    end: int
    is_hedged: bool
    groups: tuple[tuple[str, str], ...] = ()

    def group(self, name: str) -> str | None:
        """The text of a named group, None where it took no part."""
        return next((text for known, text in self.groups if known == name), None)


LEXICONS = (
    "acts",
    "asked",
    "authority",
    "back_seat",
    "budget",
    "business_case",
    "champion",
    "claims",
    "criteria",
    "deadlines",
    "economic_buyer",
    "need",
    "pitfalls",
    "process",
    "probes",
    "promises",
    "technical",
    "timeline",
    "wheel",
)
"""Every lexicon by name; a new one is written here and as `lexicons/<name>.toml`."""


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern of every lexicon, with the word lists it names written out."""
    folder = resources.files("pacenotes.core.listening") / "lexicons"
    shared = tomllib.loads((folder / "lists.toml").read_text("utf-8"))
    return tuple(
        pattern
        for name in LEXICONS
        for data in (tomllib.loads((folder / f"{name}.toml").read_text("utf-8")),)
        for pattern in _read(name, data, shared)
    )


def _read(name: str, data: dict[str, Any], shared: dict[str, Any]) -> list[Pattern]:
    lists = {**shared, **data.get("lists", {})}
    return [
        Pattern(
            lexicon=name,
            kind=entry["kind"],
            match=_expand(entry["match"], lists),
            unless=_expand(entry["unless"], lists) if "unless" in entry else None,
            is_hedged=entry.get("hedged", False),
            yes=tuple(entry.get("yes", ())),
            no=tuple(entry.get("no", ())),
        )
        for entry in data["pattern"]
    ]


def _expand(expression: str, lists: dict[str, Any]) -> str:
    """`{name}` becomes that list as a group of alternatives; lists may name lists."""
    for _ in range(4):
        for name, alternatives in lists.items():
            field = "{" + name + "}"
            if field in expression:
                either = alternatives if isinstance(alternatives, str) else "|".join(alternatives)
                expression = expression.replace(field, f"(?:{either})")
    return expression


def options() -> re2.Options:
    """RE2's options as every pattern of the house is compiled with them."""
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.max_mem = 128 << 20
    chosen.log_errors = False
    return chosen


@dataclass(frozen=True, slots=True)
class _Together:
    """The patterns of some lexicons as one automaton, and which of its members is what."""

    automaton: re2.Set
    matches: tuple[int, ...]
    vetoes: tuple[int, ...]


AT_ONCE = 3
"""Lexicons an automaton: with all in one it has too many states to keep, and is slower by far."""


@functools.cache
def _together() -> tuple[_Together, ...]:
    """Every lexicon, a few at once."""
    return tuple(
        _compile(LEXICONS[first : first + AT_ONCE]) for first in range(0, len(LEXICONS), AT_ONCE)
    )


def _compile(lexicons: tuple[str, ...]) -> _Together:
    automaton = re2.Set.SearchSet(options())
    members: list[tuple[int, int]] = []
    for number in sorted(number for lexicon in lexicons for number in _numbers(lexicon)):
        pattern = patterns()[number]
        automaton.Add(pattern.match)
        members.append((number, -1))
        if pattern.unless is not None:
            automaton.Add(pattern.unless)
            members.append((-1, number))
    automaton.Compile()
    return _Together(automaton, tuple(m for m, _ in members), tuple(v for _, v in members))


@functools.cache
def _alone(number: int) -> re2._Regexp:
    return re2.compile(patterns()[number].match, options())


@functools.cache
def _numbers(lexicon: str) -> frozenset[int]:
    return frozenset(n for n, pattern in enumerate(patterns()) if pattern.lexicon == lexicon)


_QUOTES = {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "\u00a0": " "}
# Half a character, as broken JSON holds it, has no place in UTF-8, which is what RE2 reads.
_HALVES = dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")
_PLAIN = str.maketrans(_QUOTES | _HALVES)


def plain(text: str) -> str:
    """`text` as patterns read it, quotes made plain; every character keeps its place."""
    return text.translate(_PLAIN)


def heard(text: str) -> frozenset[int]:
    """The numbers of all patterns that fire in `text`, vetoes taken into account."""
    fired: set[int] = set()
    encoded = text.encode()
    for together in _together():
        members = together.automaton.Match(encoded)
        if members:
            vetoed = {together.vetoes[member] for member in members}
            fired.update({together.matches[member] for member in members} - vetoed)
    fired.discard(-1)
    return frozenset(fired)


def kinds(lexicon: str, fired: frozenset[int]) -> frozenset[str]:
    """The kinds of one lexicon among the fired patterns."""
    return frozenset(patterns()[number].kind for number in fired & _numbers(lexicon))


def hits(lexicon: str, text: str, fired: frozenset[int]) -> tuple[Hit, ...]:
    """Where the fired patterns of one lexicon stand in `text`, first place first."""
    found = []
    for number in sorted(fired & _numbers(lexicon)):
        match = _alone(number).search(text)
        if match is not None:
            pattern = patterns()[number]
            found.append(
                Hit(
                    pattern.kind,
                    match.start(),
                    match.end(),
                    pattern.is_hedged,
                    tuple((k, v) for k, v in match.groupdict().items() if v is not None),
                )
            )
    return tuple(sorted(found, key=lambda hit: hit.start))
