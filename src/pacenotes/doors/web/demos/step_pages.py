"""Pages on which steps are added, changed, moved and taken out, of a plan as of a playbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.changed_meanwhile import differences, merged
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.sent_numbers import VERSION_DIGITS, number_in
from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class StepPages:
    """The pages of the steps of a whole: a demo, whose plan they are, or a playbook.

    `key` is what templates and addresses call the whole; `changed` says that nothing was taken out,
    because others changed it meanwhile. `visible` finds it or is 404, `check` refuses who may not
    change it. `form(data, whole, step)` is a step's form, `add(form, whole, by)` and
    `edit(form, step, by, version)` do what it says; `move` and `remove` are actions. `page` is the
    whole's own page, with a form that can't be done as it is.
    """

    key: str
    template: str
    changed: str
    visible: Callable[[HttpRequest, int], Any]
    check: Callable[[Person, Any], None]
    form: Callable[[Any, Any, Any], Any]
    add: Callable[[Any, Any, Person], Any]
    edit: Callable[[Any, Any, Person, int | None], object]
    move: Callable[..., object]
    remove: Callable[..., object]
    page: Callable[[HttpRequest, Any, Any], HttpResponse]

    @method_decorator(require_POST)
    def steps(self, request: HttpRequest, whole_id: int) -> HttpResponse:
        """Add a step."""
        whole = self._changed_by(request, whole_id)
        form = self.form(request.POST, whole, None)
        if form.is_valid():
            try:
                return redirect(self._at(whole, self.add(form, whole, asked_by(request))))
            except ValidationError as error:
                take_errors(form, error)
        return self.page(request, whole, form)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def step(self, request: HttpRequest, whole_id: int, step_id: int) -> HttpResponse:
        """Change a step. What was changed meanwhile is shown, and nobody's words are lost."""
        whole = self._changed_by(request, whole_id)
        if request.method != "POST":
            found = get_object_or_404(whole.steps, pk=step_id)
            return self._page(request, whole, found, self.form(None, whole, found))
        there = whole.steps.filter(pk=step_id).first()
        form = self.form(request.POST, whole, there)
        if there is None:
            return self._page(request, whole, None, form, status=409)
        if not form.is_valid():
            return self._page(request, whole, there, form, status=422)
        try:
            return self._edited(request, whole, there, form, form.version_read())
        except Conflict:
            return self._anew(request, whole_id, step_id, form)

    @method_decorator(require_POST)
    def places(self, request: HttpRequest, whole_id: int, step_id: int) -> HttpResponse:
        """Move a step one place up or down."""
        whole = self._changed_by(request, whole_id)
        found = get_object_or_404(whole.steps, pk=step_id)
        self.move(step=found, is_up=request.POST.get("to") == "up", by=asked_by(request))
        return redirect(self._at(whole, found))

    @method_decorator(require_POST)
    def removals(self, request: HttpRequest, whole_id: int, step_id: int) -> HttpResponse:
        """Take a step out."""
        whole = self._changed_by(request, whole_id)
        found = get_object_or_404(whole.steps, pk=step_id)
        version = number_in(request, "version", VERSION_DIGITS)
        try:
            self.remove(step=found, by=asked_by(request), version=version)
        except Conflict:
            messages.error(request, _(self.changed))
        return redirect(self.key, whole.pk)

    def _changed_by(self, request: HttpRequest, whole_id: int) -> Any:
        """The whole, where who asks may change it."""
        whole = self.visible(request, whole_id)
        self.check(asked_by(request), whole)
        return whole

    def _edited(
        self, request: HttpRequest, whole: Any, step: Any, form: Any, version: int | None
    ) -> HttpResponse:
        try:
            self.edit(form, step, asked_by(request), version)
        except ValidationError as error:
            take_errors(form, error)
            return self._page(request, whole, step, form, status=422)
        return redirect(self._at(whole, step))

    def _anew(self, request: HttpRequest, whole_id: int, step_id: int, form: Any) -> HttpResponse:
        """The form again over what stands now; other steps that changed are in nobody's way."""
        whole = self.visible(request, whole_id)
        now = whole.steps.filter(pk=step_id).first()
        if now is None:
            return self._page(request, whole, None, form, status=409)
        fresh = self.form(None, whole, now)
        found = differences(form, fresh)
        if not found:
            return self._edited(request, whole, now, form, None)
        again = self.form(merged(form, fresh), whole, now)
        return self._page(request, whole, now, again, status=409, differences=found)

    def _page(
        self, request: HttpRequest, whole: Any, step: Any, form: Any, status: int = 200, **more: Any
    ) -> HttpResponse:
        """A step's page; without a step its words stand in a form that adds it anew."""
        context = {self.key: whole, "step": step, "form": form, **more}
        return render(request, self.template, context, status=status)

    def _at(self, whole: Any, step: Any) -> str:
        return f"{reverse(self.key, args=[whole.pk])}#step-{step.pk}"
