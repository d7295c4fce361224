"""What the pages about accounts ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.positions import POSITIONS, HouseSide
from pacenotes.doors.web.deals.custom_fields import custom_form_fields, custom_values
from pacenotes.doors.web.deals.meanwhile import MergingForm
from pacenotes.rooms.deals.actions.accounts import AccountChanges
from pacenotes.rooms.deals.models import Account, CustomField
from pacenotes.rooms.deals.queries.accounts import LONGEST_SEARCH, SORTS, parent_of
from pacenotes.rooms.people.models import Person

SORT_NAMES = {
    "name": _("Name"),
    "-name": _("Name, from the end"),
    "industry": _("Industry"),
    "country": _("Country or place"),
    "newest": _("Newest first"),
}


class ListForm(forms.Form):
    """How the list of accounts, or another, is searched and sorted."""

    search = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    sort = forms.ChoiceField(label=_("Sort by"), required=False)
    after = forms.IntegerField(
        required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput
    )

    def chosen(self) -> tuple[str, str, int | None]:
        """The search, the sort and where to go on; what isn't valid is taken as not said."""
        self.is_valid()
        told = self.cleaned_data
        return told.get("search") or "", told.get("sort") or "name", told.get("after")


class AccountsForm(ListForm):
    """How the list of accounts is searched and sorted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sort", [(key, SORT_NAMES[key]) for key in SORTS])


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, object]]) -> None:
    """Offer these in a field of choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


class AccountForm(MergingForm):
    """An account. Who may not see the account above it is neither shown it nor changes it."""

    name = forms.CharField(label=_("Name"), max_length=160)
    industry = forms.CharField(label=_("Industry"), max_length=120, required=False)
    website = forms.URLField(
        label=_("Website"), max_length=300, required=False, assume_scheme="https"
    )
    country = forms.CharField(label=_("Country or place"), max_length=120, required=False)
    employees = forms.IntegerField(
        label=_("Employees"), min_value=0, max_value=2_000_000_000, required=False
    )
    parent = forms.CharField(
        label=_("Part of"),
        max_length=160,
        required=False,
        help_text=_("The account above it, by its name as it stands in the list."),
    )

    def __init__(
        self, *args: Any, by: Person, account: Account | None = None, **kwargs: Any
    ) -> None:
        custom = account.custom if account else {}
        above = parent_of(account, by) if account else None
        if account is not None:
            names = ("name", "industry", "website", "country", "employees", "version")
            kwargs["initial"] = {name: getattr(account, name) for name in names}
            kwargs["initial"]["parent"] = above.name if above else ""
        super().__init__(*args, **kwargs)
        self.seen = Account.objects.visible_to(by)
        if account is not None and account.parent_id is not None and above is None:
            del self.fields["parent"]
        self.fields |= custom_form_fields(CustomField.On.ACCOUNT, custom)

    def clean_website(self) -> str:
        """A web address, and no other kind."""
        website = str(self.cleaned_data["website"])
        if website and not website.startswith(("http://", "https://")):
            raise forms.ValidationError(_("A web address begins with http:// or https://."))
        return website

    def clean_parent(self) -> Account | None:
        """The account of that name, among those that one may see."""
        name = self.cleaned_data["parent"].strip()
        if not name:
            return None
        found = self.seen.filter(name=name).first() or self.seen.filter(name__iexact=name).first()
        if found is None:
            raise forms.ValidationError(_("You see no account of this name."))
        return found

    def changes(self) -> AccountChanges:
        """What was filled in, as the actions take it."""
        told = self.cleaned_data
        changes: AccountChanges = {
            "name": told["name"],
            "industry": told["industry"],
            "website": told["website"],
            "country": told["country"],
            "employees": told["employees"],
            "custom": custom_values(self),
        }
        if "parent" in told:
            changes["parent"] = told["parent"]
        return changes


class AccountOwnerForm(forms.Form):
    """Another owner for an account: somebody on the sales side."""

    owner = forms.ModelChoiceField(
        label=_("Hand it to"),
        queryset=Person.objects.none(),
        empty_label=_("choose somebody"),
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        sells = [p.key for p in POSITIONS if p.side is HouseSide.SALES]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Person.objects.visible_to(by).active().filter(position_key__in=sells)
