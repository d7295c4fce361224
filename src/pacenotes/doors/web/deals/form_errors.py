"""What an action found wrong, said beside the field that it is about."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError


def take_errors(form: forms.Form, error: ValidationError) -> None:
    """Put an action's errors into a form, at the field where it has one, else above it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
