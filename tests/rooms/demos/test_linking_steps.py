from __future__ import annotations

import pytest

from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.jobs import WORK
from pacenotes.rooms.history.jobs import run_next
from pacenotes.rooms.history.models import Event
from tests.cast import deal, person
from tests.rooms.landscape.card_ground import LINEAGE, laid

pytestmark = pytest.mark.django_db


def test_steps_are_linked_when_the_landscape_learns_of_what_they_name() -> None:
    sam = person("pre-sales-engineer")
    playbook = actions.add_playbook(name="Mine", about="", by=sam)
    for words in (LINEAGE.upper(), "In our own words", ""):
        fields = {"shows": "x", "differentiator": words}
        actions.add_playbook_step(playbook=playbook, fields=fields, by=sam)
    on = deal(person(), sam)
    demo = actions.plan_demo(deal=on, title="Demo", playbook=playbook, by=sam)
    ground = laid()
    while run_next(WORK):
        pass
    for steps in (playbook.steps, demo.steps):
        linked = [step.differentiator_capability for step in steps.order_by("place")]
        assert linked == [ground.of(LINEAGE), None, None]
    assert Event.objects.filter(verb="linked_step", by=None).count() == 2
    assert Event.objects.get(verb="linked_step", deal_id=on.pk).about_type == "planstep"
    assert actions.link_steps_by_name(by=None) == 0
