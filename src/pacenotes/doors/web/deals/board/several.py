"""Editing several deals at once: choose them in the list, then say what is to change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.board.asked import Asked, asked_for, asked_in
from pacenotes.doors.web.deals.custom_fields import custom_form_fields, custom_values
from pacenotes.rooms.deals import actions, queries
from pacenotes.rooms.deals.actions.deals import DealChanges
from pacenotes.rooms.deals.actions.several import MOST_AT_ONCE
from pacenotes.rooms.deals.models import CustomField, Deal
from pacenotes.rooms.deals.queries.filtering import filtered
from pacenotes.rooms.deals.queries.house import pipeline_of
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden


class SeveralForm(forms.Form):
    """What is to change in all of the chosen deals; what is left empty stays as it is."""

    stage = forms.ChoiceField(label=gettext_lazy("Stage"), required=False)
    closes_on = forms.DateField(
        label=gettext_lazy("Expected close"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    owner = forms.ModelChoiceField(
        label=gettext_lazy("Owner"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("as it is"),
    )

    def __init__(self, *args: Any, deals: Iterable[Deal], by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = {deal.pipeline for deal in deals}
        way = pipeline_of(ways.pop()) if len(ways) == 1 else None
        stage, owner = self.fields["stage"], self.fields["owner"]
        if isinstance(stage, forms.ChoiceField) and isinstance(owner, forms.ModelChoiceField):
            stages = way.stages if way else ()
            stage.choices = [("", _("as it is")), *((s.key, _(s.name)) for s in stages)]
            if way is None:
                stage.help_text = _("These deals are in several pipelines. Choose those of one.")
            owner.queryset = Person.objects.visible_to(by).active()
        self.fields |= custom_form_fields(CustomField.On.DEAL, {}, is_required=False)

    def changes(self) -> DealChanges:
        """What was filled in of a deal's own fields."""
        told: DealChanges = {}
        if self.cleaned_data["closes_on"]:
            told["closes_on"] = self.cleaned_data["closes_on"]
        custom = {key: v for key, v in custom_values(self).items() if v not in (None, "")}
        if custom:
            told["custom"] = custom
        return told


@require_http_methods(["GET", "HEAD", "POST"])
def edits(request: HttpRequest) -> HttpResponse:
    """Edit several deals: a page with the chosen ones and a form, and what it asks for."""
    person = asked_by(request)
    if request.method == "POST":
        asked, ids = asked_in(request.POST.get("query", "")), _ids(request.POST.get("deals", ""))
    else:
        asked, ids = asked_for(request.GET), _chosen(request)
    if not ids:
        messages.error(request, _("Choose the deals first: tick them in the list."))
        return redirect(_list(asked))
    deals = list(queries.deals_of(person).filter(pk__in=ids[: MOST_AT_ONCE + 1]))
    if len(deals) < len(set(ids)) <= MOST_AT_ONCE:
        raise Http404
    form = SeveralForm(request.POST if request.method == "POST" else None, deals=deals, by=person)
    status = 200
    if request.method == "POST":
        done = _edit(form, deals, person)
        if done is None:
            return _said(request, len(deals), asked)
        status = done
    context = {
        "deals": deals, "ids": ",".join(str(deal.pk) for deal in deals), "form": form,
        "query": asked.query, "most": MOST_AT_ONCE, "back": _list(asked),
    }  # fmt: skip
    return render(request, "deals/board/several.html", context, status=status)


def _edit(form: SeveralForm, deals: list[Deal], person: Person) -> int | None:
    """Do it; or put into the form why nothing was done, and return the status that says so."""
    if not form.is_valid():
        return 422
    told, owner, stage = form.changes(), form.cleaned_data["owner"], form.cleaned_data["stage"]
    if not (told or owner or stage):
        form.add_error(None, _("Say what is to change."))
        return 422
    try:
        actions.edit_deals(deals=deals, changes=told, stage=stage, owner=owner, by=person)
    except Forbidden as refusal:
        form.add_error(None, refusal.words.say(_))
        return 403
    except ValidationError as error:
        form.add_error(None, error.messages)
        return 422
    return None


def _said(request: HttpRequest, count: int, asked: Asked) -> HttpResponse:
    said = ngettext("One deal has changed.", "%(count)s deals have changed.", count)
    messages.success(request, said % {"count": count})
    return redirect(_list(asked))


def _chosen(request: HttpRequest) -> list[int]:
    """The deals that were ticked, or all that the filter asks for, in order of their names."""
    if "all" not in request.GET:
        return _ids(",".join(request.GET.getlist("deal")))
    person, chosen = asked_by(request), asked_for(request.GET).chosen
    deals = filtered(Deal.objects.visible_to(person), chosen, person, timezone.localdate())
    return list(deals.order_by("pk").values_list("pk", flat=True)[: MOST_AT_ONCE + 1])


def _ids(text: str) -> list[int]:
    """Ids as a form keeps them; what is none is left out, and so is what goes beyond the most."""
    parts = text[: 20 * MOST_AT_ONCE].split(",")
    return [int(p) for p in parts if p.isascii() and p.isdecimal() and len(p) < 16]


def _list(asked: Asked) -> str:
    return f"{reverse('deals')}?{asked.query}"
