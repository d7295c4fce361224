"""Captures: what somebody on the team heard, kept with its time, and as evidence where it is on one
of the five questions."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.roster import Party
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Contact, Evidence, check_at_account
from pacenotes.rooms.demos.actions.fitting import check_fits
from pacenotes.rooms.demos.actions.telling import tell
from pacenotes.rooms.demos.actions.turning import Held, held_live
from pacenotes.rooms.demos.models import Capture, DemoSession
from pacenotes.rooms.demos.rules.sessions import check_may_take_part
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, storable
from pacenotes.rooms.people.models import Person

MOST_CAPTURES = 500
"""Captures of one session: one every ten seconds of an hour and more."""
PLACES = 2**31 - 1
"""The largest place that evidence can have in its source."""


@transaction.atomic
def capture(
    *, session: DemoSession, words: str, by: Person, part: str = "", contact: Contact | None = None
) -> Capture:
    """Keep words that were heard, said by `contact` where that is known.

    On a part of the five questions they are proposed to its owner as evidence. ValidationError
    where they say nothing or too much, where no part is called so, where the contact isn't at the
    deal's account, where words without a speaker would make the economic buyer met, or where no
    more fit.
    """
    held = held_live(session.pk)
    check_may_take_part(by, held.session.demo.deal)
    told = _("%(most)s captures are kept of this session, which is as many as fit.")
    check_fits(held.session.captures.all(), MOST_CAPTURES, told)
    kept = Capture(
        session=held.session,
        heard_by=by,
        heard_at=held.now,
        words=storable(words.strip()),
        part=part,
        contact=contact,
    )
    check(kept, typed=("words", "part"))
    check_at_account(contact, held.session.demo.deal.account_id)
    kept.save()
    if part:
        kept.evidence = _evidence(held, kept, by)
        kept.save(update_fields=["evidence"])
    after = {"part": part, "contact": contact.pk if contact else None}
    record("captured", kept, by=by, after=after)
    tell(held.session, "capture", kept)
    return kept


def _evidence(held: Held, kept: Capture, by: Person) -> Evidence:
    demo, contact = held.session.demo, kept.contact
    piece = Evidence(
        deal=demo.deal,
        source=Evidence.Source.DEMO,
        source_id=held.session.pk,
        source_title=demo.title,
        place=kept.pk % PLACES,
        said_on=timezone.localdate(kept.heard_at),
        at=(kept.heard_at - held.session.started_at).total_seconds(),
        speaker=contact.name if contact else "",
        party=(Party.THEIRS if contact else Party.UNKNOWN).value,
        contact=contact,
        words=kept.words,
    )
    return deals.cite_capture(words_heard=piece, part=kept.part, by=by)
