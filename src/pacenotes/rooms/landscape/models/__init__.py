"""What the landscape room remembers."""

from pacenotes.rooms.landscape.models.capability import Capability
from pacenotes.rooms.landscape.models.capability_version import CapabilityVersion
from pacenotes.rooms.landscape.models.competitor_set import CompetitorSet
from pacenotes.rooms.landscape.models.coverage import Coverage
from pacenotes.rooms.landscape.models.fact import Fact
from pacenotes.rooms.landscape.models.fact_span import FactSpan
from pacenotes.rooms.landscape.models.fact_version import FactVersion
from pacenotes.rooms.landscape.models.field_input import FieldInput
from pacenotes.rooms.landscape.models.mark import LandscapeMark
from pacenotes.rooms.landscape.models.product import Product
from pacenotes.rooms.landscape.models.release import Release
from pacenotes.rooms.landscape.models.release_version import ReleaseVersion
from pacenotes.rooms.landscape.models.statement import Statement
from pacenotes.rooms.landscape.models.statement_version import StatementVersion
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
