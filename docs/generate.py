"""Write docs/reference from the code, and the positions' words for the translators."""

from __future__ import annotations

import inspect
from pathlib import Path

from pacenotes.core.listening.lexicon import patterns
from pacenotes.core.listening.signals import CALL, CONDUCT
from pacenotes.core.positions import POSITIONS
from pacenotes.core.reading import READERS

REFERENCE = Path(__file__).resolve().parent / "reference"
POSITION_WORDS = REFERENCE.parents[1] / "src/pacenotes/core/position_words.py"


def main() -> None:
    """Write the pages and the module."""
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, "utf-8")
    POSITION_WORDS.write_text(position_words(), "utf-8")


def position_words() -> str:
    """A module that marks the shipped positions' words: `makemessages` reads no TOML."""
    words = [w for p in POSITIONS.shipped for w in (p.name, p.owns, p.decides)]
    lines = [
        '"""The words of the shipped positions, for the translators (`make reference`)."""',
        "",
        "from pacenotes.core.wording import N_",
        "",
        "WORDS = (",
        *(f'    N_("{word}"),' for word in words),
        ")",
        "",
    ]
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Each page's text by its file name."""
    return {"formats.md": formats(), "signals.md": signals()}


def formats() -> str:
    """What can be read, in the order in which the readers are asked."""
    rows = [f"| {reader.LABEL} | `{reader.NAME}` | {_about(reader)} |" for reader in READERS]
    return "\n".join(
        [
            "# What it reads",
            "",
            "Written by `make reference` from `core/reading`. The kind is told by content; the",
            "first reader that recognises a file reads it.",
            "",
            "| kind | name | |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def signals() -> str:
    """What is listened for, and in how many ways of saying it."""
    lines = [
        "# What it listens for",
        "",
        "Written by `make reference` from `core/listening`.",
        "",
        "| signal | | read by |",
        "| --- | --- | --- |",
        *(f"| `{one.SIGNAL}` | {_about(one)} | the deal's team |" for one in CALL),
        *(f"| `{one.SIGNAL}` | {_about(one)} | its person alone |" for one in CONDUCT),
        "",
        "## Ways of saying it",
        "",
        "The patterns, by lexicon and kind, with a sentence that fires each kind. What is known of",
        "the call around the words decides too; that part is the signal's code.",
        "",
        "| lexicon | kind | patterns | such as |",
        "| --- | --- | ---: | --- |",
    ]
    by_kind: dict[tuple[str, str], list[str]] = {}
    for pattern in patterns():
        by_kind.setdefault((pattern.lexicon, pattern.kind), []).append((pattern.yes or ("",))[0])
    for (lexicon, kind), examples in by_kind.items():
        example = examples[0].replace("|", "\\|")
        lines.append(f"| {lexicon} | {kind} | {len(examples)} | {example} |")
    return "\n".join([*lines, ""])


def _about(module: object) -> str:
    return (inspect.getdoc(module) or "").strip()


if __name__ == "__main__":
    main()
