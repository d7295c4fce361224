"""Talk tracks: what to say of a capability, worded by who keeps the landscape."""

from __future__ import annotations

from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.landscape.standing import Standing
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.landscape.actions.conflicts import check_unchanged
from pacenotes.rooms.landscape.actions.days import recording_day
from pacenotes.rooms.landscape.models import Capability, Product, TalkTrack
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person

WORDS = ("say", "ask", "proof", "trap", "show")


class Worded(TypedDict, total=False):
    """The sentences of a talk track."""

    say: str
    ask: str
    proof: str
    trap: str
    show: str


@transaction.atomic
def word_talk_track(
    *,
    ours: Product,
    capability: Capability,
    standing: Standing,
    worded: Worded,
    by: Person,
    against: Product | None = None,
    version: int | None = None,
) -> TalkTrack:
    """Word what is said of a capability of ours, in general or against one product, as it stands
    now (`standing`, which the page showed); until that changes it isn't struck through.

    ValidationError where it was reworded since `version`, or says nothing.
    """
    check_keeps_landscape(by)
    Capability.objects.select_for_update(of=("self",)).get(pk=capability.pk)
    track = TalkTrack.objects.filter(ours=ours, capability=capability, against=against).first()
    if track is None:
        track = TalkTrack(ours=ours, capability=capability, against=against)
    else:
        check_unchanged(version, track.version)
    if not ours.vendor.is_ours:
        raise ValidationError(_("Talk tracks are about a product of ours."))
    before = {name: getattr(track, name) for name in (*WORDS, "standing")}
    put(track, dict(worded))
    check(track, typed=WORDS)
    track.standing, track.worded_on, track.worded_by = standing, recording_day(), by
    track.version = track.version + 1 if track.pk else 1
    track.save()
    after = {name: getattr(track, name) for name in (*WORDS, "standing")}
    record("worded", track, by=by, before=before, after=after)
    return track


@transaction.atomic
def drop_talk_track(*, track: TalkTrack, by: Person) -> None:
    """Say nothing on a capability any more; what was said stays on the record."""
    check_keeps_landscape(by)
    before = {name: getattr(track, name) for name in (*WORDS, "standing")}
    record("dropped", track, by=by, before=before)
    track.delete()
