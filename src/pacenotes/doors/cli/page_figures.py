"""A call's figures in the words of a page, each with what it means."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.axis import clock
from pacenotes.core.listening.figures import Figures, Measured, Talk
from pacenotes.core.roster import Roster
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.page_words import Say, position_shown


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure as `parts/figures.html` shows it; an empty value is unknown."""

    name: str
    value: str
    means: str


@dataclass(frozen=True, slots=True)
class TalkShown:
    """One speaker's part; `bar` is the share as an SVG width."""

    who: str
    position: str
    party: str
    amount: str
    share: str
    bar: str
    turns: str
    questions: str


def figures_shown(figures: Figures, say: Say) -> list[FigureShown]:
    """The seven figures, known or not, in the order of the glossary."""
    by_time = figures.measured is Measured.SECONDS
    per = N_("{figure} an hour") if by_time else N_("{figure} a thousand words")

    def rate(value: float | None) -> str:
        return "" if value is None else words(per, figure=f"{value:.0f}").say(say)

    def shown(name: str, value: str, means: str) -> FigureShown:
        return FigureShown(say(name), value, say(means))

    patience = figures.patience
    seconds = N_("{figure} seconds")
    return [
        shown(N_("Talk ratio"), _percent(figures.talk_ratio), N_("Our share of all talk.")),
        shown(
            N_("Longest monologue"), amount_shown(figures.longest_monologue, by_time, say),
            N_("Our longest talk without a word of the customer's."),
        ),
        shown(
            N_("Longest customer story"),
            amount_shown(figures.longest_customer_story, by_time, say),
            N_("The customer's longest talk without a word of ours."),
        ),
        shown(
            N_("Interactivity"), rate(figures.interactivity),
            N_("How often the word passed between the two sides."),
        ),
        shown(
            N_("Patience"),
            "" if patience is None else words(seconds, figure=f"{patience:.1f}").say(say),
            N_("The median pause between the customer's last word and our first."),
        ),
        shown(
            N_("Question rate"), rate(figures.question_rate), N_("How many questions we asked."),
        ),
        shown(
            N_("Overtalk"), _percent(figures.overtalk),
            N_("The share of the time in which more than one talked."),
        ),
    ]  # fmt: skip


def talk_shown(figures: Figures, roster: Roster, say: Say, most: int = 24) -> list[TalkShown]:
    """Who talked how much, most first; at most `most` of them."""
    by_time = figures.measured is Measured.SECONDS
    loudest = sorted(figures.talk, key=lambda talk: -talk.amount)[:most]
    top = loudest[0].share if loudest and loudest[0].share else 1.0
    return [_one(talk, top, by_time, roster, say) for talk in loudest]


def _one(talk: Talk, top: float, by_time: bool, roster: Roster, say: Say) -> TalkShown:
    return TalkShown(
        who=talk.speaker or "",
        position=position_shown(roster.of(talk.speaker), say),
        party=talk.party.value,
        amount=amount_shown(talk.amount, by_time, say),
        share=_percent(talk.share),
        bar=f"{talk.share / top * 100:.1f}%",
        turns=str(talk.turns),
        questions=str(talk.questions),
    )


def amount_shown(amount: float | None, by_time: bool, say: Say) -> str:
    """An amount of talk: `2:05`, or `120 words` where there are no times; empty if unknown."""
    if amount is None:
        return ""
    return clock(amount) if by_time else words(N_("{count} words"), count=f"{amount:,.0f}").say(say)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.0f} %"
