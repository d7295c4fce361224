"""A page with one form: shown, sent, refused with the words kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pacenotes.doors.web.deals.form_errors import take_errors

Came = TypeVar("Came")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands round the form: its heading, a sentence under it, the word on its button, and
    the page to go back to, by its address and name."""

    title: str
    button: str
    back: str
    back_name: str
    lead: str = ""


def tried(form: forms.Form, act: Callable[[], Came]) -> Came | None:
    """What the action came to; None where the form isn't valid or the action refused, which the
    form then says."""
    if not form.is_valid():
        return None
    try:
        return act()
    except ValidationError as error:
        take_errors(form, error)
        return None


def form_page(request: HttpRequest, form: forms.Form, page: Page, **more: object) -> HttpResponse:
    """The page, with 422 where what was sent can't be done."""
    status = 422 if form.is_bound else 200
    context = {"form": form, "page": page, **more}
    return render(request, "landscape/keeping/form.html", context, status=status)
