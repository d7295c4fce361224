"""Forms whose thing somebody else changed meanwhile."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest


def seen_by_now(form: forms.Form, request: HttpRequest, version: int) -> None:
    """Let a form be sent again over the version that its sender is being shown now; what they
    wrote stays in it."""
    told = request.POST.copy()
    told["version"] = str(version)
    form.data = told
