"""How django-allauth signs people in here: its adapter, with our words, our record, our mail."""
# ruff: noqa: ARG002  # the signatures are allauth's

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pacenotes.core.wording import N_
from pacenotes.doors.web.people import mail, sign_in_limit
from pacenotes.rooms.people import actions
from pacenotes.rooms.people.models import Person

SAID = {
    "account/messages/password_changed.txt": N_(
        "Your password has changed. Wherever else you were signed in, you aren't any more."
    ),
    "mfa/messages/totp_activated.txt": N_("From now on you sign in with a code as well."),
    "mfa/messages/totp_deactivated.txt": N_("You sign in without the app's codes again."),
    "mfa/messages/webauthn_added.txt": N_("The key has been added."),
    "mfa/messages/webauthn_removed.txt": N_("The key has been removed."),
    "mfa/messages/recovery_codes_generated.txt": N_(
        "Keep the recovery codes where you find them without your phone or key."
    ),
}
"""allauth's messages as we say them; what isn't here isn't said."""

NOTED = {
    "account/email/password_changed": ("", N_("Your password was changed.")),
    "account/email/password_reset": ("", N_("Your password was set by a link.")),
    "mfa/email/totp_activated": (
        "second_step_on", N_("Signing in asks for an app's code from now on."),
    ),
    "mfa/email/totp_deactivated": (
        "second_step_off", N_("Signing in doesn't ask for an app's code any more."),
    ),
    "mfa/email/webauthn_added": ("key_added", N_("A security key was added.")),
    "mfa/email/webauthn_removed": ("key_removed", N_("A security key was removed.")),
    "mfa/email/recovery_codes_generated": ("codes_renewed", N_("New recovery codes were made.")),
}  # fmt: skip
"""What allauth tells a person by mail: the verb on our record where it has none yet, the words."""


class Accounts(DefaultAccountAdapter):
    """Where allauth asks what to do, say or send."""

    error_messages = {  # noqa: RUF012  # as the class above has it
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("That address and that password don't belong together."),
        "enter_current_password": _("That is not your password."),
        "incorrect_password": _("That is not your password."),
        "too_many_login_attempts": _("Too many wrong tries. Wait 15 minutes and try again."),
        "rate_limited": _("Too many tries. Wait a minute and try again."),
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """The person whose password this is, unless too many wrong ones came before."""
        email = str(credentials.get("email", ""))
        if sign_in_limit.is_paused(request, email):
            raise self.validation_error("too_many_login_attempts")
        person = authenticate(request, **credentials)
        if not isinstance(person, Person):
            sign_in_limit.count_guess(request, email)
            return None
        sign_in_limit.forget_guesses(request, email)
        return person

    def set_password(self, user: Person, password: str) -> None:
        """Set somebody's own password, on the record."""
        actions.set_password(password=password, by=user)

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """Mail the link to the address that we know, however it was typed."""
        mail.send_link(user, context["password_reset_url"])

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Put a change to somebody's way in on the record, and tell them by mail."""
        verb, words = NOTED[template_prefix]
        if verb:
            actions.note_own_change(verb=verb, by=user)
        mail.send_change(user, gettext(words))

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what is in `SAID`, or what is given."""
        if said := message or _said(message_template):
            messages.add_message(request, level, said, extra_tags=extra_tags)

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        """Whoever may not sign in is back at the sign-in page."""
        return redirect("sign-in")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own page."""
        return reverse("oneself")

    def is_safe_url(self, url: str) -> bool:
        """Whether signing in may lead there: to this very host only."""
        request = self.request
        here = {request.get_host()}
        return url_has_allowed_host_and_scheme(url, here, require_https=request.is_secure())

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up; sales managers add people."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Every answer is a page."""
        return False


def _said(message_template: str | None) -> str:
    words = SAID.get(message_template or "")
    return gettext(words) if words else ""  # of an empty text gettext gives the catalogue's head
