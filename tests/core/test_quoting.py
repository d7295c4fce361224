from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.quoting import find_words

TEXT = "We lost two days\nin March.  It cost us\n\n180,000 euros, and 180,000 is a lot."


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        ("We lost two days", "We lost two days"),
        ("two days\r\nin March", "two days\nin March"),
        ("two days in March. It", "two days\nin March.  It"),
        ("  It cost us\u00a0180,000 euros ", "It cost us\n\n180,000 euros"),
        ("180,000", "180,000"),
    ],
)
def test_white_space_comes_as_the_browser_sends_it_and_words_stay_as_they_stand(
    quoted: str, words: str
) -> None:
    place = find_words(TEXT, quoted)
    assert place is not None
    assert TEXT[slice(*place)] == words


@pytest.mark.parametrize(
    "quoted", ["", "  ", "\r\n", "we lost", "three days", "two  days in  April", "lot. We"]
)
def test_words_that_do_not_stand_there_are_not_found(quoted: str) -> None:
    assert find_words(TEXT, quoted) is None


def test_of_words_that_stand_twice_it_is_the_first() -> None:
    assert find_words(TEXT, "180,000") == (TEXT.index("180,000"), TEXT.index("180,000") + 7)


SPACES = st.sampled_from([" ", "\n", "\r\n", "\t ", "\u00a0", "\u2003"])
WORDS = st.lists(st.text("abc é✓", min_size=1).filter(str.strip), min_size=1, max_size=6)


@given(WORDS, st.data())
def test_what_was_copied_from_a_text_is_always_found_in_it(parts: list[str], data: object) -> None:
    draw = data.draw  # type: ignore[attr-defined]
    text = "x".join(parts)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    copied = "".join(draw(SPACES) if c.isspace() else c for c in text[start:end])
    place = find_words(text, copied)
    if not copied.strip():
        assert place is None
    else:
        assert place is not None
        assert text[slice(*place)].split() == copied.split()


@given(st.text(), st.text())
def test_what_is_found_are_the_words_themselves(text: str, quoted: str) -> None:
    place = find_words(text, quoted)
    if place is not None:
        found = text[slice(*place)]
        assert found.split() == quoted.split()
        assert found == found.strip()
