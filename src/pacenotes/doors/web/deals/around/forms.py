"""What is asked for around a deal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.contact_roles import CONTACT_ROLES
from pacenotes.doors.web.suggesting import Suggesting
from pacenotes.rooms.deals.models import Contact, Deal
from pacenotes.rooms.landscape.models import Capability, Product
from pacenotes.rooms.landscape.queries.naming import (
    capability_called,
    product_called,
    suggested_capabilities,
    suggested_products,
)


class ContactField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """A contact, shown by name and title."""

    def label_from_instance(self, obj: Any) -> str:
        """Name and title."""
        return f"{obj.name}, {obj.title}" if obj.title else str(obj.name)


class AccountNameForm(forms.Form):
    """The account of a deal that came in without one."""

    account_name = forms.CharField(
        label=_("Account"),
        max_length=160,
        help_text=_("As it is called here; one that isn't here yet is added."),
    )


class ContactRoleForm(forms.Form):
    """A role for a contact of the deal's account, who is there already or is added with it."""

    contact = ContactField(
        label=_("Contact"),
        queryset=Contact.objects.none(),
        required=False,
        empty_label=_("somebody new"),
    )
    name = forms.CharField(label=_("Name, if new"), max_length=160, required=False)
    title = forms.CharField(label=_("Title, if new"), max_length=160, required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=lambda: [("", _("choose a role")), *((r.key, _(r.name)) for r in CONTACT_ROLES)],
    )

    def __init__(self, *args: Any, deal: Deal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["contact"]
        if isinstance(field, forms.ModelChoiceField) and deal.account is not None:
            field.queryset = deal.account.contacts.all()

    def clean(self) -> dict[str, Any]:
        """Somebody has to be named, and only once."""
        told = super().clean() or {}
        if not told.get("contact") and not told.get("name") and not self.errors:
            self.add_error("contact", _("Choose somebody, or write a new name."))
        if told.get("contact") and told.get("name"):
            self.add_error(
                "name", _("Choose “somebody new” to add this name, or leave the name empty.")
            )
        return told


class CompetitorForm(forms.Form):
    """Somebody else who wants the deal; of the landscape's products, or by another name."""

    name = forms.CharField(
        label=_("Competitor"), max_length=120, widget=Suggesting(suggested_products)
    )


class CapabilityForm(forms.Form):
    """What the account requires: a must, without which we are out, or a should; of the
    landscape's capabilities, or in other words."""

    name = forms.CharField(
        label=_("Capability"), max_length=160, widget=Suggesting(suggested_capabilities)
    )
    weight = forms.ChoiceField(
        label=_("How much"), choices=[("must", _("must")), ("should", _("should"))]
    )


class ProductLinkForm(forms.Form):
    """The product of the landscape that a competitor is, by its name; empty for none."""

    name = forms.CharField(
        label=_("Product in the landscape"),
        max_length=240,
        required=False,
        widget=Suggesting(suggested_products),
        help_text=_("Leave it empty where the landscape hasn't got it."),
    )

    def clean_name(self) -> Product | None:
        """The product, None where none is named; ValidationError for a name that is none's."""
        said = self.cleaned_data["name"]
        found = product_called(said) if said else None
        if said and found is None:
            raise forms.ValidationError(_("The landscape has no competing product of that name."))
        return found


class CapabilityLinkForm(forms.Form):
    """The capability of the landscape that is required, by its name or key; empty for none."""

    name = forms.CharField(
        label=_("Capability in the landscape"),
        max_length=200,
        required=False,
        widget=Suggesting(suggested_capabilities),
        help_text=_("Its name or key. Leave it empty where the landscape hasn't got it."),
    )

    def clean_name(self) -> Capability | None:
        """The capability, None where none is named; ValidationError for a name that is none's, or
        more than one's."""
        said = self.cleaned_data["name"]
        found = capability_called(said) if said else None
        if said and found is None:
            raise forms.ValidationError(
                _("No capability, or more than one, is called that. Write its key instead.")
            )
        return found
