from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.data_file import LONGEST_KEY, Entry, Unusable, decoded, is_key, read_entry


@pytest.mark.parametrize("key", ["a", "proof-of-concept", "3-steps", "x" * LONGEST_KEY])
def test_a_key_can_stand_in_an_address_and_a_column(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize(
    "key", ["", "-", "a-", "-a", "a--b", "A", "a b", "ä", "a/b", "x" * (LONGEST_KEY + 1)]
)
def test_anything_else_is_no_key(key: str) -> None:
    assert not is_key(key)


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda e: e.text("name"), "own.toml: “name” is missing"),
        (lambda e: e.text("count"), "own.toml: “count” is of the wrong kind"),
        (lambda e: e.text("blank"), "own.toml: “blank” is empty"),
        (lambda e: e.key("title"), "own.toml: “A Title” is no key"),
        (lambda e: e.number("title"), "“title” is of the wrong kind"),
        (lambda e: e.number("yes"), "“yes” has to be a whole number up to"),
        (lambda e: e.number("count", most=2), "“count” has to be a whole number up to 2"),
        (lambda e: e.flag("count"), "“count” is of the wrong kind"),
        (lambda e: e.texts("mixed"), "“mixed” has to be a list of words"),
        (lambda e: e.texts("list", ["a"]), "“b” in “list” is not known"),
        (lambda e: e.groups("mixed", ["a"]), "“mixed” has to be a list of words, or of lists"),
        (lambda e: e.groups("nested", ["a"]), "“nested” has to be a list of words, or of lists"),
        (lambda e: e.groups("hollow", ["a"]), "“hollow” has to be a list of words, or of lists"),
        (lambda e: e.groups("list", ["a"]), "“b” in “list” is not known"),
        (lambda e: e.entries("list"), "own.toml: “list 1” has to be a table"),
        (lambda e: e.named("table"), "own.toml: “table.one” has to be a table"),
        (lambda e: e.entries("rows")[1].text("key"), "own.toml: rows 2: “key” is missing"),
        (lambda e: e.only("count"), "“title” is none of count"),
    ],
)  # fmt: skip
def test_a_fault_names_file_entry_and_reason(ask, why: str) -> None:
    entry = read_entry(
        "own.toml",
        'title = "A Title"\ncount = 3\nyes = true\nblank = " "\nlist = ["a", "b"]\n'
        'mixed = ["a", 1]\nnested = [[["a"]]]\nhollow = [[]]\nrows = [{key = "x"}, {}]\n'
        "[table]\none = 1\n",
    )
    with pytest.raises(Unusable) as refused:
        ask(entry)
    assert why in refused.value.words.say()
    assert str(refused.value) == refused.value.words.say()


def test_a_fault_can_be_translated_whole() -> None:
    with pytest.raises(Unusable) as refused:
        read_entry("own.toml", "").text("name")
    assert refused.value.words.message == "{place}“{key}” is missing"


@pytest.mark.parametrize("text", ["=", "a = 1\na = 2", "a = [", f"a = {'[' * 5000}", "a = 9" * 2])
def test_what_is_no_toml_is_refused_by_name(text: str) -> None:
    with pytest.raises(Unusable, match=r"^own\.toml is no TOML: "):
        read_entry("own.toml", text)


def test_a_mark_of_utf_8_in_front_is_left_out_and_other_encodings_are_named() -> None:
    assert decoded("own.toml", "name = 1".encode("utf-8-sig")) == "name = 1"
    with pytest.raises(Unusable, match=r"own\.toml isn't written in UTF-8: byte 1"):
        decoded("own.toml", "aü".encode("latin-1"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(VALUES)
def test_whatever_stands_in_a_field_the_only_error_is_a_named_one(value: object) -> None:
    entry = Entry("own.toml", "", {"x": value})
    asks = (
        lambda: entry.text("x"), lambda: entry.key("x"), lambda: entry.number("x"),
        lambda: entry.flag("x"), lambda: entry.texts("x"), lambda: entry.texts("x", ["a"]),
        lambda: entry.groups("x", ["a"]), lambda: entry.entries("x"), lambda: entry.named("x"),
    )  # fmt: skip
    for ask in asks:
        with contextlib.suppress(Unusable):
            ask()
