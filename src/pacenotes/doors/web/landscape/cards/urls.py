"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from pacenotes.doors.web.landscape.cards import (
    battlecard_views,
    brief_views,
    impact_views,
    words_views,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("battlecards/", battlecard_views.battlecards, name="battlecards"),
    path("products/<int:product_id>/battlecard/", battlecard_views.card, name="battlecard"),
    path(
        "products/<int:product_id>/battlecard.md",
        battlecard_views.card_as_markdown,
        name="battlecard-markdown",
    ),
    path("capabilities/<int:capability_id>/words/", words_views.words, name="capability-words"),
    path(
        "capabilities/<int:capability_id>/words/<int:track_id>/removals/",
        words_views.removals,
        name="capability-words-removals",
    ),
    path("changes/impact/", impact_views.impact, name="landscape-impact"),
]

below_deals: list[URLPattern | URLResolver] = [
    path(
        "<int:deal_id>/brief/differentiators/",
        brief_views.differentiators,
        name="deal-differentiators",
    ),
    path(
        "<int:deal_id>/brief/differentiators.md",
        brief_views.differentiators_as_markdown,
        name="deal-differentiators-markdown",
    ),
]
