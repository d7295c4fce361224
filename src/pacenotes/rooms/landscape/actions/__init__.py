"""Everything that changes the landscape."""

from pacenotes.rooms.landscape.actions.accepting import accept_as_fact
from pacenotes.rooms.landscape.actions.capabilities import (
    add_capability,
    place_capability,
    rename_capability,
)
from pacenotes.rooms.landscape.actions.capability_edits import edit_capability
from pacenotes.rooms.landscape.actions.facts import (
    Told,
    correct_fact,
    record_coverage,
    record_fact,
    withdraw_fact,
)
from pacenotes.rooms.landscape.actions.field_inputs import decide_field_input, give_field_input
from pacenotes.rooms.landscape.actions.importing import Did, Outcome, WrongRow, import_landscape
from pacenotes.rooms.landscape.actions.products import (
    add_competitor_set,
    add_product,
    add_vendor,
    edit_competitor_set,
    rename_product,
)
from pacenotes.rooms.landscape.actions.releases import add_release, move_release, rename_release
from pacenotes.rooms.landscape.actions.snapshots import Changed, Snapshot, record_snapshot
from pacenotes.rooms.landscape.actions.statements import make_statement, restate
from pacenotes.rooms.landscape.actions.talk_tracks import (
    Worded,
    drop_talk_track,
    word_talk_track,
)
from pacenotes.rooms.landscape.actions.vendors import edit_vendor

__all__ = [
    "Changed",
    "Did",
    "Outcome",
    "Snapshot",
    "Told",
    "Worded",
    "WrongRow",
    "accept_as_fact",
    "add_capability",
    "add_competitor_set",
    "add_product",
    "add_release",
    "add_vendor",
    "correct_fact",
    "decide_field_input",
    "drop_talk_track",
    "edit_capability",
    "edit_competitor_set",
    "edit_vendor",
    "give_field_input",
    "import_landscape",
    "make_statement",
    "move_release",
    "place_capability",
    "record_coverage",
    "record_fact",
    "record_snapshot",
    "rename_capability",
    "rename_product",
    "rename_release",
    "restate",
    "withdraw_fact",
    "word_talk_track",
]
