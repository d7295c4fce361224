"""What the people of a session do: the addresses they use, and how a cue is told from others."""

from __future__ import annotations

import re

SCREENS = ("driver", "sales", "others", "others", "audience")
"""The screens of a session's five people."""
BEAT_SECONDS = 10.0
"""As often a driver's page says that it is there."""

_NUMBER = re.compile(rb"bench-([0-9]+)-")
_CUE = re.compile(rb"/cues/([0-9]+)/answers/")


def page(demo: int) -> str:
    """The address of the page of whoever asks."""
    return f"/demos/{demo}/live/"


def stream(session: int, screen: str) -> str:
    """The address of a screen's stream."""
    return f"/live/sessions/{session}/{screen}/?after=0"


def give(demo: int, number: int) -> tuple[str, str]:
    """Path and body with which the sales person gives the `number`th cue."""
    return f"/demos/{demo}/cues/", f"text=bench-{number}-"


def answer(demo: int, cue: int, with_: str) -> tuple[str, str]:
    """Path and body with which the driver's page says that a cue is seen, or the driver no."""
    return f"/demos/{demo}/cues/{cue}/answers/", f"answer={with_}"


def beat(demo: int) -> tuple[str, str]:
    """Path and body with which the driver's page says that it is there."""
    return f"/demos/{demo}/wheel/beats/", ""


def shown(part: bytes) -> list[int]:
    """The numbers of the cues in a part of a screen."""
    return [int(number) for number in _NUMBER.findall(part)]


def answerable(part: bytes) -> list[int]:
    """The ids of the cues that a part of the driver's screen lets be answered."""
    return sorted({int(cue) for cue in _CUE.findall(part)})
