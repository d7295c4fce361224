"""A page with one form: shown, sent, refused with the words kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pacenotes.doors.web.changed_meanwhile import (
    Difference,
    RememberingForm,
    differences,
    merged,
)
from pacenotes.doors.web.deals.form_errors import take_errors

Came = TypeVar("Came")

CHANGED_MEANWHILE = 409
WRONG = 422


@dataclass(frozen=True, slots=True)
class Page:
    """What stands round the form: its heading, a sentence under it, the word on its button, and
    the page to go back to, by its address and name."""

    title: str
    button: str
    back: str
    back_name: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Sent(Generic[Came]):
    """A form over what stands, as it was shown or sent: what its action `came` to, or the form to
    show, with what somebody else changed while it was written."""

    form: RememberingForm
    status: int
    came: Came | None = None
    differences: Sequence[Difference] = ()


def sent(
    request: HttpRequest,
    form_of: Callable[[Any], RememberingForm],
    act: Callable[[dict[str, Any]], Came],
) -> Sent[Came]:
    """The form of what was sent, None where nothing was, and what `act` came to with its values,
    the version that was read among them.

    Where that isn't current, it is the form over what stands now, with its writer's changes in it;
    `form_of` reads what stands each time that it is asked.
    """
    form = form_of(request.POST or None)
    if not form.is_bound:
        return Sent(form, 200)
    if not form.is_valid():
        return Sent(form, WRONG)
    try:
        return Sent(form, 200, act(filled(form) | {"version": form.version_read()}))
    except ValidationError as error:
        if getattr(error, "code", "") != "conflict":
            take_errors(form, error)
            return Sent(form, WRONG)
    fresh = form_of(None)
    again = form_of(merged(form, fresh))
    return Sent(again, CHANGED_MEANWHILE, differences=differences(form, fresh))


def filled(form: forms.Form) -> dict[str, Any]:
    """What was filled in, without the version that was read."""
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}


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
    status = WRONG if form.is_bound else 200
    context = {"form": form, "page": page, **more}
    return render(request, "landscape/keeping/form.html", context, status=status)


def sent_page(request: HttpRequest, found: Sent[Any], page: Page) -> HttpResponse:
    """The page of a form over what stands, with what was changed meanwhile."""
    context = {"form": found.form, "page": page, "differences": found.differences}
    return render(request, "landscape/keeping/form.html", context, status=found.status)
