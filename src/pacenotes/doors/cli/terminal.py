"""The debrief in a terminal: reads well at 80 columns, colour only where the terminal has it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pacenotes.core.listening.listen import Debrief
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.page_call import CallShown, QuestionShown, call_shown
from pacenotes.doors.cli.page_words import QuoteShown

WIDEST = 100
"""Columns; longer lines are hard to read, however wide the terminal."""
FIRST_FEW = 4
"""Quotes shown of each part unless all are asked for."""
LIGHT_WORDS = {
    "unknown": N_("unknown"), "heard": N_("heard"), "answered": N_("answered"),
}  # fmt: skip
LIGHTS = {"unknown": ("○", "dim"), "heard": ("●", "yellow"), "answered": ("■", "green")}
UNSAFE = {n: None for n in (*range(32), 127, *range(128, 160))}
"""Control characters, which could steer a terminal; no reader lets them in, file names could."""


def console() -> Console:
    """Standard output, without colour where it is no terminal or NO_COLOR is set."""
    plain = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if plain.width > WIDEST:
        plain.width = WIDEST
    return plain


def show(screen: Console, name: str, debrief: Debrief, with_conduct: bool, every: bool) -> None:
    """Print one call: the questions, what is open, who drove, the figures, what isn't known."""
    call = call_shown(1, name, debrief, with_conduct, say)
    most = len(call.text) + 1 if every else FIRST_FEW
    _head(screen, call)
    _title(screen, N_("The five questions"))
    for question in call.questions:
        _question(screen, question, most)
    _quotes(screen, N_("Asked of us, still open"), call.asked_open, most)
    _quotes(screen, N_("Asked of us, answered"), call.asked_answered, most)
    _quotes(screen, N_("Promised"), call.promises, most)
    _quotes(screen, N_("Prices spoken of"), call.prices, most)
    _quotes(screen, N_("The wheel"), call.wheel, most)
    for part in call.conduct:
        _quotes(screen, part.name, part.quotes, most)
    _quotes(screen, N_("What we claimed"), call.claims, most)
    _figures(screen, call)
    _lines(screen, N_("Not known, and why"), [*call.figures_unknown, *call.abstentions])
    _lines(screen, N_("Not read"), [f"{line}: {why}" if line else why for line, why in call.problems])


def _head(screen: Console, call: CallShown) -> None:
    screen.print(Text(call.title.translate(UNSAFE), style="bold"))
    facts = " · ".join(value for _, value in call.facts)
    screen.print(Text(facts.translate(UNSAFE), style="dim"))
    for side in call.sides:
        people = " · ".join(_person(person.name, person.position) for person in side.people)
        screen.print(_columns((side.name, "bold", 10), (people, "", None)))


def _person(name: str, position: str) -> str:
    return f"{name} ({position})" if position else name


def _title(screen: Console, message: str) -> None:
    screen.print()
    screen.print(Text(say(message).upper(), style="bold cyan"))


def _question(screen: Console, question: QuestionShown, most: int) -> None:
    sign, style = LIGHTS.get(question.light, ("?", ""))
    stands = say(LIGHT_WORDS[question.light])
    line = Text.assemble((sign, style), " ", (question.name, "bold"), "  ", (stands, style))
    if question.stands:
        line.append(f" · {question.stands}")
    screen.print(line)
    for part in question.parts:
        _part(screen, part.name, part.quotes, most)
    if question.ours:
        _part(screen, say(N_("What we said")), question.ours, most)
    if question.unheard:
        unheard = words(N_("not heard: {parts}"), parts=question.unheard).say(say)
        screen.print(Padding(Text(unheard, style="dim"), (0, 0, 0, 2)))


def _part(screen: Console, name: str, quotes: Sequence[QuoteShown], most: int) -> None:
    screen.print(Padding(Text(name, style="italic"), (0, 0, 0, 2)))
    _print_quotes(screen, quotes, most)


def _quotes(screen: Console, title: str, quotes: Sequence[QuoteShown], most: int) -> None:
    if quotes:
        _title(screen, title)
        _print_quotes(screen, quotes, most)


def _print_quotes(screen: Console, quotes: Sequence[QuoteShown], most: int) -> None:
    for quote in quotes[:most]:
        where = quote.at or f"#{int(quote.href.rsplit('-', 1)[-1]) + 1}"
        said = Text(f"“{quote.text}”".translate(UNSAFE))
        said.append("\n")
        if quote.meant and quote.meant != quote.why:
            said.append(quote.meant.translate(UNSAFE), style="bold")
            said.append(" · ", style="dim")
        said.append(quote.why.translate(UNSAFE), style="dim")
        screen.print(_columns((where, "dim", 8), (quote.who.translate(UNSAFE), "", 12), (said, "", None)))
    if len(quotes) > most:
        more = words(N_("… and {count} more (--all)"), count=str(len(quotes) - most)).say(say)
        screen.print(Padding(Text(more, style="dim"), (0, 0, 0, 22)))


def _columns(*cells: tuple[str | Text, str, int | None]) -> Padding:
    """A row of cells, each `(text, style, width)`; no width: the rest of the line."""
    grid = Table.grid(padding=(0, 1), expand=True)
    for _, style, width in cells:
        if width is None:
            grid.add_column(style=style, ratio=1, overflow="fold")
        else:
            grid.add_column(style=style, width=width, no_wrap=True, overflow="ellipsis")
    grid.add_row(*(text if isinstance(text, Text) else Text(text) for text, _, _ in cells))
    return Padding(grid, (0, 0, 0, 0))


def _figures(screen: Console, call: CallShown) -> None:
    _title(screen, N_("Figures (context, never a target)"))
    for figure in call.figures:
        if figure.value:
            screen.print(
                _columns((figure.name, "", 22), (figure.value, "bold", 20), (figure.means, "dim", None))
            )
    for talk in call.talk[:8]:
        screen.print(_columns((talk.who or say(N_("nobody named")), "", 22), (talk.share, "bold", 20),
                              (talk.amount, "dim", None)))  # fmt: skip


def _lines(screen: Console, title: str, lines: Sequence[str]) -> None:
    if lines:
        _title(screen, title)
        for line in lines[:20]:
            screen.print(_columns(("·", "dim", 1), (line.translate(UNSAFE), "", None)))
        if len(lines) > 20:
            more = words(N_("… and {count} more"), count=str(len(lines) - 20)).say(say)
            screen.print(Text(f"  {more}", style="dim"))
