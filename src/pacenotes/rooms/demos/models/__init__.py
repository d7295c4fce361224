"""What the demos room remembers."""

from pacenotes.rooms.demos.models.capture import Capture
from pacenotes.rooms.demos.models.cue import LONGEST_CUE, Cue
from pacenotes.rooms.demos.models.demo import MOST_PLANNED_MINUTES, Demo, DemoQuerySet
from pacenotes.rooms.demos.models.demo_session import DemoSession, DemoSessionQuerySet
from pacenotes.rooms.demos.models.feedback import Feedback, FeedbackQuerySet
from pacenotes.rooms.demos.models.handover import Handover
from pacenotes.rooms.demos.models.hold import Hold
from pacenotes.rooms.demos.models.known_capability import KnownCapability
from pacenotes.rooms.demos.models.live_event import LiveEvent
from pacenotes.rooms.demos.models.parked_question import ParkedQuestion
from pacenotes.rooms.demos.models.plan_step import PlanStep
from pacenotes.rooms.demos.models.playbook import Playbook, PlaybookQuerySet
from pacenotes.rooms.demos.models.playbook_step import PlaybookStep
from pacenotes.rooms.demos.models.shown_step import ShownStep
from pacenotes.rooms.demos.models.step import MOST_MINUTES

__all__ = [
    "LONGEST_CUE",
    "MOST_MINUTES",
    "MOST_PLANNED_MINUTES",
    "Capture",
    "Cue",
    "Demo",
    "DemoQuerySet",
    "DemoSession",
    "DemoSessionQuerySet",
    "Feedback",
    "FeedbackQuerySet",
    "Handover",
    "Hold",
    "KnownCapability",
    "LiveEvent",
    "ParkedQuestion",
    "PlanStep",
    "Playbook",
    "PlaybookQuerySet",
    "PlaybookStep",
    "ShownStep",
]
