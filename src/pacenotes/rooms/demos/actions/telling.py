"""Telling the pages that are open on a session what changed in it, in the change's transaction."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils import timezone

from pacenotes.rooms.demos import news
from pacenotes.rooms.demos.models import Demo, DemoSession, LiveEvent


def hold_session(session_id: int) -> DemoSession:
    """The session as it stands, held until the transaction ends: whoever changes anything of a
    session holds it first, so that its events are numbered in the order in which they happen."""
    rows = DemoSession.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("demo__deal").get(pk=session_id)


def tell_plan(demo: Demo) -> None:
    """Tell a demo's live session, where there is one, that its plan or its minutes changed."""
    live = demo.sessions.live().first()
    if live is not None:
        session = hold_session(live.pk)
        if session.ended_at is None:
            tell(session, "plan", demo)


def tell(
    session: DemoSession, kind: str, about: models.Model | int, readers: Iterable[int] | None = None
) -> LiveEvent:
    """Add an event to a session that is held; `about` is the row that changed, or how often what
    isn't a row of this room did; `readers` are who is told, None for the whole team.

    Numbers have no gap: a page that lost its line asks for what came after the last it has.
    """
    session.latest += 1
    session.save(update_fields=["latest"])
    event = LiveEvent.objects.create(
        session=session,
        number=session.latest,
        kind=kind,
        about_id=about if isinstance(about, int) else about.pk,
        readers=None if readers is None else sorted(set(readers)),
        at=timezone.now(),
    )
    news.tell(session.pk)
    return event
