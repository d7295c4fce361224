"""What one's list of known capabilities asks for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class KnownForm(forms.Form):
    """A capability that one knows how to show."""

    name = forms.CharField(
        label=_("Capability"),
        max_length=160,
        help_text=_("As deals write down what they require, so that triage finds you."),
    )
