"""The debrief in a terminal: reads well at 80 columns, colour only where the terminal has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from rich.console import Console
from rich.text import Text

from pacenotes.core.listening.listen import Debrief
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.harmless import harmless
from pacenotes.doors.cli.heard import Heard
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.layout import (
    LONGEST_WORDS,
    Cell,
    cell,
    console,
    flow,
    row,
    shortened,
    width_of,
)
from pacenotes.doors.cli.page_call import CallShown, Part, QuestionShown, call_shown
from pacenotes.doors.cli.page_words import QuoteShown

FIRST_FEW = 4
"""Quotes shown of each part unless all are asked for; a fifth is shown rather than counted."""
MOST_TALKERS = 8
"""Speakers whose share of the talk is shown unless all are asked for."""
WIDEST_NAME = 14
"""Columns of the speakers' names, which wrap between their words."""
LONGEST_REMINDER = 32
"""Characters of the quote's own words that a reason repeats."""
LIGHTS = {"unknown": ("○", "dim"), "heard": ("●", "yellow"), "answered": ("■", "green")}
LIGHT_WORDS = {
    "unknown": N_("unknown"),
    "heard": N_("heard"),
    "answered": N_("answered"),
}


class OneCall:
    """The debrief of a single call, printed as soon as it is heard unless a page says it all."""

    def __init__(self, with_conduct: bool, every: bool, is_silent: bool = False) -> None:
        self._with_conduct, self._every, self._is_silent = with_conduct, every, is_silent

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def add(self, heard: Heard) -> None:
        """A call; what could not be read was said on the error stream."""
        if heard.debrief is not None and not self._is_silent:
            show(console(), heard.shown, heard.debrief, self._with_conduct, self._every)


def show(screen: Console, name: str, debrief: Debrief, with_conduct: bool, every: bool) -> None:
    """Print one call: the questions, what is open, who drove, the figures, what isn't known."""
    call = call_shown(1, name, debrief, with_conduct, say)
    remedies = []
    if not debrief.roster.knows_parties:
        remedies.append(say(N_("say who is who: --roster FILE, or --ours NAME and --theirs NAME")))
    if debrief.on is None:
        remedies.append(say(N_("say the call's day: --date YYYY-MM-DD")))
    _Terminal(screen, call, every).show(remedies)


