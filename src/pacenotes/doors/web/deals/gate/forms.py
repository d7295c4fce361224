"""What the pages about requests ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.queries.house import policy


class AskForm(forms.Form):
    """A request for a technical colleague's time."""

    kind = forms.ChoiceField(
        label=_("What for"),
        choices=lambda: [(kind.key, say(kind.name)) for kind in policy().requests],
    )
    what = forms.CharField(
        label=_("What you ask for"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is to be shown or done, for whom, and what they decide by it."),
    )
    due = forms.DateField(
        label=_("By"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="ask-%s")


class ReasonForm(forms.Form):
    """Why a request is taken on or declined; the action says whether it has to be said."""

    reason = forms.CharField(
        label=_("Why"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, *, name: str) -> None:
        super().__init__(data, auto_id=f"{name}-%s")
