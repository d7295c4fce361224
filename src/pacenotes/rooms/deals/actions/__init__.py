"""Everything that changes deals: what is done, by whom, on the record."""

from pacenotes.rooms.deals.actions.accounts import (
    add_account,
    add_contact,
    edit_account,
    edit_contact,
    reassign_account,
)
from pacenotes.rooms.deals.actions.answers import (
    AcceptedMeanwhile,
    BusinessCaseFields,
    answer_part,
    keep_business_case,
)
from pacenotes.rooms.deals.actions.around import (
    drop_competitor,
    drop_contact_role,
    drop_required_capability,
    give_contact_role,
    introduce_contact,
    name_competitor,
    require_capability,
)
from pacenotes.rooms.deals.actions.citing import (
    NotInSource,
    cite_call,
    cite_capture,
    cite_mail,
    cite_note,
)
from pacenotes.rooms.deals.actions.conflicts import Conflict
from pacenotes.rooms.deals.actions.deadlines import DeadlineFields, add_deadline, edit_deadline
from pacenotes.rooms.deals.actions.deals import (
    DealChanges,
    edit_deal,
    move_deal,
    name_account,
    open_deal,
    reassign_deal,
)
from pacenotes.rooms.deals.actions.evidence import (
    Said,
    attribute_evidence,
    date_evidence,
    decide,
    drop_undecided,
    keep_evidence,
    redate_evidence,
)
from pacenotes.rooms.deals.actions.fields import (
    add_custom_field,
    edit_custom_field,
    forget_filter,
    remove_custom_field,
    save_filter,
)
from pacenotes.rooms.deals.actions.gate import (
    ask,
    decline,
    finish,
    give_to,
    hand_request,
    release,
    take_on,
    withdraw,
)
from pacenotes.rooms.deals.actions.importing import (
    Choices,
    apply_import,
    apply_later,
    check_import,
    check_later,
    drop_old_imports,
    forget_import,
    keep_import,
    map_import,
)
from pacenotes.rooms.deals.actions.inputs import (
    decide_input,
    give_input,
    keep_input,
    move_inputs,
    settle_input,
)
from pacenotes.rooms.deals.actions.landscape_links import (
    link_by_name,
    link_competitor,
    link_required_capability,
)
from pacenotes.rooms.deals.actions.landscape_news import tell_of_changes
from pacenotes.rooms.deals.actions.linking import link_evidence
from pacenotes.rooms.deals.actions.meetings import call_off_meeting, change_meeting, plan_meeting
from pacenotes.rooms.deals.actions.notes import add_mail, edit_note, write_note
from pacenotes.rooms.deals.actions.pitfalls import PitfallFields, add_pitfall, edit_pitfall
from pacenotes.rooms.deals.actions.several import edit_deals
from pacenotes.rooms.deals.actions.standings import count_anew, keep_standings
from pacenotes.rooms.deals.actions.team import add_team_member, remove_team_member
from pacenotes.rooms.deals.actions.technical_questions import (
    HeardQuestion,
    answer_question,
    edit_question,
    hand_question,
    pass_on_question,
    withdraw_question,
)

__all__ = [
    "AcceptedMeanwhile",
    "BusinessCaseFields",
    "Choices",
    "Conflict",
    "DeadlineFields",
    "DealChanges",
    "HeardQuestion",
    "NotInSource",
    "PitfallFields",
    "Said",
    "add_account",
    "add_contact",
    "add_custom_field",
    "add_deadline",
    "add_mail",
    "add_pitfall",
    "add_team_member",
    "answer_part",
    "answer_question",
    "apply_import",
    "apply_later",
    "ask",
    "attribute_evidence",
    "call_off_meeting",
    "change_meeting",
    "check_import",
    "check_later",
    "cite_call",
    "cite_capture",
    "cite_mail",
    "cite_note",
    "count_anew",
    "date_evidence",
    "decide",
    "decide_input",
    "decline",
    "drop_competitor",
    "drop_contact_role",
    "drop_old_imports",
    "drop_required_capability",
    "drop_undecided",
    "edit_account",
    "edit_contact",
    "edit_custom_field",
    "edit_deadline",
    "edit_deal",
    "edit_deals",
    "edit_note",
    "edit_pitfall",
    "edit_question",
    "finish",
    "forget_filter",
    "forget_import",
    "give_contact_role",
    "give_input",
    "give_to",
    "hand_question",
    "hand_request",
    "introduce_contact",
    "keep_business_case",
    "keep_evidence",
    "keep_import",
    "keep_input",
    "keep_standings",
    "link_by_name",
    "link_competitor",
    "link_evidence",
    "link_required_capability",
    "map_import",
    "move_deal",
    "move_inputs",
    "name_account",
    "name_competitor",
    "open_deal",
    "pass_on_question",
    "plan_meeting",
    "reassign_account",
    "reassign_deal",
    "redate_evidence",
    "release",
    "remove_custom_field",
    "remove_team_member",
    "require_capability",
    "save_filter",
    "settle_input",
    "take_on",
    "tell_of_changes",
    "withdraw",
    "withdraw_question",
    "write_note",
]
