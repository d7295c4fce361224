"""Battlecards: what of ours to bring up against a competitor, and what to leave."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from pacenotes.core.telling.cards import as_of, card_markdown
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.landscape.cards.asked import (
    as_markdown,
    corner_asked,
    is_for_technical,
    ours_asked,
)
from pacenotes.doors.web.landscape.cards.proving import with_steps
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.demos.queries.playbooks import steps_proving
from pacenotes.rooms.landscape import rules
from pacenotes.rooms.landscape.models import Product
from pacenotes.rooms.landscape.queries.cards import battlecard
from pacenotes.rooms.landscape.queries.comparing import ours_against
from pacenotes.rooms.landscape.queries.naming import own_products


@require_safe
def battlecards(request: HttpRequest) -> HttpResponse:
    """The competitors' products, each with its card."""
    products = _products(request).order_by("vendor__name", "name")
    context = {
        "products": products,
        "has_ours": own_products().exists(),
        "may_keep": rules.keeps_landscape(asked_by(request)),
    }
    return render(request, "landscape/cards/battlecards.html", context)


@require_safe
def card(request: HttpRequest, product_id: int) -> HttpResponse:
    """A battlecard, for one sheet of paper."""
    person = asked_by(request)
    product = get_object_or_404(_products(request), pk=product_id)
    context: dict[str, object] = {
        "product": product,
        "is_technical": is_for_technical(request),
        "may_keep": rules.keeps_landscape(person),
    }
    ours = ours_asked(request, ours_against([product.pk]))
    if ours is None:
        return render(request, "landscape/cards/battlecard.html", context)
    corner = corner_asked(request)
    told = battlecard(ours=ours, product=product, corner=corner)
    shown = [point.capability for section in told.sections for point in section.points]
    steps = steps_proving(shown, person) if context["is_technical"] else {}
    context |= {
        "card": told,
        "ours": ours,
        "own": list(own_products()),
        "sections": [(one, with_steps(one.points, steps)) for one in told.sections if one.count],
        "as_of": as_of(corner, PAGE),
        "corner": corner,
        "markdown": card_markdown(told, PAGE, is_technical=bool(context["is_technical"])),
    }
    return render(request, "landscape/cards/battlecard.html", context)


@require_safe
def card_as_markdown(request: HttpRequest, product_id: int) -> HttpResponse:
    """A battlecard as Markdown."""
    product = get_object_or_404(_products(request), pk=product_id)
    ours = ours_asked(request, ours_against([product.pk]))
    if ours is None:
        raise Http404
    told = battlecard(ours=ours, product=product, corner=corner_asked(request))
    text = card_markdown(told, PAGE, is_technical=is_for_technical(request))
    return as_markdown(text, f"battlecard-{product.key}")


def _products(request: HttpRequest) -> QuerySet[Product]:
    others = Product.objects.visible_to(asked_by(request)).filter(vendor__is_ours=False)
    return others.select_related("vendor")
