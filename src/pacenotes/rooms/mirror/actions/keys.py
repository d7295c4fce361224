"""Begin a mirror, follow a new password, recover, rotate, remove: what is done with its key."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from pacenotes.core.wording import words
from pacenotes.rooms.mirror import rules
from pacenotes.rooms.mirror.models import (
    MirrorKey,
    MirrorPage,
    MirrorShare,
    sealed_about,
    sealed_for,
    shared_between,
)
from pacenotes.rooms.mirror.models.sealing import (
    SCRYPT_COST,
    derived,
    new_code,
    new_key,
    new_pair,
    new_salt,
    read_code,
    seal,
    seal_for,
    unseal,
    unseal_own,
)
from pacenotes.rooms.mirror.queries.keys import has_mirror, key_by_code, key_by_password
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden


@dataclass(frozen=True, slots=True, repr=False)
class Begun:
    """A key as it is open now, and the recovery code, which is told once and stored nowhere."""

    key: bytes
    code: str


@transaction.atomic
def begin(*, password: str, by: Person) -> Begun:
    """Begin a mirror: a random key, wrapped by the password and by a new recovery code.

    Forbidden where this isn't their password, or where they have a mirror."""
    rules.check_is_password(by, password)
    if has_mirror(by):
        raise Forbidden(words(rules.ONE_ALREADY))
    begun = Begun(new_key(), new_code())
    row = MirrorKey(person=by, cost=SCRYPT_COST)
    _prove(row, begun.key)
    _pair(row, begun.key)
    _wrap_by_password(row, begun.key, password)
    _wrap_by_code(row, begun)
    row.save(force_insert=True)
    return begun


@transaction.atomic
def follow_password(*, old: str, new: str, by: Person) -> None:
    """Wrap the key by a password that is about to change. Nothing happens where there is no mirror,
    or where the old password doesn't open it: then the recovery code does."""
    key = key_by_password(by, old)
    if key is not None:
        row = locked(by, key)
        _wrap_by_password(row, key, new)
        row.save()


@transaction.atomic
def recover(*, code: str, password: str, by: Person) -> Begun:
    """Open a mirror by its recovery code, and wrap its key by the password as it is now and by a
    new code; the old one is used up.

    Forbidden where the password isn't theirs, or the code doesn't open it."""
    rules.check_is_password(by, password)
    key = key_by_code(by, code)
    if key is None:
        raise Forbidden(words(rules.NOT_THE_CODE))
    begun = Begun(key, new_code())
    row = locked(by, key)
    _wrap_by_password(row, key, password)
    _wrap_by_code(row, begun)
    row.save()
    return begun


@transaction.atomic
def renew_code(*, key: bytes, by: Person) -> Begun:
    """Have a new recovery code; the old one is out of use. `key` is the open one, `WrongKey` where
    it is no more."""
    begun = Begun(key, new_code())
    row = locked(by, key)
    _wrap_by_code(row, begun)
    row.save()
    return begun


@transaction.atomic
def rotate(*, key: bytes, password: str, by: Person) -> Begun:
    """Have a new key and a new recovery code: every page is opened and sealed anew. Whoever got
    hold of the old key, or of an old code, opens nothing by it but old backups.

    Forbidden where the password isn't theirs, `WrongKey` where the key is none of theirs now."""
    rules.check_is_password(by, password)
    begun = Begun(new_key(), new_code())
    row = locked(by, key)
    _seal_pages_anew(by, key, begun.key)
    before = unseal(key, row.private_key, sealed_for(by.pk))
    _pair(row, begun.key)
    _seal_shares_anew(row, before, key, begun.key)
    _prove(row, begun.key)
    _wrap_by_password(row, begun.key, password)
    _wrap_by_code(row, begun)
    row.save()
    return begun


def _seal_pages_anew(person: Person, old: bytes, new: bytes) -> None:
    pages = list(MirrorPage.objects.visible_to(person).select_for_update())
    for page in pages:
        about = sealed_about(person.pk, page.call_id)
        page.sealed = seal(new, unseal(old, page.sealed, about), about)
    MirrorPage.objects.bulk_update(pages, ["sealed"], batch_size=100)


def _seal_shares_anew(row: MirrorKey, private: bytes, old: bytes, new: bytes) -> None:
    """What is shared with this person for their new pair, and their own copies by the new key."""
    for share in MirrorShare.objects.visible_to(row.person).select_for_update():
        about = shared_between(share.giver_id, share.receiver_id)
        if share.giver_id == row.person_id:
            share.for_giver = seal(new, unseal(old, share.for_giver, about), about)
        else:
            plain = unseal_own(private, share.for_receiver, about)
            share.for_receiver = seal_for(row.public_key, plain, about)
        share.save(update_fields=["for_giver", "for_receiver"])


@transaction.atomic
def remove_mirror(*, by: Person) -> None:
    """Remove all that a person's mirror keeps, what is shared out of it and into it, and its key.
    Nothing else changes."""
    MirrorShare.objects.filter(Q(giver=by) | Q(receiver=by)).delete()
    MirrorPage.objects.visible_to(by).delete()
    MirrorKey.objects.visible_to(by).delete()


def locked(person: Person, key: bytes) -> MirrorKey:
    """The person's row, held so that a second request of theirs waits and seals over nothing that
    the first added. Forbidden where they have none, `WrongKey` where this isn't its key now."""
    row = MirrorKey.objects.visible_to(person).select_for_update().first()
    if row is None:
        raise Forbidden(words(rules.NO_MIRROR))
    unseal(key, row.proof, sealed_for(person.pk))
    return row


def _pair(row: MirrorKey, key: bytes) -> None:
    row.public_key, private = new_pair()
    row.private_key = seal(key, private, sealed_for(row.person_id))


def _prove(row: MirrorKey, key: bytes) -> None:
    row.proof = seal(key, b"", sealed_for(row.person_id))


def _wrap_by_password(row: MirrorKey, key: bytes, password: str) -> None:
    row.password_salt = new_salt()
    wrapped_with = derived(password, row.password_salt, row.cost)
    row.by_password = seal(wrapped_with, key, sealed_for(row.person_id))


def _wrap_by_code(row: MirrorKey, begun: Begun) -> None:
    row.code_salt = new_salt()
    wrapped_with = derived(read_code(begun.code), row.code_salt, row.cost)
    row.by_code = seal(wrapped_with, begun.key, sealed_for(row.person_id))
