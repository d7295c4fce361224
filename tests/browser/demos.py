"""A demo with a plan, a meeting, inputs and a playbook, for the browser's pages."""

from __future__ import annotations

from typing import Any

from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo, Playbook
from pacenotes.rooms.people.models import Person

STEPS: tuple[dict[str, Any], ...] = (
    {"shows": "A load that broke last night", "how": "Sort by failed.\nLet them say it first.",
     "roles": ["user", "technical-buyer"], "minutes": 6, "agenda": "A morning after",
     "if_short": "You see at six what broke at two."},
    {"shows": "The same in their own data centre", "roles": ["security"], "minutes": 12,
     "differentiator": "Nothing leaves the house", "capability": "Runs in our own data centre"},
    {"shows": "What two hours are worth", "minutes": 40},
)  # fmt: skip


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
