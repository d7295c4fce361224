"""What the landscape room remembers."""

from pacenotes.rooms.landscape.models.capability import Capability, CapabilityVersion
from pacenotes.rooms.landscape.models.competitor_set import CompetitorSet
from pacenotes.rooms.landscape.models.coverage import Coverage
from pacenotes.rooms.landscape.models.fact import Fact, FactSpan, FactVersion
from pacenotes.rooms.landscape.models.field_input import FieldInput
from pacenotes.rooms.landscape.models.mark import LandscapeMark
from pacenotes.rooms.landscape.models.product import Product
from pacenotes.rooms.landscape.models.release import Release, ReleaseVersion
from pacenotes.rooms.landscape.models.statement import Statement, StatementVersion
from pacenotes.rooms.landscape.models.talk_track import TalkTrack
from pacenotes.rooms.landscape.models.vendor import Vendor
from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet

__all__ = [
    "Capability",
    "CapabilityVersion",
    "CompetitorSet",
    "Coverage",
    "Fact",
    "FactSpan",
    "FactVersion",
    "FieldInput",
    "LandscapeMark",
    "LandscapeQuerySet",
    "Product",
    "Release",
    "ReleaseVersion",
    "Statement",
    "StatementVersion",
    "TalkTrack",
    "Vendor",
]
