"""Everything that changes the landscape."""

from pacenotes.rooms.landscape.actions.capabilities import (
    add_capability,
    place_capability,
    rename_capability,
)
from pacenotes.rooms.landscape.actions.facts import (
    Told,
    correct_fact,
    record_coverage,
    record_fact,
    withdraw_fact,
)
from pacenotes.rooms.landscape.actions.field_inputs import decide_field_input, give_field_input
from pacenotes.rooms.landscape.actions.products import (
    add_competitor_set,
    add_product,
    add_vendor,
    edit_competitor_set,
    rename_product,
)
from pacenotes.rooms.landscape.actions.releases import add_release, move_release
from pacenotes.rooms.landscape.actions.snapshots import Changed, Snapshot, record_snapshot
from pacenotes.rooms.landscape.actions.statements import make_statement, restate
from pacenotes.rooms.landscape.actions.talk_tracks import (
    Worded,
    drop_talk_track,
    word_talk_track,
)

__all__ = [
    "Changed",
    "Snapshot",
    "Told",
    "Worded",
    "add_capability",
    "add_competitor_set",
    "add_product",
    "add_release",
    "add_vendor",
    "correct_fact",
    "decide_field_input",
    "drop_talk_track",
    "edit_competitor_set",
    "give_field_input",
    "make_statement",
    "move_release",
    "place_capability",
    "record_coverage",
    "record_fact",
    "record_snapshot",
    "rename_capability",
    "rename_product",
    "restate",
    "withdraw_fact",
    "word_talk_track",
]
