"""What people are told by mail, where there is a mail server: their link, and changes to their
way in."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from pacenotes.rooms.people.models import Person


def send_link(person: Person, url: str, by: Person | None = None) -> bool:
    """Mail the link by which a person sets a password; whether there is a mail server."""
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
    context = {"person": person, "url": url, "by": by, "days": days}
    return _send(person, _("Your link for Pacenotes"), "link", context)


def send_change(person: Person, change: str) -> bool:
    """Tell a person that their way in has changed; whether there is a mail server."""
    return _send(person, _("Your way into Pacenotes"), "change", {"change": change})


def send_address(person: Person, was: str, by: Person) -> bool:
    """Tell a person at both addresses that they sign in by another one; whether there is a mail
    server."""
    told = {"new": person.email, "name": by.name}
    words = _("You sign in to Pacenotes as %(new)s from now on; %(name)s changed the address.")
    change, subject = words % told, _("Your way into Pacenotes")
    _send(person, subject, "change", {"change": change}, was)
    return _send(person, subject, "change", {"change": change})


def _send(
    person: Person, subject: str, name: str, context: dict[str, object], to: str = ""
) -> bool:
    if not settings.HAS_MAIL:
        return False
    body = render_to_string(f"people/mail/{name}.txt", context)
    EmailMessage(subject, body, to=[to or person.email]).send()
    return True
