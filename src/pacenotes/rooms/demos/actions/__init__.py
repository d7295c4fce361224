"""Everything that changes demos."""

from pacenotes.rooms.demos.actions.demos import DemoFields, hand_demo, plan_demo, set_demo
from pacenotes.rooms.demos.actions.inputs import decide_plan_input, give_plan_input
from pacenotes.rooms.demos.actions.known import forget_capability, know_capability
from pacenotes.rooms.demos.actions.playbook_steps import (
    PlaybookStepFields,
    add_playbook_step,
    edit_playbook_step,
    move_playbook_step,
    remove_playbook_step,
)
from pacenotes.rooms.demos.actions.playbooks import (
    add_playbook,
    copy_playbook,
    edit_playbook,
    make_playbook,
    remove_playbook,
)
from pacenotes.rooms.demos.actions.stepping import StepFields
from pacenotes.rooms.demos.actions.steps import add_step, edit_step, move_step, remove_step

__all__ = [
    "DemoFields",
    "PlaybookStepFields",
    "StepFields",
    "add_playbook",
    "add_playbook_step",
    "add_step",
    "copy_playbook",
    "decide_plan_input",
    "edit_playbook",
    "edit_playbook_step",
    "edit_step",
    "forget_capability",
    "give_plan_input",
    "hand_demo",
    "know_capability",
    "make_playbook",
    "move_playbook_step",
    "move_step",
    "plan_demo",
    "remove_playbook",
    "remove_playbook_step",
    "remove_step",
    "set_demo",
]
