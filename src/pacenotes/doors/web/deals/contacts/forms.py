"""What the pages about contacts ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.contact_roles import CONTACT_ROLES
from pacenotes.core.gender import gendered
from pacenotes.doors.web.deals.accounts.forms import ListForm, offer
from pacenotes.doors.web.deals.custom_fields import custom_form_fields, custom_values
from pacenotes.doors.web.deals.meanwhile import MergingForm
from pacenotes.rooms.deals.actions.accounts import ContactChanges
from pacenotes.rooms.deals.models import Contact, CustomField
from pacenotes.rooms.deals.queries.contacts import SORTS

NAMED = ("name", "title", "email", "phone", "decides")


SORT_NAMES = {
    "name": _("Name"),
    "-name": _("Name, from the end"),
    "account": _("Account"),
    "title": _("Title"),
    "newest": _("Newest first"),
}


class ContactsForm(ListForm):
    """How the list of contacts is searched, sorted, and filtered by what they are in deals."""

    role = forms.ChoiceField(label=_("Role in a deal"), required=False)
    field_order = ("search", "role", "sort", "after")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["search"].label = _("Name, title, address or account")
        offer(self, "role", [("", _("any")), *((r.key, _(r.name)) for r in CONTACT_ROLES)])
        offer(self, "sort", [(key, SORT_NAMES[key]) for key in SORTS])

    def role_chosen(self) -> str:
        """The key of the role that is asked for, empty for any; what isn't one isn't asked."""
        self.is_valid()
        return str(self.cleaned_data.get("role") or "")


class ContactForm(MergingForm):
    """Somebody at an account."""

    name = forms.CharField(label=_("Name"), max_length=160)
    title = forms.CharField(label=_("Title"), max_length=160, required=False)
    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    decides = forms.CharField(
        label=_("What they decide"),
        max_length=200,
        required=False,
        help_text=_(
            "In a few words, such as “spending above 50,000”. It stands on the introduction sheet."
        ),
    )

    def __init__(self, *args: Any, contact: Contact | None = None, **kwargs: Any) -> None:
        if contact is not None:
            names = (*NAMED, "version")
            kwargs["initial"] = {name: getattr(contact, name) for name in names}
        super().__init__(*args, **kwargs)
        custom = contact.custom if contact else {}
        self.fields |= custom_form_fields(CustomField.On.CONTACT, custom)

    def clean_decides(self) -> str:
        """In words without gender, as it is read out to everybody (law 8)."""
        decides = str(self.cleaned_data["decides"])
        found = gendered(decides)
        if found:
            raise forms.ValidationError(
                _("Say what is decided without “%(word)s”: people are introduced by their work."),
                params={"word": found[0]},
            )
        return decides

    def changes(self) -> ContactChanges:
        """What was filled in, as the actions take it."""
        told = self.cleaned_data
        return {
            "name": told["name"],
            "title": told["title"],
            "email": told["email"],
            "phone": told["phone"],
            "decides": told["decides"],
            "custom": custom_values(self),
        }
