"""A demo with a plan, a meeting, inputs and a playbook, for the browser's pages."""

from __future__ import annotations

from typing import Any

from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo, DemoSession, Playbook
from pacenotes.rooms.people.models import Person

STEPS: tuple[dict[str, Any], ...] = (
    {"shows": "A load that broke last night", "how": "Sort by failed.\nLet them say it first.",
     "roles": ["user", "technical-buyer"], "minutes": 6, "agenda": "A morning after",
     "if_short": "You see at six what broke at two."},
    {"shows": "The same in their own data centre", "roles": ["security"], "minutes": 12,
     "differentiator": "Nothing leaves the house", "capability": "Runs in our own data centre"},
    {"shows": "What two hours are worth", "minutes": 40},
)  # fmt: skip


def given(demo: Demo, by: Person, other: Person) -> DemoSession:
    """The demo as it was given by one and followed by the other, with feedback on it."""
    session = actions.start_session(demo=demo, by=by)
    for step in demo.steps.all()[:2]:
        actions.show_step(session=session, step=step, by=by)
    cue = actions.send_cue(session=session, text="Ask what it cost them", by=other)
    actions.park_cue(cue=cue, by=by)
    actions.capture(session=session, words="We lose two hours a day", part="today", by=other)
    for side in ("technical", "sales"):
        actions.park_question(session=session, text="What is it per seat?", side=side, by=by)
    actions.accept_handover(handover=actions.ask_for_wheel(session=session, by=other), by=by)
    session = actions.end_session(session=session, by=by)
    said: Any = {"went_well": "The pause", "to_try": "Ask first", "to_try_in": None}
    said["went_well_in"] = demo.steps.first()
    actions.give_feedback(session=session, to=other, fields=said, by=by)
    return session


def demo_with_steps(on: Deal, by: Person, other: Person) -> tuple[Demo, Playbook]:
    """The demo, given by a technical colleague, with inputs of another; and its playbook."""
    actions.know_capability(name="Single sign-on", by=by)
    playbook = actions.add_playbook(name="From the alert to the cause", about="Short.", by=by)
    for fields in STEPS:
        actions.add_playbook_step(playbook=playbook, fields=fields, by=by)  # type: ignore[arg-type]
    demo = actions.plan_demo(deal=on, title="Second demo", playbook=playbook, by=by)
    demo = actions.set_demo(demo=demo, fields={"meeting": on.meetings.first()}, by=by)
    step = demo.steps.all()[0]
    for about in (("demo", str(demo.pk)), ("plan-step", str(step.pk))):
        actions.give_plan_input(
            deal=on, about_type=about[0], about_id=about[1],
            text="The chief financial officer leaves after half an hour.", by=other,
        )  # fmt: skip
    actions.copy_playbook(playbook=playbook, name="The same, shorter", by=other)
    return demo, playbook
