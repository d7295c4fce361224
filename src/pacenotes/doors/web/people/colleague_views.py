"""A colleague's page for the sales managers who lead their part, and what they may do there."""

from __future__ import annotations

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.people import mail
from pacenotes.doors.web.people.forms import AddressForm, PlaceForm, PositionForm
from pacenotes.doors.web.people.record import told
from pacenotes.doors.web.people.top import top_for
from pacenotes.rooms.people import actions, queries, rules
from pacenotes.rooms.people.models import Person


@require_safe
def colleague(request: HttpRequest, person_id: int) -> HttpResponse:
    """Their position, unit and way in, and the record."""
    return _page(request, _colleague(request, person_id))


@require_POST
def position(request: HttpRequest, person_id: int) -> HttpResponse:
    """Give them another home position."""
    person, by = _colleague(request, person_id), asked_by(request)
    form = PositionForm(request.POST, person=person)
    if not form.is_valid():
        return _page(request, person, position_form=form)
    actions.change_position(person=person, **form.cleaned_data, by=by)
    return _changed(request, person)


@require_POST
def address(request: HttpRequest, person_id: int) -> HttpResponse:
    """Put their e-mail address right."""
    person = _colleague(request, person_id)
    form = AddressForm(request.POST)
    if not form.is_valid() or not changed_address(request, person, form):
        return _page(request, person, address_form=form)
    return redirect("colleague", person.pk)


def changed_address(request: HttpRequest, person: Person, form: AddressForm) -> bool:
    """Change an address as the form says, and tell its person at both; whether it could be, and
    else the form says why not."""
    by, was = asked_by(request), person.email
    try:
        kept = actions.change_address(person=person, email=form.cleaned_data["email"], by=by)
    except ValidationError as error:
        form.add_error("email", error.messages)
        return False
    if kept.email != was:
        mail.send_address(kept, was, by)
        messages.success(request, _("Changed. Signing in goes by %(new)s.") % {"new": kept.email})
    return True


@require_POST
def place(request: HttpRequest, person_id: int) -> HttpResponse:
    """Put them into another unit."""
    person, by = _colleague(request, person_id), asked_by(request)
    form = _place_form(person, by, request)
    if not form.is_valid():
        return _page(request, person, place_form=form)
    actions.place_person(person=person, unit=form.cleaned_data["unit"], by=by)
    return _changed(request, person)


@require_POST
def link(request: HttpRequest, person_id: int) -> HttpResponse:
    """Hand out a fresh link for a password."""
    return shown_link(request, _colleague(request, person_id), asked_by(request))


@require_POST
def sign_in(request: HttpRequest, person_id: int) -> HttpResponse:
    """Let them sign in (`may=yes`), or keep them from it."""
    person, by = _colleague(request, person_id), asked_by(request)
    if request.POST.get("may") == "yes":
        actions.let_sign_in(person=person, by=by)
    else:
        actions.stop_sign_in(person=person, by=by)
    return _changed(request, person)


@require_POST
def second_step_removal(request: HttpRequest, person_id: int) -> HttpResponse:
    """Take the second step off somebody who has lost theirs."""
    person = _colleague(request, person_id)
    actions.forget_second_steps(person=person, by=asked_by(request))
    mail.send_change(person, _("Your second step of signing in was taken off."))
    return _changed(request, person)


def shown_link(request: HttpRequest, person: Person, by: Person) -> HttpResponse:
    """The page that shows a fresh link, once: it is in no session and in no message."""
    token = actions.give_link(person=person, by=by)
    kept = {"uidb36": user_pk_to_url_str(person), "key": token}
    url = request.build_absolute_uri(reverse("account_reset_password_from_key", kwargs=kept))
    context = {
        "person": person,
        "link": url,
        "was_mailed": mail.send_link(person, url, by),
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
    }
    return render(request, "people/link.html", context)


def _colleague(request: HttpRequest, person_id: int) -> Person:
    by = asked_by(request)
    people = Person.objects.visible_to(by).select_related("unit")
    person = get_object_or_404(people, pk=person_id)
    rules.check_may_change_person(by, person)
    return person


def _page(
    request: HttpRequest,
    person: Person,
    position_form: PositionForm | None = None,
    place_form: PlaceForm | None = None,
    address_form: AddressForm | None = None,
) -> HttpResponse:
    is_wrong = bool(position_form or place_form or address_form)
    context = {
        "person": person,
        "position_form": position_form or PositionForm(person=person),
        "place_form": place_form or _place_form(person, asked_by(request)),
        "address_form": address_form or AddressForm(initial={"email": person.email}),
        "has_second_step": Authenticator.objects.filter(user=person).exists(),
        "record": told(queries.record_of(person)),
    }
    return render(request, "people/colleague.html", context, status=422 if is_wrong else 200)


def _place_form(person: Person, by: Person, request: HttpRequest | None = None) -> PlaceForm:
    return PlaceForm(
        request.POST if request else None,
        label=_("Unit"),
        parts=queries.parts_led_by(by),
        top=top_for(by),
        initial={"unit": person.unit_id},
    )


def _changed(request: HttpRequest, person: Person) -> HttpResponse:
    messages.success(request, _("Changed."))
    may_still = rules.may_change_person(Person.objects.get(pk=asked_by(request).pk), person)
    return redirect("colleague", person.pk) if may_still else redirect("colleagues")
