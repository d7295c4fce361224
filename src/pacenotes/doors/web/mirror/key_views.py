"""The key of one's own mirror: the code that is shown once, recovery, rotation, removal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.mirror.forms import PasswordForm, RecoveryForm
from pacenotes.doors.web.mirror.opening import close_here, open_here, opened, with_own_key
from pacenotes.doors.web.mirror.passwords import has_password
from pacenotes.doors.web.people import sign_in_limit
from pacenotes.rooms.mirror import actions
from pacenotes.rooms.mirror.queries.keys import has_mirror
from pacenotes.rooms.people.rules import Forbidden


def shown_code(request: HttpRequest, begun: actions.Begun) -> HttpResponse:
    """The recovery code, this once, with the mirror standing open."""
    response = render(request, "mirror/code.html", {"code": begun.code})
    open_here(request, response, begun.key)
    return response


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """What can be done with the key."""
    context = {
        "form": PasswordForm(),
        "is_open": opened(request) is not None,
        "has_mirror": has_mirror(asked_by(request)),
    }
    return render(request, "mirror/key.html", context)


@require_POST
@with_own_key
def codes(request: HttpRequest) -> HttpResponse:
    """A new recovery code in the old one's place."""
    own = opened(request)
    if own is None:
        return redirect("mirror")
    return shown_code(request, actions.renew_code(key=own, by=asked_by(request)))


@sensitive_post_parameters("password")
@require_POST
@with_own_key
def rotations(request: HttpRequest) -> HttpResponse:
    """A new key and a new recovery code."""
    own, form = opened(request), PasswordForm(request.POST)
    if own is None:
        return redirect("mirror")
    if not has_password(request, form):
        context = {"form": form, "is_open": True, "has_mirror": True}
        return render(request, "mirror/key.html", context, status=422)
    password = form.cleaned_data["password"]
    return shown_code(request, actions.rotate(key=own, password=password, by=asked_by(request)))


@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: HttpRequest) -> HttpResponse:
    """Open the mirror by its recovery code, after the password was set by a link."""
    form = RecoveryForm(request.POST or None)
    if form.is_bound and has_password(request, form):
        try:
            return shown_code(request, actions.recover(**form.cleaned_data, by=asked_by(request)))
        except Forbidden as refused:
            sign_in_limit.count_guess(request, asked_by(request).email)
            form.add_error("code", refused.words.say(_))
    status = 422 if form.is_bound else 200
    return render(request, "mirror/recovery.html", {"form": form}, status=status)


@require_POST
def removal(request: HttpRequest) -> HttpResponse:
    """Remove the mirror: what is kept and its key."""
    actions.remove_mirror(by=asked_by(request))
    messages.success(request, _("Your mirror and all that was kept in it are gone."))
    response = redirect("mirror")
    close_here(request, response)
    return response
