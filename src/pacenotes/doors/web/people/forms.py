"""What the pages about people ask for."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from pacenotes.core.positions import POSITIONS
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.queries import Part
from pacenotes.rooms.people.rules import LEADS


def position_choices() -> list[tuple[str, object]]:
    """Every position by key and translated name."""
    return [(p.key, _(p.name)) for p in POSITIONS]


def time_zone_choices() -> list[tuple[str, object]]:
    """Every time zone by name, and the server's own."""
    names = sorted(n for n in zoneinfo.available_timezones() if "/" in n and n[:3] != "Etc")
    return [("", _("as the server")), *((name, name.replace("_", " ")) for name in names)]


def unit_field(label: Any, parts: Iterable[Part], top: object = "") -> forms.TypedChoiceField:
    """A choice of units, and of no unit where `top` says how that is called."""
    units = {str(part.unit.pk): part for part in parts}
    return forms.TypedChoiceField(
        label=label,
        choices=[
            *([("", top)] if top else []),
            *((key, part.name) for key, part in units.items()),
        ],
        coerce=lambda key: units[key].unit,
        empty_value=None,
        required=not top,
    )


class AddressForm(forms.Form):
    """The address by which somebody signs in."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)


class PersonForm(forms.Form):
    """Somebody new: name, e-mail address, home position."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    position_key = forms.ChoiceField(label=_("Position"), choices=position_choices)

    def clean_email(self) -> str:
        """The address in lower case; refused where somebody has it."""
        email = str(self.cleaned_data["email"]).lower()
        if Person.objects.filter(email=email).exists():
            raise forms.ValidationError(_("Somebody here has this address already."))
        return email


class FirstPersonForm(PersonForm):
    """Who sets the installation up, with a password of their own."""

    position_key = forms.ChoiceField(
        label=_("Position"),
        choices=position_choices,
        initial=LEADS,
        help_text=_("Only a sales manager can add the others."),
    )
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least eight characters; no common word, not your name."),
    )

    def clean_password(self) -> str:
        """A password that can't be guessed at once."""
        password = str(self.cleaned_data["password"])
        known = {name: self.cleaned_data.get(name, "") for name in ("name", "email")}
        password_validation.validate_password(password, Person(**known))
        return password


class ColleagueForm(PersonForm):
    """A colleague, in one of the units that whoever adds them leads."""

    def __init__(self, *args: Any, parts: list[Part], top: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = unit_field(_("Unit"), parts, top)


class PositionForm(forms.Form):
    """Another home position; one that is in no file any more stays choosable while it is held."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = position_choices()
        if person.position_key not in dict(choices):
            choices.append((person.position_key, person.position.name))
        self.fields["position_key"] = forms.ChoiceField(
            label=_("Position"), choices=choices, initial=person.position_key
        )


class PlaceForm(forms.Form):
    """Where a person or a unit stands."""

    def __init__(
        self, *args: Any, label: object, parts: list[Part], top: object, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = unit_field(label, parts, top)


class UnitNameForm(forms.Form):
    """What a unit is called."""

    name = forms.CharField(label=_("Name"), max_length=120)


class UnitForm(UnitNameForm):
    """A new unit: its name, and where it stands."""

    def __init__(self, *args: Any, parts: list[Part], top: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = unit_field(_("Under"), parts, top)


class OneselfForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """One's own name and time zone."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zone_choices, required=False)

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = ["name", "time_zone"]
        labels: ClassVar[dict[str, object]] = {"name": _("Name")}
