"""What we claimed on a call, each claim held against the landscape."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.doors.web.calls.debrief_page import DebriefPage, Quote
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.landscape.models import Product
from pacenotes.rooms.landscape.queries.claims import ClaimChecked, Said, checked_claims


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim's words, and how it fares; `verdict` is empty where nothing is claimed of others."""

    quote: Quote
    check: ClaimChecked | None
    verdict: str = ""


def claims_part(page: DebriefPage) -> list[Claimed]:
    """The claims of a call in its order; where there are any, in a dozen queries more."""
    heard = [one for one in page.listed if one.signal == "claims"]
    said = {one.pk: Said(one.kind, one.words) for one in heard}
    if not said:
        return []
    checks = checked_claims(said, page.call.held_on, _rivals(page), timezone.localdate())
    return [
        Claimed(page.quote(one), checks.get(one.pk), _verdict(page, checks.get(one.pk)))
        for one in heard
    ]


def _rivals(page: DebriefPage) -> list[Product]:
    named = page.call.deal.competitors.exclude(product=None).select_related("product__vendor")
    return [one.product for one in named if one.product is not None]


def _verdict(page: DebriefPage, check: ClaimChecked | None) -> str:
    if check is None or check.verdict is None or page.call.held_on is None:
        return ""
    return _(check.verdict.why.message).replace("{day}", PAGE.day(page.call.held_on))
