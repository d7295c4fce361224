"""How mail is sent: by the server that `PACENOTES_EMAIL_URL` names, after the page was answered."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
"""What a mail address may begin with: plain, plain turned into TLS, TLS from the start."""

BACKEND = "pacenotes.site.mail.MailLater"
NO_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

log = logging.getLogger(__name__)


class MailLater(EmailBackend):
    """Sends in a thread of its own.

    So a page takes as long for an address that nobody has as for one that somebody has, and a mail
    server that is away breaks no page. What went wrong is logged without a word of the mail.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(**(settings.MAIL | given))

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Start sending; how many there are."""
        threading.Thread(target=self._send, args=(list(email_messages),)).start()
        return len(email_messages)

    def _send(self, email_messages: list[EmailMessage]) -> None:
        try:
            super().send_messages(email_messages)
        except Exception as error:  # nobody waits for this thread who could be told
            log.error("mail was not sent: %s", type(error).__name__)


def mail_options(url: str) -> dict[str, Any]:
    """Where `smtp+tls://user:password@host:587` sends mail; nothing where it is empty."""
    if not url:
        return {}
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
