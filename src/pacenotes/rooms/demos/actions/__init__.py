"""Everything that changes demos."""

from pacenotes.rooms.demos.actions.captures import capture
from pacenotes.rooms.demos.actions.cues import decline_cue, park_cue, see_cue, send_cue, take_cue
from pacenotes.rooms.demos.actions.demos import DemoFields, hand_demo, plan_demo, set_demo
from pacenotes.rooms.demos.actions.feedback import (
    FeedbackFields,
    give_feedback,
    keep_feedback_to_oneself,
    reword_feedback,
    share_feedback,
)
from pacenotes.rooms.demos.actions.inputs import decide_plan_input, give_plan_input
from pacenotes.rooms.demos.actions.joining import join_call, part_call
from pacenotes.rooms.demos.actions.known import forget_capability, know_capability
from pacenotes.rooms.demos.actions.linking import link_steps_by_name
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
from pacenotes.rooms.demos.actions.questions import answer_parked, park_question
from pacenotes.rooms.demos.actions.sessions import end_session, start_session, tell_standing
from pacenotes.rooms.demos.actions.showing import show_next, show_step
from pacenotes.rooms.demos.actions.stepping import StepFields
from pacenotes.rooms.demos.actions.steps import add_step, edit_step, move_step, remove_step
from pacenotes.rooms.demos.actions.wheel import (
    accept_handover,
    ask_for_wheel,
    beat,
    decline_handover,
    let_go,
    offer_wheel,
    take_wheel,
    tell_lapsed,
    withdraw_handover,
)

__all__ = [
    "DemoFields",
    "FeedbackFields",
    "PlaybookStepFields",
    "StepFields",
    "accept_handover",
    "add_playbook",
    "add_playbook_step",
    "add_step",
    "answer_parked",
    "ask_for_wheel",
    "beat",
    "capture",
    "copy_playbook",
    "decide_plan_input",
    "decline_cue",
    "decline_handover",
    "edit_playbook",
    "edit_playbook_step",
    "edit_step",
    "end_session",
    "forget_capability",
    "give_feedback",
    "give_plan_input",
    "hand_demo",
    "join_call",
    "keep_feedback_to_oneself",
    "know_capability",
    "let_go",
    "link_steps_by_name",
    "make_playbook",
    "move_playbook_step",
    "move_step",
    "offer_wheel",
    "park_cue",
    "park_question",
    "part_call",
    "plan_demo",
    "remove_playbook",
    "remove_playbook_step",
    "remove_step",
    "reword_feedback",
    "see_cue",
    "send_cue",
    "set_demo",
    "share_feedback",
    "show_next",
    "show_step",
    "start_session",
    "take_cue",
    "take_wheel",
    "tell_lapsed",
    "tell_standing",
    "withdraw_handover",
]
