"""What the pages about deals ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.positions import POSITIONS, HouseSide


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
