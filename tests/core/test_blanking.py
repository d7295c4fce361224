from __future__ import annotations

import pytest

from pacenotes.core.blanking import blanked, names_in

NAMES = ["Fjordline Logistics", "Fjordline", *names_in("Petra Nyman")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ask Petra Nyman", "Ask …"),
        ("petra, NYMAN and Petra", "…, … and …"),
        ("Petra Petra Petra", "… … …"),
        ("At Fjordline's depots", "At …'s depots"),
        ("Fjordline Logistics, Fjordline", "…, …"),
        ("Petraglyphs and Fjordlines", "Petraglyphs and Fjordlines"),
        ("über Petra: naïve …", "über …: naïve …"),
        ("", ""),
        ("Petra\nNyman", "…\n…"),
    ],
)
def test_names_leave_a_gap(text: str, told: str) -> None:
    assert blanked(text, NAMES) == told


@pytest.mark.parametrize("name", ["a.c", "(x)+", "[abc]", r"\d+", "$$$", "C++"])
def test_a_name_is_no_pattern(name: str) -> None:
    assert blanked(f"Ask {name} now, not abc or xxx or 123", [name]) == (
        "Ask … now, not abc or xxx or 123"
    )


def test_short_and_empty_names_are_just_words() -> None:
    assert blanked("He is in it", ["", " ", "is", "in"]) == "He is in it"
    assert blanked("He is in it", []) == "He is in it"


def test_a_long_text_is_soon_done() -> None:
    text = "Petra " * 50_000
    assert "Petra" not in blanked(text, [*NAMES, "Petra Petra Petra Petra"])
