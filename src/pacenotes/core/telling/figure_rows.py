"""A call's figures as rows of name, value and meaning: context, never a target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pacenotes.core.axis import clock
from pacenotes.core.listening.figures import Figures, Measured
from pacenotes.core.telling.voice import Voice
from pacenotes.core.wording import N_, words


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure; an empty value is unknown."""

    name: str
    value: str
    means: str


def figure_rows(figures: Figures, voice: Voice) -> list[FigureRow]:
    """Every figure of a call, known or not, in the glossary's order."""
    per = N_("{figure} an hour") if _by_time(figures) else N_("{figure} a thousand words")

    def row(name: str, value: str, means: str) -> FigureRow:
        return FigureRow(voice.say(name), value, voice.say(means))

    def talk(amount: float | None) -> str:
        return amount_of_talk(amount, figures, voice)

    def rate(value: float | None) -> str:
        return "" if value is None else _filled(per, Decimal(round(value)), voice)

    return [
        row(N_("Length"), talk(figures.length), N_("From the first word to the last.")),
        row(N_("Talk ratio"), share(figures.talk_ratio, voice), N_("Our share of all talk.")),
        row(
            N_("Longest monologue"), talk(figures.longest_monologue),
            N_("Our longest talk without a word of the customer's."),
        ),
        row(
            N_("Longest customer story"), talk(figures.longest_customer_story),
            N_("The customer's longest talk without a word of ours."),
        ),
        row(
            N_("Interactivity"), rate(figures.interactivity),
            N_("How often the word passed between the two sides."),
        ),
        row(
            N_("Patience"), _patience(figures.patience, voice),
            N_("The median pause between the customer's last word and our first."),
        ),
        row(N_("Question rate"), rate(figures.question_rate), N_("How many questions we asked.")),
        row(
            N_("Overtalk"), share(figures.overtalk, voice),
            N_("The share of the time in which more than one talked."),
        ),
    ]  # fmt: skip


def amount_of_talk(amount: float | None, figures: Figures, voice: Voice) -> str:
    """An amount of talk: `2:05`, or `120 words` where there are no times; empty if unknown."""
    if amount is None:
        return ""
    if _by_time(figures):
        return clock(amount)
    return _filled(N_("{figure} words"), Decimal(round(amount)), voice)


def share(value: float | None, voice: Voice) -> str:
    """`38 %`; empty if unknown."""
    return "" if value is None else f"{voice.number(Decimal(round(value * 100)))} %"


def _patience(seconds: float | None, voice: Voice) -> str:
    if seconds is None:
        return ""
    said = voice.number(Decimal(str(round(seconds, 1))), 1)
    return words(N_("{figure} seconds"), figure=said).say(voice.say)


def _filled(message: str, figure: Decimal, voice: Voice) -> str:
    return words(message, figure=voice.number(figure)).say(voice.say)


def _by_time(figures: Figures) -> bool:
    return figures.measured is Measured.SECONDS
