"""What giving an input and deciding on one ask for."""

from __future__ import annotations

from django import forms

from pacenotes.rooms.deals.models import Input


class GiveForm(forms.Form):
    """An input. `about` is what it is on: the type and the key or id, with a colon between."""

    about = forms.CharField(max_length=80)
    text = forms.CharField(max_length=2000)
    back = forms.CharField(required=False, max_length=500)

    def on(self) -> tuple[str, str]:
        """The type and the key or id; empty where it was left out."""
        about_type, _colon, about_id = str(self.data.get("about", ""))[:80].partition(":")
        return about_type, about_id


class DecisionForm(forms.Form):
    """What the owner makes of an input; `seen` is how it stood when they read it."""

    state = forms.ChoiceField(choices=Input.State.choices)
    reason = forms.CharField(required=False, max_length=1000)
    seen = forms.ChoiceField(choices=Input.State.choices)
    back = forms.CharField(required=False, max_length=500)