class _Terminal:
    """A call being printed; its columns are as wide as this call's times and names need."""

    def __init__(self, screen: Console, call: CallShown, every: bool) -> None:
        self.screen, self.call, self.every = screen, call, every
        self.at = width_of([line.at for line in call.text], 8)
        self.who = width_of(list({harmless(line.who) for line in call.text}), WIDEST_NAME)

    def show(self, remedies: Sequence[str]) -> None:
        """Print everything, in the order in which it is used after a call.

        `remedies` are what to do about what isn't known.
        """
        call = self.call
        self._head()
        self._lights()
        self._title(N_("The five questions"))
        for at, question in enumerate(call.questions):
            self._question(question, is_first=at == 0)
        self._section(N_("Asked of us, still open"), call.asked_open)
        self._section(N_("Promised"), call.promises)
        self._section(N_("Asked of us, answered"), call.asked_answered)
        self._section(N_("Prices spoken of"), call.prices)
        self._section(N_("The wheel"), call.wheel)
        self._conduct(call.conduct)
        self._section(N_("What we claimed"), call.claims)
        self._figures()
        unknown = [*call.figures_unknown, *call.abstentions]
        self._list(N_("Not known, and why"), unknown, remedies)
        self._list(N_("Could not be read as written"), [_problem(*at) for at in call.problems])

    def _head(self) -> None:
        call = self.call
        title = call.title if call.title != call.file else Path(call.file).name or call.file
        file = [(say(N_("File")), call.file)] if title != call.file else []
        facts = [*call.facts, *file]
        row(self.screen, cell(title, "bold"))
        shown = [Text.assemble((f"{name} ", "dim"), harmless(value)) for name, value in facts]
        flow(self.screen, shown, " · ")
        label = width_of([side.name for side in call.sides], 20)
        for side in call.sides:
            named = [_person(person.name, person.position) for person in side.people]
            people = ", ".join([*named, side.more] if side.more else named)
            row(self.screen, cell(side.name, "dim", label), cell(people))
        if call.notice:
            row(self.screen, cell(call.notice, "yellow"))

    def _lights(self) -> None:
        """The five at a glance."""
        lights = []
        for question in self.call.questions:
            sign, style = LIGHTS.get(question.light, ("?", ""))
            lights.append(Text(f"{sign} {question.name}", style=style))
        self.screen.print()
        flow(self.screen, lights, "   ")

    def _question(self, question: QuestionShown, is_first: bool) -> None:
        if not is_first:
            self.screen.print()
        sign, style = LIGHTS.get(question.light, ("?", ""))
        line = Text.assemble((question.name, "bold"), (" · ", "dim"))
        line.append(say(LIGHT_WORDS.get(question.light, question.light)), style=style)
        line.append(
            f" · {question.stands or question.asks}", style="" if question.stands else "dim"
        )
        row(self.screen, cell(sign, style, 0), Cell(line))
        is_whole = len(question.parts) == 1 and not question.unheard and not question.ours
        for part in question.parts:
            self._part(part.name if not is_whole else "", part.quotes)
        self._part(say(N_("What we said ourselves")), question.ours)
        if question.unheard:
            self._note(words(N_("not heard: {parts}"), parts=question.unheard).say(say))

    def _conduct(self, parts: Sequence[Part]) -> None:
        if not parts:
            return
        self._title(N_("Conduct"))
        self._note(say(N_("each one's own, meant for nobody else; --share leaves it out")))
        for part in parts:
            self._part(part.name, part.quotes)

    def _section(self, title: str, quotes: Sequence[QuoteShown]) -> None:
        if quotes:
            self._title(title)
            self._part("", quotes)

    def _part(self, name: str, quotes: Sequence[QuoteShown]) -> None:
        """Quotes under a heading; the same words are printed once, with all that they say."""
        if not quotes:
            return
        if name:
            row(self.screen, cell(name, "italic"), indent=2)
        together: dict[tuple[str, str], list[QuoteShown]] = {}
        for quote in quotes:
            together.setdefault((quote.href, quote.text), []).append(quote)
        said = list(together.values())
        shown = said if self.every or len(said) <= FIRST_FEW + 1 else said[:FIRST_FEW]
        before = ("", "")
        for same in shown:
            first = same[0]
            here = (first.href, first.who)
            self._quote(same, is_same_turn=here == before)
            before = here
        if len(said) > len(shown):
            more = words(N_("… and {count} more (--all)"), count=str(len(said) - len(shown)))
            self._beside("", "", Text(more.say(say), style="dim"))

    def _quote(self, same: Sequence[QuoteShown], is_same_turn: bool) -> None:
        first = same[0]
        text = harmless(first.text)
        said = Text(f"“{text if self.every else shortened(text, LONGEST_WORDS)}”")
        for note in dict.fromkeys((quote.meant, quote.why) for quote in same):
            meant, why = harmless(note[0]), _reminding(harmless(note[1]), text)
            said.append("\n")
            said.append(meant, style="bold")
            said.append(" · " if meant and why else "", style="dim")
            said.append(why, style="dim")
        who = first.who or (say(N_("unknown")) if self.who else "")
        self._beside("" if is_same_turn else first.at, "" if is_same_turn else who, said)

    def _beside(self, at: str, who: str, said: Text) -> None:
        when = cell(at, "dim", self.at, is_right=True)
        if self.who:
            row(self.screen, when, cell(who, "", self.who), Cell(said), indent=2)
        else:
            row(self.screen, when, Cell(said), indent=2)

    def _figures(self) -> None:
        self._title(N_("Figures"))
        self._note(say(N_("context, never a target or a score")))
        known = [figure for figure in self.call.figures if figure.value]
        names = width_of([figure.name for figure in known], 24)
        values = width_of([figure.value for figure in known], 24)
        for figure in known:
            value = cell(figure.value, "bold", values)
            row(
                self.screen,
                cell(figure.name, "", names),
                value,
                cell(figure.means, "dim"),
                indent=2,
            )
        if known and self.call.talk:
            self.screen.print()
        self._talk(names)

    def _talk(self, least: int) -> None:
        talk = self.call.talk if self.every else self.call.talk[:MOST_TALKERS]
        names = [one.who or say(N_("unknown")) for one in talk]
        width = max(least, width_of(names, 24))
        amounts = width_of([one.amount for one in talk], 16)
        for who, one in zip(names, talk, strict=True):
            counts = words(
                N_("turns: {turns}, questions: {questions}"),
                turns=one.turns, questions=one.questions,
            )  # fmt: skip
            share = cell(one.share, "bold", 5, is_right=True)
            amount = cell(one.amount, "", amounts, is_right=True)
            counted = cell(counts.say(say), "dim")
            row(self.screen, cell(who, "", width), share, amount, counted, indent=2)
        unnamed = len({line.who for line in self.call.text}) - len(talk)
        if unnamed > 0:
            self._note(words(N_("… and {count} more"), count=str(unnamed)).say(say))

    def _list(self, title: str, lines: Sequence[str], notes: Sequence[str] = ()) -> None:
        if not lines:
            return
        self._title(title)
        for note in notes:
            self._note(note)
        shown = lines if self.every else lines[:20]
        for line in shown:
            row(self.screen, cell("·", "dim", 1), cell(line), indent=2)
        if len(lines) > len(shown):
            more = words(N_("… and {count} more (--all)"), count=str(len(lines) - len(shown)))
            self._note(more.say(say))

    def _title(self, message: str) -> None:
        self.screen.print()
        row(self.screen, cell(say(message).upper(), "bold cyan"))

    def _note(self, note: str) -> None:
        row(self.screen, cell(note, "dim"), indent=2)


def _person(name: str, position: str) -> str:
    return f"{name} ({position})" if position else name


def _problem(line: str, why: str) -> str:
    return words(N_("line {line}: {why}"), line=line, why=why).say(say) if line else why


_REPEATED = re.compile(r"“([^“”]*)”")


def _reminding(why: str, text: str) -> str:
    """A reason, with what it repeats of the quote above it shortened to its first words."""

    def reminder(said: re.Match[str]) -> str:
        words_again = said.group(1)
        return (
            f"“{shortened(words_again, LONGEST_REMINDER)}”" if words_again in text else said.group()
        )

    return _REPEATED.sub(reminder, why)
