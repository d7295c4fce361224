"""Reads of deals: lists, one deal whole, how its questions stand, what waits for whom."""

from pacenotes.rooms.deals.queries.deals import deals_of

__all__ = ["deals_of"]
