"""Lines set in columns with hanging indents, no wider than the terminal, no space at an end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from pacenotes.doors.cli.harmless import harmless

WIDEST = 100
"""Columns; longer lines are hard to read, however wide the terminal."""
NARROWEST = 16
"""Columns that the last cell of a row keeps, however narrow the terminal."""
LONGEST_WORDS = 600
"""Characters of one quote; a whole speech in one breath would bury what else was said."""


class _Screen(Console):
    """Standard output; a reader who has enough is told to `printing.guarded` like by print()."""

    def on_broken_pipe(self) -> None:
        """Rich would end the program here, with an exit status of its own."""
        raise BrokenPipeError


def console() -> Console:
    """Standard output, without colour where it is no terminal or NO_COLOR is set."""
    plain = _Screen(highlight=False, markup=False, emoji=False, soft_wrap=False)
    plain.width = min(plain.width, WIDEST)
    return plain


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a row. `width` is in columns, None for the rest of the line."""

    text: Text
    width: int | None = None
    is_right: bool = False


def cell(text: str, style: str = "", width: int | None = None, is_right: bool = False) -> Cell:
    """A cell of foreign words, made harmless."""
    return Cell(Text(harmless(text), style=style), width, is_right)


def row(screen: Console, *cells: Cell, indent: int = 0) -> None:
    """Print cells side by side, each wrapped at words within its own column, two columns apart."""
    columns = _columns(cells, screen.width - indent)
    wrapped = [_lines(screen, c.text, width) for c, width in zip(cells, columns, strict=True)]
    for at in range(max(map(len, wrapped))):
        line = Text(" " * indent)
        begins = indent
        for given, width, lines in zip(cells, columns, wrapped, strict=True):
            piece = lines[at] if at < len(lines) else Text()
            begins_at = begins + (width - piece.cell_len if given.is_right else 0)
            line.append(" " * (begins_at - line.cell_len))
            line.append_text(piece)
            begins += width + 2
        line.rstrip()
        screen.print(line, soft_wrap=True)


def flow(screen: Console, items: Sequence[Text], between: str) -> None:
    """Print items one after the other; a line ends between two items, not inside one."""
    lines: list[Text] = []
    for item in items:
        room = screen.width - cell_len(between) - item.cell_len
        if lines and lines[-1].cell_len <= room:
            lines[-1].append(between, style="dim")
            lines[-1].append_text(item)
        else:
            lines.append(item.copy())
    for line in lines:
        row(screen, Cell(line))


def _lines(screen: Console, text: Text, width: int) -> list[Text]:
    lines = text.wrap(screen, max(width, 1))
    for line in lines:
        line.rstrip()
    return list(lines)


def _columns(cells: Sequence[Cell], room: int) -> list[int]:
    """Each cell's width; the one without gets what is left, the widest give up what it lacks."""
    fixed = {at: c.width for at, c in enumerate(cells) if c.width is not None}
    left = room - sum(width + 2 for width in fixed.values())
    while len(fixed) < len(cells) and left < NARROWEST and max(fixed.values()) > NARROWEST // 2:
        fixed[max(fixed, key=fixed.__getitem__)] -= 1
        left += 1
    return [fixed.get(at, max(left, NARROWEST)) for at in range(len(cells))]


def width_of(texts: Sequence[str], most: int) -> int:
    """The width of the column for these: the widest, at most `most` unless one word needs more.

    A word (an e-mail address, say) is cut only where it is longer than twice that.
    """
    widest = max((cell_len(text) for text in texts), default=0)
    word = max((cell_len(word) for text in texts for word in text.split()), default=0)
    return min(widest, max(most, min(word, 2 * most)))


def parted(name: str, width: int) -> str:
    """A file's name with spaces where a line may end: at its own dashes, slashes and last dot."""
    if cell_len(name) <= width:
        return name
    lines = [""]
    for piece in re.findall(r"\.?[^-_./\\\s]*[-_/\\\s]?", name):
        if cell_len(lines[-1] + piece) > width and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return " ".join(lines)


def shortened(text: str, most: int) -> str:
    """`text`, or as many of its first whole words as `most` characters hold, and `…`."""
    if len(text) <= most:
        return text
    start = text[:most]
    return (start.rsplit(" ", 1)[0] if " " in start else start).rstrip(" ,;:") + "…"
