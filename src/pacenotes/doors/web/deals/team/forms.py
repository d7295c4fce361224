"""What is asked for to put a team together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from pacenotes.core.positions import POSITIONS, HouseSide, Position
from pacenotes.rooms.people.models import Person


class TeamMemberForm(forms.Form):
    """Somebody for a deal's team, and the position they play on it."""

    person = forms.ModelChoiceField(label=_("Who"), queryset=Person.objects.none())
    position_key = forms.ChoiceField(
        label=_("Position on this deal"), choices=lambda: named(POSITIONS)
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Person.objects.visible_to(by).active()


class OwnerForm(forms.Form):
    """Another owner for a deal, and the sales position they play on it from then on."""

    owner = forms.ModelChoiceField(label=_("Owner"), queryset=Person.objects.none())
    position_key = forms.ChoiceField(
        label=_("Position on this deal"),
        required=False,
        choices=lambda: [
            ("", _("the one they play")),
            *named(p for p in POSITIONS if p.side is HouseSide.SALES),
        ],
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Person.objects.visible_to(by).active()


def named(positions: Iterable[Position]) -> list[tuple[str, str]]:
    """Positions to choose from, in the reader's language."""
    return [(position.key, say(position.name)) for position in positions]
