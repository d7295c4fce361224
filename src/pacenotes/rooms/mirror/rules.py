"""Who may look into a mirror: its own person, and nobody else in any position."""

from __future__ import annotations

from pacenotes.core.wording import N_, words
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden

ONLY_WHO_SPOKE = N_(
    "A mirror is of one's own part in a call. Who spoke is said on the call's page: if you did, "
    "take your place there."
)
NOT_YOUR_PASSWORD = N_("That is not your password. Nothing was changed.")
NO_MIRROR = N_("You have no mirror yet. Begin one on its page.")
NOT_THE_CODE = N_(
    "That code doesn't open your mirror. It has seven groups of four letters; a newer one puts an "
    "older one out of use."
)
ONE_ALREADY = N_("You have a mirror already. Open it with your password.")


def may_look(person: Person, call: Call) -> bool:
    """Whoever spoke on a call that they may see; of their own part alone."""
    if not person.is_active or not Call.objects.visible_to(person).filter(pk=call.pk).exists():
        return False
    return any(one.person_id == person.pk and one.label for one in call.speakers.all())


def check_may_look(person: Person, call: Call) -> None:
    """Forbidden unless this person spoke on the call and may see it."""
    if not may_look(person, call):
        raise Forbidden(words(ONLY_WHO_SPOKE))


def check_is_password(person: Person, password: str) -> None:
    """Forbidden unless this is the person's password and they may sign in."""
    if not person.is_active or not person.check_password(password):
        raise Forbidden(words(NOT_YOUR_PASSWORD))
