"""What each screen of a live session shows, and which events change it."""

from __future__ import annotations

from pacenotes.rooms.demos.models import DemoSession
from pacenotes.rooms.people.models import Person


def may_open(person: Person, session: DemoSession, screen: str) -> bool:  # noqa: ARG001  # nothing is shown yet
    """Whether this person may open this screen of a session that they may see."""
    return False


def parts_of(screen: str, kind: str) -> tuple[str, ...]:  # noqa: ARG001  # nothing is shown yet
    """The parts of a screen that an event of this kind changes; none of one that is unknown."""
    return ()


def state_of(session_id: int) -> object:  # noqa: ARG001  # nothing is shown yet
    """All that the screens of a session show, loaded once for all of them."""
    return None


def rendered(part: str, screen: str, state: object, person: Person) -> str:  # noqa: ARG001  # nothing is shown yet
    """A part of a screen as this person sees it now."""
    return ""
