"""What of a deal can be edited in one form."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pacenotes.doors.web.changed_meanwhile import RememberingForm
from pacenotes.doors.web.deals.custom_fields import PREFIX, custom_form_fields, custom_values
from pacenotes.rooms.deals.actions import DealChanges
from pacenotes.rooms.deals.models import CustomField, Deal


class DealEditForm(RememberingForm):
    """A deal's own columns, and the team's own fields."""

    name = forms.CharField(label=gettext_lazy("Deal"), max_length=160)
    amount = forms.DecimalField(
        label=gettext_lazy("Amount"),
        required=False,
        min_value=0,
        max_digits=16,
        decimal_places=2,
        localize=False,
    )
    currency = forms.CharField(
        label=gettext_lazy("Currency"),
        required=False,
        min_length=3,
        max_length=3,
        help_text=gettext_lazy("Three letters, such as EUR."),
    )
    closes_on = forms.DateField(
        label=gettext_lazy("Expected close"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: QueryDict | None = None, *, deal: Deal) -> None:
        told = {name: getattr(deal, name) for name in (*OWN, "version")}
        super().__init__(data, initial=told)
        self.add(custom_form_fields(CustomField.On.DEAL, deal.custom))

    def clean_currency(self) -> str:
        """The code in capitals."""
        code = str(self.cleaned_data["currency"]).upper()
        if code and not (code.isascii() and code.isalpha()):
            raise ValidationError(_("A currency is three letters, such as EUR."))
        return code

    def clean(self) -> dict[str, Any]:
        """An amount without a currency says nothing."""
        told = super().clean() or self.cleaned_data
        if told.get("amount") is not None and told.get("currency") == "":
            self.add_error("currency", _("Say the amount's currency."))
        return told

    def changes(self) -> DealChanges:
        """What its editor changed, of what they were shown."""
        touched = self.touched()
        told: dict[str, Any] = {n: touched[n] for n in OWN if n in touched}
        custom = {
            key: value for key, value in custom_values(self).items() if PREFIX + key in touched
        }
        if custom:
            told["custom"] = custom
        return cast(DealChanges, told)


OWN = ("name", "amount", "currency", "closes_on")
