"""Signing in, its second step, a forgotten password: allauth's pages where ours add to them."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.account.views import LoginView, LogoutView, PasswordChangeView, PasswordResetView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.mirror.opening import close_here, open_by_password
from pacenotes.doors.web.people import sign_in_forms, sign_in_limit
from pacenotes.rooms.mirror import actions as mirror
from pacenotes.rooms.people.models import Person


class SignIn(LoginView):
    """The sign-in page, which pauses after too many wrong passwords."""

    template_name = "people/sign_in.html"
    form_class = sign_in_forms.SignInForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign in, or say that it has to wait."""
        if sign_in_limit.is_paused(request, request.POST.get("username", "")):
            context = {"minutes": sign_in_limit.PAUSE // 60}
            return render(request, "people/paused.html", context, status=429)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: sign_in_forms.SignInForm) -> HttpResponse:
        """Signed in, with the mirror open where the password was all that was asked for."""
        response = super().form_valid(form)
        open_by_password(self.request, response, form.cleaned_data["password"])
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the sample team, where it is loaded and this is its own machine."""
        is_local = self.request.get_host().rpartition(":")[0] in {"127.0.0.1", "localhost", "[::1]"}
        sample = Person.objects.active().filter(email__endswith=f"@{settings.SAMPLE_DOMAIN}")
        return super().get_context_data(
            sample=sample.order_by("position_key", "pk") if is_local else sample.none(),
            sample_password=settings.SAMPLE_PASSWORD,
            **kwargs,
        )


class SecondStep(AuthenticateView):
    """A code or a key, after the password."""

    template_name = "people/second_step.html"
    form_class = sign_in_forms.CodeForm
    webauthn_form_class = sign_in_forms.KeyAnswerForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what this person has for it."""
        context = super().get_context_data(**kwargs)
        whose = Authenticator.objects.filter(user_id=self.stage.login.user.pk)
        types = set(whose.values_list("type", flat=True))
        return {
            **context,
            "has_app": Authenticator.Type.TOTP in types,
            "has_key": Authenticator.Type.WEBAUTHN in types,
            "options": _asked_of_the_key(context["js_data"]),
        }


class KeyAgain(ReauthenticateWebAuthnView):
    """A key, before something that matters is changed."""

    template_name = "people/again_key.html"
    form_class = sign_in_forms.KeyAnswerAgainForm

    def form_invalid(self, form: sign_in_forms.KeyAnswerAgainForm) -> HttpResponse:
        """The page again, with what was wrong."""
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the key is asked."""
        context = super().get_context_data(**kwargs) | kwargs  # which allauth leaves out
        return {**context, "options": _asked_of_the_key(context["js_data"])}


class NewKey(AddWebAuthnView):
    """Add a security key or passkey."""

    template_name = "people/key_new.html"
    form_class = sign_in_forms.KeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the key is asked."""
        context = super().get_context_data(**kwargs) | kwargs  # which allauth leaves out
        return {**context, "options": _asked_of_the_key(context["js_data"])}


class OwnPassword(PasswordChangeView):
    """Another password of one's own, which opens one's mirror from now on."""

    template_name = "people/password.html"
    form_class = sign_in_forms.OwnPasswordForm

    def form_valid(self, form: sign_in_forms.OwnPasswordForm) -> HttpResponse:
        """Changed, the key of the mirror wrapped anew in the same go."""
        told = form.cleaned_data
        by = asked_by(self.request)
        with transaction.atomic():
            mirror.follow_password(old=told["oldpassword"], new=told["password1"], by=by)
            return super().form_valid(form)


@method_decorator(login_not_required, name="dispatch")
class ForgottenPassword(PasswordResetView):
    """Ask for a link; where there is no mail server the page says whom to ask instead."""

    template_name = "people/forgotten.html"
    form_class = sign_in_forms.ForgottenPasswordForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Mail a link, if somebody has the address; the answer is the same if nobody has."""
        if not settings.HAS_MAIL:
            raise Http404
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With whether there is a mail server."""
        return super().get_context_data(has_mail=settings.HAS_MAIL, **kwargs)


class SignOut(LogoutView):
    """Signed out, with the mirror closed in this browser."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Both halves of the open mirror's key go: the session's row and the browser's cookie."""
        response = super().post(*args, **kwargs)
        close_here(self.request, response)
        return response


sign_out = require_POST(SignOut.as_view())


def _asked_of_the_key(js_data: dict[str, Any]) -> str:
    """What the server asks of a key, as JSON for `<security-key>`."""
    asked = js_data.get("creation_options") or js_data["request_options"]
    return json.dumps(asked, default=dict)
