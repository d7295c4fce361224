"""How the second step of signing in is kept and shown: allauth's adapter for it."""

from __future__ import annotations

import base64
import logging
import secrets

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.people.models import Person

log = logging.getLogger(__name__)


class SecondSteps(DefaultMFAAdapter):
    """Secrets are stored encrypted by a key made of the installation's own secret key."""

    error_messages = {  # noqa: RUF012  # as the class above has it
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code is not right, or was used already."),
    }

    def encrypt(self, text: str) -> str:
        """A secret as it is stored."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret as it is; one that nobody knows where the secret key has changed.

        So no code fits any more, and a sales manager has to take the second step off.
        """
        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("a second step was stored under another secret key")
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def build_totp_svg(self, url: str) -> SafeString:
        """The picture that an app reads: squares in one path, without a style of its own."""
        code = qrcode.QRCode(border=4)
        code.add_data(url)
        code.make()
        rows = code.get_matrix()
        path = "".join(
            f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row)
            if is_dark
        )  # fmt: skip
        return format_html(
            '<svg class="code-picture" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">'
            '<path d="{2}"/></svg>',
            len(rows), gettext("The same secret as a picture for the app's camera"), path,
        )  # fmt: skip

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        """What a key is called until its owner says otherwise."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return ngettext("Key", "Key %(number)d", number) % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Who asks for a key: this host, by the name of the program."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Pacenotes"}


def _fernet() -> Fernet:
    key = salted_hmac("pacenotes.second-step", "", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
