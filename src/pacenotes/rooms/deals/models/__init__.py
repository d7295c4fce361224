"""What the deals room remembers."""

from pacenotes.rooms.deals.models.account import Account
from pacenotes.rooms.deals.models.deal import Deal, DealQuerySet
from pacenotes.rooms.deals.models.team_member import TeamMember

__all__ = ["Account", "Deal", "DealQuerySet", "TeamMember"]
