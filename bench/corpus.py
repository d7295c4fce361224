"""A one-hour sales call made up for the figures: seeded, 700 utterances, about 9,000 words."""

from __future__ import annotations

import random
from dataclasses import dataclass

UTTERANCES = 700
WORDS = 9_000
SECONDS = 3_600

OURS = {
    "Robin Falk": "Account Executive, Northbeam",
    "Noor Haddad": "Solutions Engineer, Northbeam",
}
THEIRS = {
    "Ines Weber": "Director of Operations, Kestrel Freight",
    "Jun Park": "IT Architect, Kestrel Freight",
    "Dana Osei": "VP Finance, Kestrel Freight",
}

_SALES = (
    "Thanks for making the time today, I know the end of the quarter is busy for everybody.",
    "Before we open anything, can I ask what made you look at this now?",
    "Who else has to be comfortable with this before it goes ahead?",
    "What happens if nothing changes by {month}?",
    "I will send the summary and the draft plan by {day}.",
    "How do you usually decide between two vendors that both look fine on paper?",
    "Show them the {thing} screen, that is the one that matters here.",
    "You skipped the {thing} step, go back one page please.",
    "So if I play that back, the goal is {percent} percent less manual work before {month}.",
    "Is there a budget set aside, or would this come out of the operations budget?",
    "That is a fair concern, let us write it down and come back to it.",
    "Our price for a team of your size starts at {thousands} thousand dollars a year.",
)
_TECHNICAL = (
    "Let me share my screen, you should see the {thing} board now.",
    "Here every shipment is one row, and the colour says which step it waits for.",
    "If I open this one, the history on the right shows who changed what and when.",
    "The import runs every fifteen minutes over the interface, and failed rows land in this list.",
    "Single sign-on works with the provider you have, we map the groups to roles.",
    "Good question, the data stays in the region that you choose.",
    "I would have to check that with the product team, I don't want to guess.",
    "Now I go to the {thing} view, this is where your planners would spend their day.",
    "Underneath it is a queue, so a slow carrier never blocks the others.",
    "You can export all of this, there is no lock on your own data.",
)
_CUSTOMER = (
    "Right now we lose about {percent} percent of the bookings to typing errors.",
    "Our planners spend {hours} hours a week copying numbers between two systems.",
    "Dana signs anything above fifty thousand, so in the end it is finance.",
    "We have to be live before the peak season, so {month} at the very latest.",
    "Does that work with the warehouse system that we already have?",
    "How would you migrate the history that we have, is that part of the price?",
    "We also talked to {rival} and they told us that it takes two weeks.",
    "To be honest I am worried about the security review, it took six months last time.",
    "Procurement will want three offers, that is just how it works here.",
    "What happens when a carrier sends the file twice?",
    "The budget is around {thousands} thousand for this year, nothing is signed off yet.",
    "If this gets us under {hours} hours a week I can defend it in front of the board.",
    "We would compare on how fast the team learns it and on the integration effort.",
    "Who would do the set-up, you or a partner?",
    "The steering group meets every second Thursday, they want a recommendation by {month}.",
)
_SHORT = ("Okay.", "Right, yes.", "Mm-hm.", "Got it.", "Makes sense.", "Sure.", "Yeah, exactly.")

_FILL = {
    "thing": ("planning", "carrier", "exceptions", "invoice", "tracking", "dock"),
    "month": ("March", "April", "the end of June", "September", "the end of Q3"),
    "day": ("Friday", "Tuesday", "tomorrow", "the end of the week"),
    "rival": ("Halvard Logic", "Portwise", "Meridio"),
    "percent": ("four", "12", "30", "fifteen"),
    "hours": ("20", "47", "six", "30"),
    "thousands": ("40", "65", "120", "ninety"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One utterance as it was made up: times in seconds."""

    speaker: str
    start: float
    end: float
    text: str


def call(seed: int = 1) -> list[Said]:
    """One call of an hour; another seed is another call."""
    chance = random.Random(seed)  # noqa: S311  # prose, no secret
    texts = [_utterance(chance) for _ in range(UTTERANCES)]
    _reach(texts, chance)
    seconds_a_word = SECONDS * 0.94 / sum(len(text.split()) for _, text in texts)
    pause = SECONDS * 0.06 / UTTERANCES
    said, now = [], 0.0
    for speaker, text in texts:
        start = max(0.0, now + chance.uniform(-pause, 3 * pause))
        end = start + len(text.split()) * seconds_a_word
        said.append(Said(speaker, round(start, 3), round(end, 3), text))
        now = end
    return said


def _utterance(chance: random.Random) -> tuple[str, str]:
    speaker = chance.choice([*OURS, *OURS, *THEIRS])
    if chance.random() < 0.2:
        return speaker, chance.choice(_SHORT)
    return speaker, _sentence(speaker, chance)


def _sentence(speaker: str, chance: random.Random) -> str:
    lines: tuple[str, ...] = _CUSTOMER if speaker in THEIRS else _TECHNICAL
    if speaker == "Robin Falk":
        lines = _SALES
    filled = {name: chance.choice(words) for name, words in _FILL.items()}
    return chance.choice(lines).format(**filled)


def _reach(texts: list[tuple[str, str]], chance: random.Random) -> None:
    """Let people say one sentence more until the call has its words."""
    missing = WORDS - sum(len(text.split()) for _, text in texts)
    while missing > 0:
        at = chance.randrange(len(texts))
        speaker, text = texts[at]
        more = _sentence(speaker, chance)
        texts[at] = speaker, f"{text} {more}"
        missing -= len(more.split())


def webvtt(said: list[Said]) -> bytes:
    """The call as Teams writes it: WebVTT with a voice tag for each cue."""
    cues = [f"{_time(s.start)} --> {_time(s.end)}\n<v {s.speaker}>{s.text}</v>\n" for s in said]
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def _time(seconds: float) -> str:
    whole, rest = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{rest:03}"
