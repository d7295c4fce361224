"""How a mirror stands open: its key in the session's row, sealed by a secret that only the
browser's own cookie holds."""

from __future__ import annotations

import base64
import binascii
import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.rooms.mirror.models import WrongKey
from pacenotes.rooms.mirror.models.sealing import new_key, seal, unseal
from pacenotes.rooms.mirror.queries.keys import key_by_password
from pacenotes.rooms.people.models import Person

COOKIE = "mirror"
"""A browser's own secret: it opens what the session holds and nothing else, and ends with the
browser."""
SLOT = "mirror"


def opened(request: HttpRequest) -> bytes | None:
    """The key of the signed-in person's mirror where it stands open in this browser."""
    sealed, secret = request.session.get(SLOT), request.COOKIES.get(COOKIE)
    if not sealed or not secret:
        return None
    try:
        return unseal(_bytes(secret), _bytes(sealed), _about(asked_by(request).pk))
    except (WrongKey, binascii.Error, ValueError):
        return None


def open_here(request: HttpRequest, response: HttpResponse, key: bytes) -> None:
    """Let the mirror stand open in this browser until it is closed, signed out of or shut."""
    secret = new_key()
    sealed = seal(secret, key, _about(asked_by(request).pk))
    request.session[SLOT] = _text(sealed)
    response.set_cookie(
        COOKIE,
        _text(secret),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Strict",
    )


def close_here(request: HttpRequest, response: HttpResponse) -> None:
    """Close it: both halves go."""
    request.session.pop(SLOT, None)
    response.delete_cookie(COOKIE, samesite="Strict")


View = Callable[..., HttpResponse]


def with_own_key(view: View) -> View:
    """A view that uses the open key: where the mirror has had a new one since, in another browser,
    it is closed here, and nothing has changed."""

    @functools.wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except WrongKey:
            messages.error(request, _("Your mirror has a new key since. Open it again."))
            response = redirect("mirror")
            close_here(request, response)
            return response

    return shown


def open_by_password(request: HttpRequest, response: HttpResponse, password: str) -> bool:
    """Let the mirror of whoever is signed in stand open, if this password opens it."""
    if not isinstance(request.user, Person):
        return False
    key = key_by_password(request.user, password)
    if key is not None:
        open_here(request, response, key)
    return key is not None


def _about(person_id: int) -> str:
    return f"open mirror of {person_id}"


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.encode())
