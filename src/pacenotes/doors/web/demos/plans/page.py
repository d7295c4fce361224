"""A demo's plan as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from pacenotes.core.contact_roles import contact_role
from pacenotes.doors.web.deals.happened import happened
from pacenotes.doors.web.deals.inputs.part import inputs_part
from pacenotes.doors.web.demos.plans.forms import HandForm, NameForm, StepForm
from pacenotes.rooms.deals.models import Input
from pacenotes.rooms.deals.queries.inputs import inputs_by_about
from pacenotes.rooms.demos.models import Demo, PlanStep
from pacenotes.rooms.demos.queries.plans import plan_of
from pacenotes.rooms.demos.rules.plans import may_change_plan, may_hand_demo
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step, for whom it is in words, where it stands, and the inputs on it."""

    step: PlanStep
    number: int
    for_whom: str
    is_first: bool
    is_last: bool
    inputs: dict[str, Any]


def demo_page(demo: Demo, person: Person, **sent: Any) -> dict[str, Any]:
    """What `demos/plans/demo.html` shows, in a fixed number of queries; `sent` are forms that
    were sent and can't be done as they are."""
    plan = plan_of(demo)
    given = inputs_by_about(demo.deal)
    may_change = may_change_plan(person, demo)
    rows = [
        StepRow(
            step,
            number,
            for_whom(step.roles),
            number == 1,
            number == len(plan.steps),
            _inputs(demo, person, Input.About.PLAN_STEP, step.pk, step.shows, given),
        )
        for number, step in enumerate(plan.steps, start=1)
    ]
    return {
        "demo": demo,
        "deal": demo.deal,
        "tab": "demos",
        "plan": plan,
        "rows": rows,
        "may_change": may_change,
        "was_given": demo.sessions.exists(),
        "add_form": StepForm(demo=demo, step=None) if may_change else None,
        "hand_form": HandForm(demo=demo) if may_hand_demo(person, demo) else None,
        "playbook_form": NameForm(name=demo.playbook_name or demo.title) if may_change else None,
        "thing": _inputs(demo, person, Input.About.DEMO, demo.pk, _("the plan"), given),
        "happened": happened(demo),
        **sent,
    }


def for_whom(roles: list[str]) -> str:
    """Contact roles in words, in a row."""
    known = (contact_role(key) for key in roles)
    return ", ".join(_(role.name) for role in known if role is not None)


def _inputs(
    demo: Demo,
    person: Person,
    about: str,
    pk: int,
    label: str,
    given: dict[tuple[str, str], list[Input]],
) -> dict[str, Any]:
    key = (str(about), str(pk))
    return inputs_part(
        demo.deal, person, *key, label=label, owner=demo.demoer, inputs=given.get(key, [])
    )
