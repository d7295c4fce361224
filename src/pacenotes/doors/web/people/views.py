"""Signing in, oneself, colleagues."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.people import sign_in_limit
from pacenotes.doors.web.people.forms import ColleagueForm, OneselfForm
from pacenotes.rooms.people import actions, rules
from pacenotes.rooms.people.models import Person


class SignIn(LoginView):
    """The sign-in page, which pauses after too many wrong passwords."""

    template_name = "people/sign_in.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign in, or say that it has to wait."""
        if sign_in_limit.is_paused(request, request.POST.get("username", "")):
            context = {"minutes": sign_in_limit.PAUSE // 60}
            return render(request, "people/paused.html", context, status=429)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """A right password."""
        sign_in_limit.forget_guesses(self.request, self.request.POST.get("username", ""))
        return super().form_valid(form)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """A wrong password, or none."""
        sign_in_limit.count_guess(self.request, self.request.POST.get("username", ""))
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the sample team, where it is loaded and this is its own machine."""
        is_local = self.request.get_host().rpartition(":")[0] in {"127.0.0.1", "localhost", "[::1]"}
        sample = Person.objects.active().filter(email__endswith=f"@{settings.SAMPLE_DOMAIN}")
        return super().get_context_data(
            sample=sample.order_by("position_key", "pk") if is_local else sample.none(),
            sample_password=settings.SAMPLE_PASSWORD,
            **kwargs,
        )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """The first person of an empty installation, by the link that its terminal printed."""
    if Person.objects.exists():
        raise Http404
    try:
        signing.loads(token, salt=rules.WELCOME, max_age=24 * 60 * 60)
    except signing.BadSignature as error:
        raise Http404 from error
    form = ColleagueForm(request.POST or None)
    if form.is_valid():
        login(request, actions.add_first_person(**form.cleaned_data))
        return redirect("deals")
    return render(request, "people/welcome.html", {"form": form}, status=_status(form))


@require_safe
def colleagues(request: HttpRequest) -> HttpResponse:
    """Everybody, by name and position."""
    person = asked_by(request)
    people = Person.objects.visible_to(person).order_by("name", "pk")
    context = {"people": people, "may_add": rules.may_add_person(person)}
    return render(request, "people/colleagues.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_colleague(request: HttpRequest) -> HttpResponse:
    """Add somebody."""
    person = asked_by(request)
    rules.check_may_add_person(person)
    form = ColleagueForm(request.POST or None)
    if form.is_valid():
        added = actions.add_person(**form.cleaned_data, by=person)
        messages.success(request, _("%(name)s can sign in now.") % {"name": added.name})
        return redirect("colleagues")
    return render(request, "people/new_colleague.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def oneself(request: HttpRequest) -> HttpResponse:
    """One's own name and time zone."""
    person = asked_by(request)
    form = OneselfForm(request.POST or None, instance=Person.objects.get(pk=person.pk))
    if form.is_valid():
        actions.introduce_oneself(**form.cleaned_data, by=person)
        messages.success(request, _("Changed."))
        return redirect("oneself")
    return render(request, "people/oneself.html", {"form": form}, status=_status(form))


def _status(form: Any) -> int:
    return 422 if form.is_bound else 200
