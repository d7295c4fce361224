"""A password that is asked for again, counted as at the sign-in page where it is wrong."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.mirror.forms import PasswordForm
from pacenotes.doors.web.people import sign_in_limit


def has_password(request: HttpRequest, form: PasswordForm) -> bool:
    """Whether a form has the signed-in person's password; where it hasn't, the form says so."""
    if not form.is_valid():
        return False
    person = asked_by(request)
    if sign_in_limit.is_paused(request, person.email):
        form.add_error("password", _("Too many wrong tries. Wait 15 minutes and try again."))
        return False
    if person.check_password(form.cleaned_data["password"]):
        return True
    sign_in_limit.count_guess(request, person.email)
    form.add_error("password", _("That is not your password."))
    return False
