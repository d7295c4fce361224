"""The list of accounts, an account, adding, editing and handing one over."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.accounts.forms import AccountForm, AccountOwnerForm
from pacenotes.doors.web.deals.accounts.page import account_page, listed
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.deals.meanwhile import put_together
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Account

shown = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """The accounts this person may see, searched and sorted, a page of them."""
    person = asked_by(request)
    context = listed(request.GET, person)
    context["may_add"] = rules.may_open_deal(person)
    return render(request, "deals/accounts/accounts.html", context)


@require_safe
def account(request: HttpRequest, account_id: int) -> HttpResponse:
    """An account: its facts, its people, its deals, what happened to it."""
    person = asked_by(request)
    context = account_page(_visible(request, account_id), person, request.GET.get("before", ""))
    return render(request, "deals/accounts/account.html", context)


@shown
def new_account(request: HttpRequest) -> HttpResponse:
    """Add an account."""
    person = asked_by(request)
    rules.check_may_add_account(person)
    form = AccountForm(request.POST or None, by=person)
    if form.is_valid():
        try:
            added = actions.add_account(changes=form.changes(), by=person)
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("The account has been added."))
            return redirect("account", added.pk)
    return _form(request, form, None)


@shown
def edit_account(request: HttpRequest, account_id: int) -> HttpResponse:
    """Edit an account."""
    person, found = asked_by(request), _visible(request, account_id)
    rules.check_may_keep_account(person, found)
    form = AccountForm(request.POST or None, by=person, account=found)
    if not form.is_valid():
        return _form(request, form, found)
    try:
        actions.edit_account(
            account=found, changes=form.changes(), by=person, version=form.version_read()
        )
    except actions.Conflict as conflict:
        now = get_object_or_404(Account, pk=conflict.now.pk)
        again = put_together(
            form, request.POST, now, lambda data: AccountForm(data, by=person, account=now)
        )
        return _form(request, again, now, status=409)
    except ValidationError as error:
        take_errors(form, error)
        return _form(request, form, found)
    messages.success(request, _("The account has changed."))
    return redirect("account", found.pk)


@require_POST
def owner(request: HttpRequest, account_id: int) -> HttpResponse:
    """Hand an account to another owner."""
    person, found = asked_by(request), _visible(request, account_id)
    rules.check_may_reassign_account(person, found)
    form = AccountOwnerForm(request.POST, by=person)
    if form.is_valid():
        try:
            actions.reassign_account(account=found, owner=form.cleaned_data["owner"], by=person)
            messages.success(request, _("The account has another owner."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    else:
        messages.error(request, _("Nobody was chosen. The account keeps its owner."))
    still_seen = Account.objects.visible_to(person).filter(pk=found.pk).exists()
    return redirect("account", found.pk) if still_seen else redirect("accounts")


def _visible(request: HttpRequest, account_id: int) -> Account:
    seen = Account.objects.visible_to(asked_by(request)).select_related("owner__unit")
    return get_object_or_404(seen, pk=account_id)


def _form(
    request: HttpRequest, form: AccountForm, found: Account | None, status: int = 0
) -> HttpResponse:
    status = status or (422 if form.is_bound else 200)
    context = {"form": form, "account": found}
    return render(request, "deals/accounts/form.html", context, status=status)
