"""Live sessions whose deal came to stand differently without anything of theirs having changed."""

from __future__ import annotations

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from pacenotes.rooms.demos.models import DemoSession, DemoSessionQuerySet, LiveEvent
from pacenotes.rooms.history.models import Event

STANDING = "standing"
"""The kind of live event that says so; its `about_id` is how many changes had been told by then."""

_RESTS_ON = ("evidence", "answer", "businesscase", "deadline", "pitfall")
"""What the five questions stand on, as a deal's timeline names it."""


def sessions_to_relight() -> list[int]:
    """The ids of the live sessions whose deal has more changes of its questions than were told,
    for `tell_standing`, in one query.

    Counted and not told by number: of two changes at once the one that was begun first may be
    there last.
    """
    return [session.pk for session in _behind()]


def changes_to_tell(session: DemoSession) -> int | None:
    """How many changes there are by now, None where all are told."""
    behind = _behind().filter(pk=session.pk).first()
    return None if behind is None else int(vars(behind)["changes"])


def _behind() -> DemoSessionQuerySet:
    changed = Q(verb="light_changed") | Q(about_type__in=_RESTS_ON)
    changes = Event.objects.filter(
        changed, deal_id=OuterRef("demo__deal_id"), at__gte=OuterRef("started_at")
    )
    counted = changes.order_by().values("deal_id").annotate(n=Count("pk")).values("n")
    told = LiveEvent.objects.filter(session=OuterRef("pk"), kind=STANDING).order_by("-number")
    sessions = DemoSession.objects.live().annotate(
        changes=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
        told=Coalesce(Subquery(told.values("about_id")[:1]), 0),
    )
    return sessions.filter(changes__gt=F("told")).order_by("pk")
