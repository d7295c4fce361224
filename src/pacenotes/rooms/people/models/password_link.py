"""A link by which somebody sets their own password: signed, for once, for three days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator

if TYPE_CHECKING:
    from pacenotes.rooms.people.models.person import Person


class PasswordLink(PasswordResetTokenGenerator):
    """Makes and checks what such a link carries; nothing of it is stored.

    It dies when a password is set, when its person signs in or is kept from doing so, when a newer
    link is handed out, and after `PASSWORD_RESET_TIMEOUT` seconds.
    """

    key_salt = "pacenotes.rooms.people.password_link"

    def check_token(self, user: Any, token: str | None) -> bool:
        """Whether this is a living link of this person, who may sign in."""
        return user is not None and user.is_active and super().check_token(user, token)

    def _make_hash_value(self, user: Person, timestamp: int) -> str:
        given = user.link_given_at.timestamp() if user.link_given_at else ""
        return f"{super()._make_hash_value(user, timestamp)} {given}"


PASSWORD_LINK = PasswordLink()
