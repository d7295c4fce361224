"""How mail is sent: by the server that `PACENOTES_EMAIL_URL` names, after the page was answered."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
"""What a mail address may begin with: plain, plain turned into TLS, TLS from the start."""

log = logging.getLogger(__name__)


class MailLater(EmailBackend):
    """Sends in a thread of its own.

    So a page takes as long for an address that nobody has as for one that somebody has, and a mail
    server that is away breaks no page. What went wrong is logged without a word of the mail.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Start sending; how many there are."""
        threading.Thread(target=self._send, args=(list(email_messages),)).start()
        return len(email_messages)

    def _send(self, email_messages: list[EmailMessage]) -> None:
        try:
            super().send_messages(email_messages)
        except Exception as error:  # nobody waits for this thread who could be told
            log.error("mail was not sent: %s", type(error).__name__)


def mail_settings(url: str) -> dict[str, Any]:
    """Django's mail settings for `smtp+tls://user:password@host:587`; none where it is empty."""
    options = _options(url) if url else None
    backend = f"{__name__}.MailLater" if options else "django.core.mail.backends.dummy.EmailBackend"
    if django.VERSION >= (6, 1):
        return {"MAILERS": {"default": {"BACKEND": backend, "OPTIONS": options or {}}}}
    named = {f"EMAIL_{_OLD_NAMES.get(k, k.upper())}": v for k, v in (options or {}).items()}
    return {"EMAIL_BACKEND": backend, **named}


_OLD_NAMES = {"username": "HOST_USER", "password": "HOST_PASSWORD"}


def _options(url: str) -> dict[str, Any]:
    try:
        told = urlsplit(url)
        port = told.port or PORTS[told.scheme]
    except (ValueError, KeyError):
        told, port = urlsplit(""), 0
    if not told.hostname:
        # Its own text isn't repeated: it may hold a password.
        raise ImproperlyConfigured(
            "PACENOTES_EMAIL_URL is not of the form smtp+tls://user:password@host:587; "
            f"it begins with one of: {', '.join(PORTS)}"
        )
    return {
        "host": told.hostname,
        "port": port,
        "username": unquote(told.username or ""),
        "password": unquote(told.password or ""),
        "use_tls": told.scheme == "smtp+tls",
        "use_ssl": told.scheme == "smtps",
        "timeout": 20,
    }
