"""The deal that a page is about, where its reader may see it."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.rooms.deals import queries
from pacenotes.rooms.deals.models import Deal


def visible_deal(request: HttpRequest, deal_id: int) -> Deal:
    """The deal with account, owner and team; 404 where this person may not see it."""
    return get_object_or_404(queries.deals_of(asked_by(request)), pk=deal_id)
