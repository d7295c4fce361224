"""A field in which a capability is named, with those that there are offered while one types."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models import Capability

MOST_OFFERED = 500


class CapabilityInput(forms.TextInput):
    """A text field with a list of what can be typed."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        """The field and its list."""
        attrs = {**(attrs or {}), "list": f"{(attrs or {}).get('id', name)}-offered"}
        there = Capability.objects.order_by("name").values_list("key", "name")
        offered = list(there[:MOST_OFFERED])
        times = Counter(called for _key, called in offered)
        options = format_html_join(
            "",
            '<option value="{}">{}</option>',
            ((key, called) if times[called] > 1 else (called, "") for key, called in offered),
        )
        field = super().render(name, value, attrs, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', field, attrs["list"], options)


class CapabilityField(forms.CharField):
    """A capability by its name or its key."""

    widget = CapabilityInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 200, "label": _("Capability"), **kwargs})
        self.widget.attrs["autocomplete"] = "off"

    def prepare_value(self, value: Any) -> Any:
        """A capability as one would type it."""
        if not isinstance(value, Capability):
            return value
        is_one = Capability.objects.filter(name__iexact=value.name).count() == 1
        return value.name if is_one else value.key

    def clean(self, value: Any) -> Any:
        """The capability; ValidationError where none, or more than one, is called that."""
        name = super().clean(value).strip()
        if not name:
            return None
        found = Capability.objects.filter(key=name).first()
        called = list(Capability.objects.filter(name__iexact=name)[:2]) if found is None else []
        if found is None and not called:
            raise ValidationError(_("No capability is called that. Choose one that is offered."))
        if len(called) > 1:
            raise ValidationError(_("Several are called that: write the key of the one you mean."))
        return found or called[0]
