"""What each screen of a live session shows, and which events change it."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from pacenotes.core.position import HouseSide
from pacenotes.doors.web.demos.live.agenda import AgendaLine, agenda_lines, agenda_of
from pacenotes.doors.web.demos.live.parts import CONTEXTS
from pacenotes.rooms.deals.rules import position_on
from pacenotes.rooms.demos.models import Demo, DemoSession
from pacenotes.rooms.demos.queries.sessions import SessionState, session_state
from pacenotes.rooms.demos.rules.sessions import may_follow, may_take_part
from pacenotes.rooms.people.models import Person

DRIVER, SALES, OTHERS, AUDIENCE = "driver", "sales", "others", "audience"

_COLLEAGUES: dict[str, tuple[str, ...]] = {
    "wheel": ("screen", "wheel", "now"),
    "handover": ("wheel",),
    "step": ("now",),
    "plan": ("now", "choices"),
    "cue": ("given",),
    "capture": ("captures",),
    "question": ("questions",),
    "session": ("screen",),
}
CHANGED: dict[str, dict[str, tuple[str, ...]]] = {
    DRIVER: {
        "wheel": ("screen", "wheel", "now", "cues"),
        "handover": ("wheel",),
        "step": ("now",),
        "plan": ("now",),
        "cue": ("cues",),
        "question": ("questions",),
        "session": ("screen",),
    },
    SALES: _COLLEAGUES | {"capture": ("captures", "sheet"), "standing": ("sheet",)},
    OTHERS: _COLLEAGUES,
    AUDIENCE: {"step": ("agenda",), "plan": ("agenda",), "session": ("agenda",)},
}
"""The parts that an event of each kind changes, by screen. The audience's has one part, and no
event of a cue, a capture or a question reaches it."""

PARTS: dict[str, tuple[str, ...]] = {
    DRIVER: ("screen", "now", "wheel", "cues", "questions"),
    SALES: ("screen", "now", "wheel", "given", "captures", "questions", "sheet", "choices"),
    OTHERS: ("screen", "now", "wheel", "given", "captures", "questions", "choices"),
    AUDIENCE: ("agenda",),
}
"""The parts of each screen."""


def screen_of(person: Person, session: DemoSession) -> str:
    """The screen of somebody who may see the session: the driver's, the sales side's, or the
    others'."""
    holds = session.holds.filter(released_at=None)
    driver = holds.values_list("person", flat=True).first()
    return _screen(person, session, driver)


def may_open(person: Person, session: DemoSession, screen: str) -> bool:
    """Whether this person may open this screen: the audience's and the others' whoever may see the
    deal, the sales side's whoever plays there, the driver's only who drives."""
    if not may_follow(person, session):
        return False
    if screen in {AUDIENCE, OTHERS}:
        return True
    if screen == SALES:
        return _is_sales(person, session)
    return screen == DRIVER and screen_of(person, session) == DRIVER


def parts_of(screen: str, kind: str) -> tuple[str, ...]:
    """The parts of a screen that an event of this kind changes; none of one that is unknown."""
    return CHANGED.get(screen, {}).get(kind, ())


def state_of(session_id: int) -> SessionState:
    """All that the screens of a session show, loaded once for all of them."""
    return session_state(session_id)


def rendered(
    part: str,
    screen: str,
    state: SessionState,
    person: Person,
    request: HttpRequest | None = None,
) -> str:
    """A part of a screen as this person sees it now; KeyError where the screen has no such part.

    The agenda's template is given its lines and nothing else. With the `request` of a page, forms
    carry its token.
    """
    if part not in PARTS[screen]:
        raise KeyError(part)
    template = f"demos/live/parts/{part}.html"
    if part == "agenda":
        return _agenda(agenda_of(state), is_over=state.is_over)
    if part == "screen":
        return render_to_string(template, {"key": screen_key(person, state)})
    context = {"demo": state.session.demo, "person": person, **CONTEXTS[part](state, person)}
    return render_to_string(template, context, request)


def agenda_ahead(demo: Demo) -> str:
    """The audience's one part as long as the demo hasn't begun."""
    return _agenda(agenda_lines(demo.steps.all()), is_over=False)


def _agenda(lines: tuple[AgendaLine, ...], *, is_over: bool) -> str:
    return render_to_string("demos/live/parts/agenda.html", {"lines": lines, "is_over": is_over})


def screen_key(person: Person, state: SessionState) -> str:
    """The screen that is this person's by now; a page that shows another one loads anew."""
    return "over" if state.is_over else _screen(person, state.session, state.driver_id)


def _screen(person: Person, session: DemoSession, driver_id: int | None) -> str:
    if driver_id == person.pk and may_take_part(person, session.demo.deal):
        return DRIVER
    return SALES if _is_sales(person, session) else OTHERS


def _is_sales(person: Person, session: DemoSession) -> bool:
    played = position_on(person, session.demo.deal)
    return played is not None and played.side is HouseSide.SALES
