"""Every pattern of every lexicon does what its own sentences say it does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import resources

import pytest
import re2

from pacenotes.core.listening.lexicon import LEXICONS, Pattern, heard, options, patterns, plain
from pacenotes.core.listening.signals import SIGNALS

FOLDER = resources.files("pacenotes.core.listening") / "lexicons"
LISTS = "lists"


def faults(pattern: Pattern) -> Iterator[str]:
    """What is wrong with a pattern, judged by its own sentences."""
    for written in (pattern.match, pattern.unless or ""):
        yield from (f"no such list: {name}" for name in re.findall(r"\{([a-z_]\w*)\}", written))
    try:
        match = re2.compile(pattern.match, options())
        unless = re2.compile(pattern.unless, options()) if pattern.unless is not None else None
    except re2.error as error:
        yield f"is no RE2 expression: {error}"
        return
    if match.search("") is not None:
        yield "fires on nothing at all"
    if not pattern.yes:
        yield "has no sentence that it must fire on"
    for sentence in map(plain, pattern.yes):
        if match.search(sentence) is None:
            yield f"misses {sentence!r}"
        elif unless is not None and unless.search(sentence) is not None:
            yield f"vetoes {sentence!r}"
    for sentence in map(plain, pattern.no):
        is_vetoed = unless is not None and unless.search(sentence) is not None
        if match.search(sentence) is not None and not is_vetoed:
            yield f"fires on {sentence!r}"


def name(pattern: Pattern) -> str:
    first = pattern.yes[0][:30] if pattern.yes else pattern.match[:30]
    return f"{pattern.lexicon}.{pattern.kind}: {first}"


@pytest.mark.parametrize("pattern", patterns(), ids=name)
def test_a_pattern_has_no_faults(pattern: Pattern) -> None:
    assert list(faults(pattern)) == []


@pytest.mark.parametrize("number", range(len(patterns())), ids=lambda n: name(patterns()[n]))
def test_all_patterns_in_one_pass_fire_where_one_alone_does(number: int) -> None:
    pattern = patterns()[number]
    for sentence in pattern.yes:
        assert number in heard(plain(sentence))
    for sentence in pattern.no:
        assert number not in heard(plain(sentence))


def planted(match: str, unless: str | None = None, no: tuple[str, ...] = ()) -> Pattern:
    return Pattern("planted", "kind", match, unless, False, ("the roof leaks",), no)


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        (planted("window"), "misses 'the roof leaks'"),
        (planted("roof", unless="leaks"), "vetoes 'the roof leaks'"),
        (planted("roof", no=("a roof rack",)), "fires on 'a roof rack'"),
        (planted("{tiles}|roof"), "no such list: tiles"),
        (planted("(roof"), "is no RE2 expression"),
        (planted("roof(?!rack)"), "is no RE2 expression"),
        (planted("roof|"), "fires on nothing at all"),
        (Pattern("planted", "kind", "roof", None, False, (), ()), "has no sentence"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_planted_fault_is_seen(pattern: Pattern, fault: str) -> None:
    assert any(fault in seen for seen in faults(pattern))


def test_every_lexicon_file_is_listed() -> None:
    files = {file.name.removesuffix(".toml") for file in FOLDER.iterdir()}

    assert files == {*LEXICONS, LISTS}


def test_every_lexicon_has_a_listener() -> None:
    shared = {"acts", "asked", "probes", "technical", "wheel", "business_case"}

    assert set(LEXICONS) - shared <= {signal.SIGNAL for signal in SIGNALS}


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_a_lexicon_writes_no_field_that_nobody_reads(lexicon: str) -> None:
    data = tomllib.loads((FOLDER / f"{lexicon}.toml").read_text("utf-8"))

    assert set(data) <= {"lists", "pattern"}
    for entry in data["pattern"]:
        assert set(entry) <= {"kind", "match", "unless", "hedged", "yes", "no"}


def test_a_kind_of_a_pattern_is_a_kind_its_signal_gives_a_reason_for() -> None:
    for signal in SIGNALS:
        reasons = getattr(signal, "REASONS", None)
        kinds = {p.kind for p in patterns() if p.lexicon == signal.SIGNAL}
        if reasons is not None and signal.SIGNAL not in {"business_case", "wheel"}:
            assert kinds <= set(reasons), signal.SIGNAL


def test_typographic_quotes_are_made_plain_and_keep_their_places() -> None:
    said = "“I’ll send it”\u00a0– ‘soon’"

    assert plain(said) == "\"I'll send it\" – 'soon'"
    assert len(plain(said)) == len(said)
