"""How mail is sent, and what happens where it can't be."""

from __future__ import annotations

import logging
import smtplib
import threading
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from pacenotes.site.mail import MailLater, mail_options


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
        ("smtp+tls://a%40b:p%3Aw@mail.example", ("mail.example", 587, "a@b", "p:w", True, False)),
        ("smtps://u:p@mail.example:4650", ("mail.example", 4650, "u", "p", False, True)),
    ],
)
def test_an_address_says_where_mail_goes(url: str, told: tuple[object, ...]) -> None:
    names = ("host", "port", "username", "password", "use_tls", "use_ssl")
    assert tuple(mail_options(url)[name] for name in names) == told
    assert mail_options("") == {}


@pytest.mark.parametrize(
    "url", ["mail.example", "http://u:hidden@x", "smtp://", "smtp://u:hidden@x:port", "smtp://[x"]
)
def test_an_address_that_is_none_is_told_without_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"PACENOTES_EMAIL_URL") as refused:
        mail_options(url)
    assert "hidden" not in str(refused.value)


def sent_by(backend: MailLater) -> None:
    """Send one mail and wait for its thread."""
    before = set(threading.enumerate())
    assert backend.send_messages([EmailMessage("secret", "secret", to=["noor@ours.example"])]) == 1
    for thread in set(threading.enumerate()) - before:
        thread.join(10)


@pytest.fixture
def backend(settings: Any) -> MailLater:
    """A backend for a mail server."""
    settings.MAIL = mail_options("smtp+tls://u:p@mail.example")
    return MailLater()


def test_mail_goes_to_the_server_that_was_named(
    backend: MailLater, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(EmailBackend, "send_messages", lambda self, mails: sent.extend(mails))
    sent_by(backend)
    assert (backend.host, backend.port, backend.use_tls, len(sent)) == (
        "mail.example",
        587,
        True,
        1,
    )


def test_a_server_that_is_away_breaks_nothing_and_its_log_holds_no_word(
    backend: MailLater, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(self: EmailBackend, mails: object) -> int:
        raise smtplib.SMTPRecipientsRefused({"noor@ours.example": (550, b"secret")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    with caplog.at_level(logging.ERROR):
        sent_by(backend)
    assert "SMTPRecipientsRefused" in caplog.text
    assert not {"secret", "noor@ours.example"} & set(caplog.text.replace("'", " ").split())
