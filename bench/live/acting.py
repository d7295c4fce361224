"""What the people of a session do: the addresses they use, and how a cue is told from others."""

from __future__ import annotations

import re

SCREENS = ("driver", "sales", "others", "others", "audience")
"""The screens of a session's five people."""

_CUE = re.compile(rb"bench-([0-9]+)-")
_CUES = re.compile(rb"/cues/([0-9]+)/[a-z/\\\" =>]*")


def page(session: int, screen: str) -> str:
    """The address of a screen's page."""
    return f"/demos/sessions/{session}/{screen}/"


def stream(session: int, screen: str) -> str:
    """The address of a screen's stream."""
    return f"/live/sessions/{session}/{screen}/?after=0"


def give(session: int, number: int) -> tuple[str, str]:
    """Path and body with which the sales person gives the `number`th cue."""
    return f"/demos/sessions/{session}/cues/", f"text=bench-{number}-"


def decline(session: int, cue: int) -> tuple[str, str]:
    """Path and body with which the driver says no to a cue."""
    return f"/demos/sessions/{session}/cues/{cue}/answers/", "state=declined"


def shown(part: bytes) -> list[int]:
    """The numbers of the cues in a part of a screen."""
    return [int(number) for number in _CUE.findall(part)]


def answerable(part: bytes) -> list[int]:
    """The ids of the cues that a part of the driver's screen lets be answered."""
    return sorted({int(cue) for cue in _CUES.findall(part)})
