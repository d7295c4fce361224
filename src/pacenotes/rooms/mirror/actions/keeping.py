"""Keep calls, marks and intentions in one's own mirror, sealed with its open key."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.listening.listen import LISTENER_VERSION
from pacenotes.core.mirror.kept import LONGEST_INTENTION, KeptCall, OwnBook, Went
from pacenotes.core.mirror.marks import Mark
from pacenotes.core.mirror.picture import Picture
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.mirror import rules
from pacenotes.rooms.mirror.actions.keys import locked
from pacenotes.rooms.mirror.models import MirrorPage
from pacenotes.rooms.mirror.queries.pages import open_book, open_page, sealed_page
from pacenotes.rooms.people.models import Person


@transaction.atomic
def keep(*, call: Call, picture: Picture, key: bytes, by: Person) -> KeptCall:
    """Keep a call's picture, with the marks that it has; the same size for everybody who spoke.

    Forbidden for who didn't speak on the call."""
    rules.check_may_look(by, call)
    locked(by, key)
    before = open_page(by, key, call.pk)
    kept = KeptCall(picture, LISTENER_VERSION)
    if before is not None:
        kept = replace(before, picture=picture, heard_by=LISTENER_VERSION)
    _write(by, key, call, kept)
    return kept


@transaction.atomic
def mark(
    *, call: Call, picture: Picture, remark: str, as_: Mark | None, key: bytes, by: Person
) -> KeptCall:
    """Say what one makes of a remark, by its key, or take that back with None.

    Forbidden for who didn't speak on the call."""
    kept = keep(call=call, picture=picture, key=key, by=by).with_mark(remark, as_)
    _write(by, key, call, kept)
    return kept


@transaction.atomic
def intend(*, text: str, key: bytes, by: Person) -> OwnBook:
    """Intend something small in this week, in one line; an empty one takes it back."""
    text = " ".join(text.split())
    if len(text) > LONGEST_INTENTION:
        raise ValidationError(
            _("An intention has %(most)d characters at most."), params={"most": LONGEST_INTENTION}
        )
    locked(by, key)
    book = open_book(by, key).intending(timezone.localdate(), text)
    _write(by, key, None, book)
    return book


@transaction.atomic
def look_back(*, week: dt.date, went: Went, key: bytes, by: Person) -> OwnBook:
    """Say how it went with the intention of the week that began on a Monday."""
    locked(by, key)
    book = open_book(by, key).looked_back(week, went)
    _write(by, key, None, book)
    return book


def _write(person: Person, key: bytes, call: Call | None, kept: KeptCall | OwnBook) -> None:
    sealed = sealed_page(person, key, call.pk if call else None, kept)
    MirrorPage.objects.update_or_create(person=person, call=call, defaults={"sealed": sealed})
