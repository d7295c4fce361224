"""Who is credited for inputs."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from pacenotes.rooms.deals.models import Input
from pacenotes.rooms.deals.queries import inputs
from pacenotes.rooms.people.models import Person

register = template.Library()


@register.filter
def credited(given: Iterable[Input]) -> list[Person]:
    """Who gave the accepted ones, each once."""
    return inputs.credited(given)
