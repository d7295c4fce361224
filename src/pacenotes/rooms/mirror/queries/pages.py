"""What somebody keeps in their mirror, opened with their key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import F

from pacenotes.core.mirror.kept import KeptCall, OwnBook
from pacenotes.core.mirror.marks import Threshold, thresholds
from pacenotes.core.mirror.remark import Kind
from pacenotes.rooms.calls.models import Call, CallQuerySet
from pacenotes.rooms.mirror.models import MirrorPage, WrongKey, sealed_about
from pacenotes.rooms.mirror.models.padded_value import from_padded, to_padded
from pacenotes.rooms.mirror.models.sealing import Stored, seal, unseal
from pacenotes.rooms.people.models import Person

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pages:
    """All that somebody keeps: of each call by its id, and their own book."""

    calls: dict[int, KeptCall]
    book: OwnBook

    def learnt(self) -> dict[Kind, Threshold]:
        """What their marks ask of each kind of remark."""
        return thresholds(kept.marks for kept in self.calls.values())


def open_pages(person: Person, key: bytes) -> Pages:
    """Every page of this person's, in one query. `WrongKey` where this isn't their key."""
    calls: dict[int, KeptCall] = {}
    book = OwnBook()
    rows = MirrorPage.objects.visible_to(person).values_list("call_id", "sealed")
    for call_id, sealed in rows:
        if call_id is None:
            book = _opened(OwnBook, person, key, None, sealed)
        else:
            calls[call_id] = _opened(KeptCall, person, key, call_id, sealed)
    return Pages(calls, book)


def open_book(person: Person, key: bytes) -> OwnBook:
    """What is of no single call, in one query."""
    row = MirrorPage.objects.visible_to(person).filter(call=None).first()
    return OwnBook() if row is None else _opened(OwnBook, person, key, None, row.sealed)


def open_page(person: Person, key: bytes, call_id: int) -> KeptCall | None:
    """What is kept of one call, in one query; None where nothing is yet."""
    row = MirrorPage.objects.visible_to(person).filter(call=call_id).first()
    return None if row is None else _opened(KeptCall, person, key, call_id, row.sealed)


def sealed_page(person: Person, key: bytes, call_id: int | None, kept: KeptCall | OwnBook) -> bytes:
    """A page as it is stored."""
    return seal(key, to_padded(kept), sealed_about(person.pk, call_id))


def _opened(of: type[T], person: Person, key: bytes, call_id: int | None, sealed: Stored) -> T:
    return from_padded(of, unseal(key, sealed, sealed_about(person.pk, call_id)))


def calls_spoken_on(person: Person) -> CallQuerySet:
    """The calls that this person may see and spoke on, the newest first, as lists show them."""
    spoke = Call.objects.visible_to(person).filter(
        pk__in=Call.objects.filter(speakers__person=person)
        .exclude(speakers__label="")
        .values("pk"),
        listened_at__isnull=False,
    )
    listed = spoke.select_related("deal").only("title", "held_on", "deal__name")
    return listed.order_by(F("held_on").desc(nulls_last=True), "-pk")


__all__ = [
    "Pages",
    "WrongKey",
    "calls_spoken_on",
    "open_book",
    "open_page",
    "open_pages",
    "sealed_page",
]
