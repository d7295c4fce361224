"""Who may look into a mirror: its own person, and nobody else in any position."""

from __future__ import annotations

from pacenotes.core.mirror.shared import Copy
from pacenotes.core.wording import N_, words
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.mirror.models import MirrorShare
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
NOT_WITH_ONESELF = N_("That is yours already. Choose a colleague.")
THEY_HAVE_NONE = N_(
    "{name} has no mirror to open it in. Ask them to begin one; then you can share with them."
)
NOT_THEIR_CALL = N_(
    "{name} may not see this call, so its words aren't shared with them. Choose somebody who may."
)
NEITHER_GAVE_NOR_GOT = N_("That is between two other people.")
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


def may_share(person: Person, receiver: Person, copy: Copy) -> bool:
    """Anybody with a colleague who may sign in; a remark only with who may see its call."""
    if not person.is_active or not receiver.is_active or person.pk == receiver.pk:
        return False
    return copy.remark is None or _may_see(receiver, copy)


def may_take_back(person: Person, share: MirrorShare) -> bool:
    """Who gave it, and who was given it."""
    return person.is_active and person.pk in {share.giver_id, share.receiver_id}


def check_may_share(person: Person, receiver: Person, copy: Copy) -> None:
    """Forbidden, with what to do instead, unless this person may share the copy with that one."""
    if not may_share(person, receiver, copy):
        is_oneself = person.pk == receiver.pk
        why = NOT_WITH_ONESELF if is_oneself else NOT_THEIR_CALL
        raise Forbidden(words(why, name=receiver.name))


def check_may_take_back(person: Person, share: MirrorShare) -> None:
    """Forbidden unless this person gave it or was given it."""
    if not may_take_back(person, share):
        raise Forbidden(words(NEITHER_GAVE_NOR_GOT))


def _may_see(person: Person, copy: Copy) -> bool:
    calls = Call.objects.visible_to(person).filter(pk__in=copy.call_ids)
    return calls.count() == len(copy.call_ids)
