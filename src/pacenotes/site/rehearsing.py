"""The sample team's demos: what each knows, playbooks, and a demo that is planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Deal, Meeting
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo, Playbook
from pacenotes.rooms.people.models import Person

People = Mapping[str, Person]


def prepare(told: dict[str, Any], people: People) -> None:
    """What each of the team knows, and their playbooks; what is there already stays."""
    for entry in told["known"]:
        for name in entry["names"]:
            actions.know_capability(name=name, by=people[entry["who"]])
    for entry in told["playbooks"]:
        by = people[entry["by"]]
        if not by.playbooks.filter(name=entry["name"]).exists():
            playbook = actions.add_playbook(name=entry["name"], about=entry["about"], by=by)
            for step in entry["steps"]:
                actions.add_playbook_step(playbook=playbook, fields=step, by=by)


def rehearse(deal: Deal, told: dict[str, Any], people: People) -> Demo:
    """Ask for a demo on a deal, take it on, plan it from a playbook, and say what others say."""
    by, due = people[told["by"]], _day(told["due_in"])
    asks = people[told["asked_by"]]
    request = deals.ask(deal=deal, kind="demo", what=told["what"], due=due, by=asks)
    taken = deals.take_on(request=request, reason=told["reason"], by=by)
    playbook = Playbook.objects.filter(name=told["playbook"]).first()
    demo = actions.plan_demo(request=taken, title=told["title"], playbook=playbook, by=by)
    fields: actions.DemoFields = {
        "minutes": told["minutes"],
        "meeting": _meeting(deal, told["meeting"], people, asks),
    }
    demo = actions.set_demo(demo=demo, fields=fields, by=by)
    for entry in told["inputs"]:
        _input(demo, entry, people)
    return demo


def _meeting(deal: Deal, told: dict[str, Any], people: People, by: Person) -> Meeting:
    invited = deal.account.contacts.filter(name__in=told["contacts"]) if deal.account else ()
    return deals.plan_meeting(
        deal=deal,
        title=told["title"],
        held_on=_day(told["in_days"]),
        colleagues=[people[name] for name in told["colleagues"]],
        contacts=list(invited),
        by=by,
    )


def _input(demo: Demo, entry: dict[str, Any], people: People) -> None:
    about = ("demo", str(demo.pk))
    if "step" in entry:
        about = ("plan-step", str(demo.steps.get(shows=entry["step"]).pk))
    actions.give_plan_input(
        deal=demo.deal,
        about_type=about[0],
        about_id=about[1],
        text=entry["text"],
        by=people[entry["by"]],
    )


def _day(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)
