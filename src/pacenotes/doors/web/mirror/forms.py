"""What the pages of one's own mirror ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.mirror.kept import LONGEST_INTENTION, WENT_NAMES, Went
from pacenotes.core.mirror.marks import MARK_NAMES, Mark
from pacenotes.core.mirror.shared import MOST_DAYS
from pacenotes.rooms.people.models import Person

LONGEST_PASSWORD = 4096


class PasswordForm(forms.Form):
    """The password, which opens the mirror."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class RecoveryForm(PasswordForm):
    """The recovery code, and the password that is to open the mirror from now on."""

    field_order = ("code", "password")

    code = forms.CharField(
        label=_("Recovery code"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class MarkForm(forms.Form):
    """What one makes of a remark; nothing takes it back."""

    remark = forms.CharField(max_length=80)
    mark = forms.ChoiceField(choices=list(MARK_NAMES.items()), required=False)

    def marked(self) -> Mark | None:
        """The mark, None where it is taken back."""
        said = self.cleaned_data["mark"]
        return Mark(said) if said else None


class IntentionForm(forms.Form):
    """One small thing to try this week."""

    text = forms.CharField(
        label=_("One small thing to try this week"),
        max_length=LONGEST_INTENTION,
        required=False,
        help_text=_("For instance: ask who signs before the demo starts."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class LookBackForm(forms.Form):
    """How it went with an intention."""

    week = forms.DateField()
    went = forms.ChoiceField(choices=list(WENT_NAMES.items()))

    def told(self) -> dict[str, Any]:
        """The week, and how it went, as the action takes them."""
        return {"week": self.cleaned_data["week"], "went": Went(self.cleaned_data["went"])}


class ShareForm(forms.Form):
    """With whom, and for how many days."""

    receiver = forms.ModelChoiceField(Person.objects.none(), label=_("With"))
    days = forms.IntegerField(
        label=_("For how many days"), min_value=1, max_value=MOST_DAYS, initial=7
    )

    def __init__(self, *args: Any, giver: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = Person.objects.visible_to(giver).filter(is_active=True).exclude(pk=giver.pk)
        self.fields["receiver"].queryset = colleagues  # type: ignore[attr-defined]  # its own kind
