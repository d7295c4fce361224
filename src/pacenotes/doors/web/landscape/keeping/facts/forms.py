"""What the pages about facts ask for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.support import QUALIFIER_NAMES, Qualifier
from pacenotes.doors.web.changed_meanwhile import RememberingForm
from pacenotes.doors.web.landscape.keeping.capability_field import CapabilityField
from pacenotes.doors.web.landscape.keeping.in_words import day_or_none
from pacenotes.rooms.landscape.actions import Told
from pacenotes.rooms.landscape.models import (
    Capability,
    CapabilityVersion,
    FactVersion,
    Product,
    Release,
)
from pacenotes.rooms.landscape.models.qualified import qualifiers_of


class PairForm(forms.Form):
    """Of which product and which capability something is to be recorded."""

    product = forms.ModelChoiceField(
        label=_("Product"),
        queryset=Product.objects.order_by("name"),
        empty_label=_("choose one"),
    )
    capability = CapabilityField()


def _day() -> forms.DateField:
    return forms.DateField(
        label=_("or on a day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _or_before() -> forms.BooleanField:
    return forms.BooleanField(label=_("then, or some time before"), required=False)


def _release(label: Any) -> forms.ModelChoiceField[Release]:
    return forms.ModelChoiceField(label=label, required=False, queryset=Release.objects.none())


class FactForm(RememberingForm):
    """What a product has of a capability, from when until when, and how we know."""

    qualifiers = forms.MultipleChoiceField(
        label=_("Not in full, because it is"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    detail = forms.CharField(
        label=_("Which"),
        max_length=200,
        required=False,
        help_text=_("Which flag, which add-on, which part."),
    )
    added_release = _release(_("Added with the release"))
    added_day = _day()
    added_or_before = _or_before()
    removed_release = _release(_("Removed with the release"))
    removed_day = _day()
    removed_or_before = _or_before()
    level = forms.FloatField(label=_("Level"), required=False)
    how = forms.CharField(label=_("How it was measured"), max_length=300, required=False)
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("Where it is written, or who says so: release notes 5.2, a trial account."),
    )
    link = forms.URLField(
        label=_("Link"), max_length=500, required=False, assume_scheme="https"
    )  # fmt: skip

    def __init__(
        self,
        data: Any = None,
        *,
        product: Product,
        capability: Capability,
        now: FactVersion | None = None,
        source: str = "",
    ) -> None:
        told = _told_by(now) if now is not None else {"source": source}
        super().__init__(data, initial=told)
        place = CapabilityVersion.objects.get(capability=capability, recorded_until=OPEN)
        self.unit = now.unit if now is not None and now.unit else place.unit
        self.fields["qualifiers"].choices = [  # type: ignore[attr-defined]  # it chooses
            (one.value, gettext(name)) for one, name in QUALIFIER_NAMES.items()
        ]
        for name, none in (("added", _("none: it always had it")), ("removed", _("none yet"))):
            field = self.fields[f"{name}_release"]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = product.releases.order_by("-pk")
                field.empty_label = none
        if self.unit:
            self.fields["level"].label = gettext("Level, in %(unit)s") % {"unit": self.unit}
        else:
            del self.fields["level"], self.fields["how"]

    def clean(self) -> dict[str, Any]:
        """A release or a day, not both."""
        for name in ("added", "removed"):
            if self.cleaned_data.get(f"{name}_release") and self.cleaned_data.get(f"{name}_day"):
                why = _("Choose a release or a day, not both.")
                self.add_error(f"{name}_day", ValidationError(why))
        return self.cleaned_data

    def told(self) -> Told:
        """What was filled in, as the actions take it."""
        said = self.cleaned_data
        level = said.get("level")
        return Told(
            added=_mark(said, "added"),
            removed=_mark(said, "removed"),
            is_added_exact=not said["added_or_before"],
            is_removed_exact=not said["removed_or_before"],
            qualifiers=[Qualifier(one) for one in said["qualifiers"]],
            detail=said["detail"],
            level=level,
            unit=self.unit if level is not None else "",
            how=said.get("how", ""),
            source=said["source"],
            link=said["link"],
        )

    def take(self, error: ValidationError) -> None:
        """Put an action's errors where their fields are."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(self._field_of(name), errors)

    def _field_of(self, name: str) -> str | None:
        if name in ("added", "removed"):
            is_release = self.cleaned_data.get(f"{name}_release") is not None
            return f"{name}_release" if is_release else f"{name}_day"
        field = "level" if name == "unit" else name
        return field if field in self.fields else None


class WithdrawalForm(forms.Form):
    """Why a fact never was so."""

    reason = forms.CharField(label=_("Why it never was so"), max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CheckForm(PairForm):
    """On which day a product was looked at for a capability."""

    day = forms.DateField(
        label=_("Checked on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        required=False,
        help_text=_("What you looked at: their documentation, a trial account."),
    )
    link = forms.URLField(
        label=_("Link"), max_length=500, required=False, assume_scheme="https"
    )  # fmt: skip


def _mark(said: dict[str, Any], name: str) -> Release | dt.date | None:
    found: Release | dt.date | None = said[f"{name}_release"] or said[f"{name}_day"]
    return found


def _told_by(version: FactVersion) -> dict[str, Any]:
    """What a version says, as the form shows it."""
    return {
        "version": version.pk,
        "qualifiers": sorted(one.value for one in qualifiers_of(version.qualifiers)),
        "detail": version.detail,
        "added_release": version.added_release_id,
        "added_day": day_or_none(version.added_day),
        "added_or_before": not version.added_is_exact,
        "removed_release": version.removed_release_id,
        "removed_day": day_or_none(version.removed_day),
        "removed_or_before": not version.removed_is_exact,
        "level": version.level,
        "how": version.how,
        "source": version.source,
        "link": version.link,
    }
