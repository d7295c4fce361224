"""What the deals room remembers."""

from pacenotes.rooms.deals.models.account import Account, AccountQuerySet
from pacenotes.rooms.deals.models.answer import Answer
from pacenotes.rooms.deals.models.business_case import BusinessCase
from pacenotes.rooms.deals.models.competitor import Competitor
from pacenotes.rooms.deals.models.contact import Contact, ContactQuerySet, check_at_account
from pacenotes.rooms.deals.models.contact_role import ContactRole
from pacenotes.rooms.deals.models.custom_field import CustomField
from pacenotes.rooms.deals.models.deadline import Deadline
from pacenotes.rooms.deals.models.deal import Deal, DealQuerySet
from pacenotes.rooms.deals.models.evidence import Evidence, EvidenceQuerySet
from pacenotes.rooms.deals.models.felt_change import FeltChange
from pacenotes.rooms.deals.models.gate_request import GateRequest, GateRequestQuerySet
from pacenotes.rooms.deals.models.input import Input
from pacenotes.rooms.deals.models.mail import Mail
from pacenotes.rooms.deals.models.meeting import Meeting
from pacenotes.rooms.deals.models.note import LONGEST_NOTE, Note
from pacenotes.rooms.deals.models.note_version import NoteVersion
from pacenotes.rooms.deals.models.pitfall import Pitfall
from pacenotes.rooms.deals.models.required_capability import RequiredCapability
from pacenotes.rooms.deals.models.saved_filter import SavedFilter
from pacenotes.rooms.deals.models.standing import Standing
from pacenotes.rooms.deals.models.table_import import (
    APPLY_TABLE,
    CHECK_TABLE,
    KEPT_FOR,
    TableImport,
    TableImportQuerySet,
)
from pacenotes.rooms.deals.models.table_piece import PIECE_BYTES, TablePiece
from pacenotes.rooms.deals.models.team_member import TeamMember
from pacenotes.rooms.deals.models.technical_question import TechnicalQuestion

__all__ = [
    "APPLY_TABLE",
    "CHECK_TABLE",
    "KEPT_FOR",
    "LONGEST_NOTE",
    "PIECE_BYTES",
    "Account",
    "AccountQuerySet",
    "Answer",
    "BusinessCase",
    "Competitor",
    "Contact",
    "ContactQuerySet",
    "ContactRole",
    "CustomField",
    "Deadline",
    "Deal",
    "DealQuerySet",
    "Evidence",
    "EvidenceQuerySet",
    "FeltChange",
    "GateRequest",
    "GateRequestQuerySet",
    "Input",
    "Mail",
    "Meeting",
    "Note",
    "NoteVersion",
    "Pitfall",
    "RequiredCapability",
    "SavedFilter",
    "Standing",
    "TableImport",
    "TableImportQuerySet",
    "TablePiece",
    "TeamMember",
    "TechnicalQuestion",
    "check_at_account",
]
