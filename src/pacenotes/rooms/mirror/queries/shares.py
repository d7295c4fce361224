"""What somebody shares out of their mirror, and what others share with them."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.mirror.shared import Copy
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.mirror.models import (
    MirrorKey,
    MirrorShare,
    sealed_for,
    shared_between,
)
from pacenotes.rooms.mirror.models.padded_value import from_padded
from pacenotes.rooms.mirror.models.sealing import unseal, unseal_own
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class OpenShare:
    """A share as its giver or its receiver reads it. `titles` are the names of those of its calls
    that the reader may see; of the others they see the day alone."""

    row: MirrorShare
    copy: Copy
    titles: dict[int, str]

    @property
    def is_readable(self) -> bool:
        """Whether its remark is on a call that the reader may see: words of a call stay with those
        who may see it."""
        return self.copy.remark is None or self.copy.call_ids <= self.titles.keys()


def open_shares(person: Person, key: bytes) -> tuple[list[OpenShare], list[OpenShare]]:
    """What this person shares, and what is shared with them, the newest first, in three queries.
    `WrongKey` where this isn't their key."""
    rows = MirrorShare.objects.visible_to(person).select_related("giver", "receiver")
    given: list[tuple[MirrorShare, Copy]] = []
    received: list[tuple[MirrorShare, Copy]] = []
    private = private_key(person, key)
    for row in rows:
        about = shared_between(row.giver_id, row.receiver_id)
        if row.giver_id == person.pk:
            given.append((row, from_padded(Copy, unseal(key, row.for_giver, about))))
        elif private is not None:
            plain = unseal_own(private, row.for_receiver, about)
            received.append((row, from_padded(Copy, plain)))
    ids = {call for _, copy in (*given, *received) for call in copy.call_ids}
    seen = Call.objects.visible_to(person).filter(pk__in=ids) if ids else Call.objects.none()
    titles = dict(seen.values_list("pk", "title"))
    return (
        [OpenShare(row, copy, _of(copy, titles)) for row, copy in given],
        [OpenShare(row, copy, _of(copy, titles)) for row, copy in received],
    )


def private_key(person: Person, key: bytes) -> bytes | None:
    """The private key that what is shared with this person is sealed for; None without a mirror."""
    row = MirrorKey.objects.visible_to(person).first()
    return None if row is None else unseal(key, row.private_key, sealed_for(person.pk))


def _of(copy: Copy, titles: dict[int, str]) -> dict[int, str]:
    return {pk: titles[pk] for pk in copy.call_ids if pk in titles}
