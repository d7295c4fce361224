"""A field in which several rows are chosen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from pacenotes.doors.web.sent_numbers import ID_DIGITS


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """Several rows. An id that no row can have is a wrong choice like another: asked for among
    others, it would be the database's error."""

    def clean(self, value: Any) -> Any:
        """The rows; ValidationError names what is none."""
        for one in value if isinstance(value, list | tuple) else ():
            if len(str(one)) > ID_DIGITS:
                wrong = self.error_messages["invalid_choice"]
                shown = {"value": str(one)[:ID_DIGITS]}
                raise ValidationError(wrong, code="invalid_choice", params=shown)
        return super().clean(value)
