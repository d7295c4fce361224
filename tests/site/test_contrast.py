"""Every colour that carries meaning is readable on its ground, in light, in dark and on paper."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import product

import pytest

STYLES = files("pacenotes") / "site" / "styles"
TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\s*;")

WORDS = (
    "ink",
    "ink-2",
    "ink-3",
    "accent",
    "accent-deep",
    "unknown",
    "heard",
    "answered",
    "stale",
    "contradicted",
    "done",
    "wrong",
)
"""Colours that words are set in: 4.5:1 (WCAG 2.2, 1.4.3)."""

SHAPES = ("edge", "ours", "theirs", "nobody")
"""Colours of edges and drawn shapes: 3:1 (WCAG 2.2, 1.4.11)."""


def themes() -> dict[str, dict[str, str]]:
    """The tokens as each theme has them: dark and paper on top of light."""
    light_block, dark_block = (STYLES / "tokens.css").read_text("utf-8").split("@media", 1)
    light = dict(TOKEN.findall(light_block))
    paper = dict(TOKEN.findall((STYLES / "print.css").read_text("utf-8")))
    return {
        "light": light,
        "dark": light | dict(TOKEN.findall(dark_block)),
        "print": light | paper,
    }


THEMES = themes()


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2, glossary)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("theme", "colour", "ground"), list(product(THEMES, WORDS, ("paper", "wash", "accent-wash")))
)
def test_words_are_readable(theme: str, colour: str, ground: str) -> None:
    tokens = THEMES[theme]

    assert contrast(tokens[colour], tokens[ground]) >= 4.5


@pytest.mark.parametrize(("theme", "colour"), list(product(THEMES, SHAPES)))
def test_edges_and_shapes_can_be_made_out(theme: str, colour: str) -> None:
    tokens = THEMES[theme]
    # Blocks on paper may be light: the screen's lanes are what 1.4.11 is about.
    least = 1.5 if theme == "print" else 3

    assert contrast(tokens[colour], tokens["paper"]) >= least


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_the_accent_and_on_the_marker_are_readable(theme: str) -> None:
    tokens = THEMES[theme]

    assert contrast(tokens["ink"], tokens["marker"]) >= 4.5
    if theme != "print":
        assert contrast(tokens["on-accent"], tokens["accent"]) >= 4.5
        assert contrast(tokens["on-accent"], tokens["accent-deep"]) >= 4.5


def test_both_themes_set_the_same_colours() -> None:
    light_block, dark_block = (STYLES / "tokens.css").read_text("utf-8").split("@media", 1)

    assert set(dict(TOKEN.findall(light_block))) == set(dict(TOKEN.findall(dark_block)))


@pytest.mark.parametrize(
    "sheet", [sheet.name for sheet in STYLES.iterdir() if sheet.name.endswith(".css")]
)
def test_colours_are_named_nowhere_but_in_the_tokens(sheet: str) -> None:
    if sheet in {"tokens.css", "print.css"}:
        return
    css = re.sub(r"/\*.*?\*/", "", (STYLES / sheet).read_text("utf-8"), flags=re.DOTALL)

    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|oklch\(", css)
