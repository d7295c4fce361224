"""What the pages of the landscape have in common: who is compared, and where else to go."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.rooms.landscape.queries.compared import Choice, Compared, compared
from pacenotes.rooms.landscape.rules import keeps_landscape


def choice(request: HttpRequest) -> Choice:
    """The set that is asked for; 404 where there is none of that number."""
    try:
        return compared(asked_by(request), request.GET.get("set", "")[:20])
    except LookupError:
        raise Http404 from None


def around(request: HttpRequest, found: Choice, page: str) -> dict[str, Any]:
    """What stands on each of the pages."""
    return {
        "page": page,
        "sets": found.sets,
        "chosen_set": found.chosen.key if found.chosen else "",
        "compared": found.chosen,
        "against": against(found.chosen) if found.chosen else "",
        "keeps": keeps_landscape(asked_by(request)),
    }


def against(found: Compared) -> str:
    """Who is held against whom, in words."""
    *some, last = [product.name for product in found.others] or [_("nobody")]
    names = _("%(some)s and %(last)s") % {"some": ", ".join(some), "last": last} if some else last
    return _("%(ours)s against %(others)s") % {"ours": found.ours.name, "others": names}
