"""What the pages about deals ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.positions import POSITIONS, HouseSide
from pacenotes.rooms.people.models import Person


class DealForm(forms.Form):
    """A new deal: what it is called, who it is with, and one's own position on it."""

    name = forms.CharField(
        label=_("Deal"), max_length=160, help_text=_("What it is about, such as “Beacon rollout”.")
    )
    account_name = forms.CharField(
        label=_("Account"), max_length=160, help_text=_("The company that you sell to.")
    )
    position_key = forms.ChoiceField(
        label=_("Your position on this deal"),
        choices=lambda: [(p.key, _(p.name)) for p in POSITIONS if p.side is HouseSide.SALES],
    )


class TeamMemberForm(forms.Form):
    """Somebody for a deal's team, and the position they play on it."""

    person = forms.ModelChoiceField(label=_("Who"), queryset=Person.objects.none())
    position_key = forms.ChoiceField(
        label=_("Position on this deal"), choices=lambda: [(p.key, _(p.name)) for p in POSITIONS]
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Person.objects.visible_to(by).active()


class OwnerForm(forms.Form):
    """Another owner for a deal."""

    owner = forms.ModelChoiceField(label=_("Owner"), queryset=Person.objects.none())

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Person.objects.visible_to(by).active()
