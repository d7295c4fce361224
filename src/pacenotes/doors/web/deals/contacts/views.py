"""The list of contacts, a contact's page, adding and editing one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.contacts.forms import ContactForm
from pacenotes.doors.web.deals.contacts.page import contact_page, listed
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.deals.meanwhile import put_together
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Account, Contact

shown = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """The contacts this person may see, searched, filtered and sorted, a page of them."""
    return render(request, "deals/contacts/contacts.html", listed(request.GET, asked_by(request)))


@require_safe
def contact(request: HttpRequest, contact_id: int) -> HttpResponse:
    """A contact: who they are, their roles, what they said, whether we met."""
    found = _visible(request, contact_id)
    context = contact_page(found, asked_by(request), request.GET.get("before", ""))
    return render(request, "deals/contacts/contact.html", context)


@shown
def new_contact(request: HttpRequest, account_id: int) -> HttpResponse:
    """Add somebody at an account."""
    person = asked_by(request)
    seen = Account.objects.visible_to(person).select_related("owner__unit")
    account = get_object_or_404(seen, pk=account_id)
    rules.check_may_keep_account(person, account)
    form = ContactForm(request.POST or None)
    if form.is_valid():
        try:
            added = actions.add_contact(account=account, changes=form.changes(), by=person)
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("The contact has been added."))
            return redirect("contact", added.pk)
    return _form(request, form, account, None)


@shown
def edit_contact(request: HttpRequest, contact_id: int) -> HttpResponse:
    """Edit a contact."""
    person, found = asked_by(request), _visible(request, contact_id)
    rules.check_may_keep_account(person, found.account)
    form = ContactForm(request.POST or None, contact=found)
    if not form.is_valid():
        return _form(request, form, found.account, found)
    try:
        actions.edit_contact(
            contact=found, changes=form.changes(), by=person, version=form.version_read()
        )
    except actions.Conflict as conflict:
        now = get_object_or_404(Contact, pk=conflict.now.pk)
        again = put_together(form, request.POST, now, lambda data: ContactForm(data, contact=now))
        return _form(request, again, found.account, now, status=409)
    except ValidationError as error:
        take_errors(form, error)
        return _form(request, form, found.account, found)
    messages.success(request, _("The contact has changed."))
    return redirect("contact", found.pk)


def _visible(request: HttpRequest, contact_id: int) -> Contact:
    seen = Contact.objects.visible_to(asked_by(request)).select_related("account__owner__unit")
    return get_object_or_404(seen, pk=contact_id)


def _form(
    request: HttpRequest,
    form: ContactForm,
    account: Account,
    found: Contact | None,
    status: int = 0,
) -> HttpResponse:
    status = status or (422 if form.is_bound else 200)
    context = {"form": form, "account": account, "contact": found}
    return render(request, "deals/contacts/form.html", context, status=status)
