"""What the pages about people ask for."""

from __future__ import annotations

import zoneinfo
from typing import ClassVar

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from pacenotes.core.positions import POSITIONS
from pacenotes.rooms.people.models import Person


def position_choices() -> list[tuple[str, object]]:
    """Every position by key and translated name."""
    return [(p.key, _(p.name)) for p in POSITIONS]


def time_zone_choices() -> list[tuple[str, object]]:
    """Every time zone by name, and the server's own."""
    names = sorted(n for n in zoneinfo.available_timezones() if "/" in n and n[:3] != "Etc")
    return [("", _("as the server")), *((name, name.replace("_", " ")) for name in names)]


class ColleagueForm(forms.Form):
    """Somebody new: name, e-mail address, home position, first password."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    position_key = forms.ChoiceField(label=_("Position"), choices=position_choices)
    password = forms.CharField(
        label=_("First password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least eight characters. Tell them in person; they can change it."),
    )

    def clean_email(self) -> str:
        """The address in lower case; refused where somebody has it."""
        email = str(self.cleaned_data["email"]).lower()
        if Person.objects.filter(email=email).exists():
            raise forms.ValidationError(_("Somebody here has this address already."))
        return email

    def clean_password(self) -> str:
        """A password that can't be guessed at once."""
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password)
        return password


class OneselfForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """One's own name and time zone."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zone_choices, required=False)

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = ["name", "time_zone"]
        labels: ClassVar[dict[str, object]] = {"name": _("Name")}
